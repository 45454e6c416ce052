#include "relay/gateway/servicelink.h"
#include "core/literals.h"
#include "http/hmac.h"
#include "http/retrypolicy.h"
#include "relay/base/answers.h"

namespace callboard::relay {

namespace {
constexpr const char *Passed[] = {"Content-Type",
                                  "Accept",
                                  "Repeatability-Request-ID",
                                  "Repeatability-First-Sent",
                                  "x-ms-client-request-id",
                                  "x-ms-return-client-request-id"};
}

ServiceLink::ServiceLink(http::ConnectionString service, std::shared_ptr<http::Transport> transport, const Clock &clock,
                         QObject *parent)
    : QObject(parent),
      m_service(std::move(service)),
      m_transport(std::move(transport)),
      m_clock(clock)
{
}

std::optional<ApiError> ServiceLink::closed() const
{
    const auto left = m_notBefore - m_clock.monotonic();
    if (left.count() <= 0)
        return {};
    ApiError e = refusal(429, u"TooManyRequests"_s, u"The service asked to wait."_s);
    e.retryAfter = left;
    return e;
}

void ServiceLink::forward(const httpd::Request &request, const QByteArray &body, Done done)
{
    http::HttpRequest out;
    const auto url = http::rawUrl(m_service.endpoint, request.target);
    std::optional<ApiError> problem
        = url ? closed() : refusal(400, u"BadRequest"_s, u"The address can't be forwarded."_s);
    if (problem) {
        QMetaObject::invokeMethod(
            this, [problem, done] { done(*problem); }, Qt::QueuedConnection);
        return;
    }
    out.method = request.method;
    out.url = *url;
    out.body = body;
    for (const char *name : Passed)
        if (request.headers.has(name))
            out.headers.append({name, request.headers.value(name)});
    out.headers += http::signedHeaders(out, m_service.accessKey, m_clock.now());
    const quint64 number = ++m_next;
    m_running.insert(number, {});
    m_running[number]
        = m_transport->send(out, [this, number, done](Result<http::HttpReply> reply) { replied(number, reply, done); });
}

void ServiceLink::replied(quint64 number, const Result<http::HttpReply> &reply, const Done &done)
{
    // The request may not be destroyed inside its own callback.
    const auto finished = m_running.take(number);
    QMetaObject::invokeMethod(
        this, [finished] {}, Qt::QueuedConnection);
    if (reply)
        heed(*reply);
    done(reply);
}

void ServiceLink::heed(const http::HttpReply &reply)
{
    if (reply.status != 429 && reply.status != 503)
        return;
    if (const auto wait = http::retryAfter(reply, m_clock.now()))
        m_notBefore = std::max(m_notBefore, m_clock.monotonic() + *wait);
}

} // namespace callboard::relay
