#include "http/requestrun.h"
#include "core/literals.h"
#include "http/hmac.h"
#include <QRandomGenerator>
#include <QUuid>

namespace callboard::http {

namespace {
quint32 seedOf(const RetryPolicy &policy)
{
    return policy.seed != 0 ? policy.seed : QRandomGenerator::global()->generate();
}

void addIfMissing(HttpHeaders &headers, QByteArrayView name, const QByteArray &value)
{
    if (headerValue(headers, name).isEmpty())
        headers.append({name.toByteArray(), value});
}

QByteArray newUuid()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}
} // namespace

HttpHeaders repeatabilityPair(const Clock &clock)
{
    return {{"Repeatability-Request-ID", newUuid()}, {"Repeatability-First-Sent", httpDate(clock.now())}};
}

RequestRun::RequestRun(std::shared_ptr<const HttpClientParts> parts, HttpRequest request)
    : m_parts(std::move(parts)),
      m_request(std::move(request)),
      m_watcher(new QFutureWatcher<Result<HttpReply>>),
      m_backoff(m_parts->retry.firstPause, m_parts->retry.mostPause, seedOf(m_parts->retry))
{
    addIfMissing(m_request.headers, "x-ms-client-request-id", newUuid());
    if (m_request.repeatable && headerValue(m_request.headers, "Repeatability-Request-ID").isEmpty())
        m_request.headers.append(repeatabilityPair(*m_parts->clock));
}

QFuture<Result<HttpReply>> RequestRun::start()
{
    m_self = shared_from_this();
    m_promise.start();
    const auto future = m_promise.future();
    QObject::connect(m_watcher.get(), &QFutureWatcherBase::canceled, m_watcher.get(), [this] { cancelled(); });
    m_watcher->setFuture(future);
    attempt();
    return future;
}

void RequestRun::attempt()
{
    const auto self = m_self; // a step may be the last
    ++m_tries;
    const HttpRequest request = m_request;
    if (!m_parts->authorizer)
        return authorized(request, HttpHeaders());
    m_authorizing = m_parts->authorizer->authorize(
        request, [this, request](const Result<HttpHeaders> &proof) { authorized(request, proof); });
}

void RequestRun::authorized(const HttpRequest &request, const Result<HttpHeaders> &proof)
{
    const auto self = m_self;
    m_sentAt = m_parts->clock->now();
    m_sentMonotonic = m_parts->clock->monotonic();
    if (!proof) {
        log(0, QString(kindName(proof.error().kind)));
        return finish(proof.error());
    }
    HttpRequest complete = request;
    for (const auto &[name, value] : proof.value())
        setHeader(complete.headers, name, value);
    m_sending = m_parts->transport->send(complete, [this](Result<HttpReply> reply) { replied(std::move(reply)); });
}

void RequestRun::replied(Result<HttpReply> reply)
{
    const auto self = m_self;
    if (reply && reply->status >= 200 && reply->status < 300) {
        log(reply->status, {});
        return finish(std::move(reply));
    }
    failed(reply ? errorOf(reply.value(), m_parts->clock->now()) : reply.error());
}

void RequestRun::failed(ApiError error)
{
    error.requestId = QString::fromLatin1(headerValue(m_request.headers, "x-ms-client-request-id"));
    log(error.httpStatus, QString(kindName(error.kind)) + u' ' + error.code);
    const auto pause = m_parts->retry.next(m_request, error, m_tries, m_backoff.next());
    if (!pause)
        return finish(std::move(error));
    m_waiting = m_parts->timers->after(*pause, [this] { attempt(); });
}

void RequestRun::log(int status, const QString &error)
{
    if (!m_parts->log)
        return;
    RequestLogEntry entry;
    entry.at = m_sentAt;
    entry.method = m_request.method;
    entry.url = m_request.url.toString();
    entry.attempt = m_tries;
    entry.status = status;
    entry.error = error.trimmed();
    entry.requestId = QString::fromLatin1(headerValue(m_request.headers, "x-ms-client-request-id"));
    entry.took = m_parts->clock->monotonic() - m_sentMonotonic;
    m_parts->log->add(std::move(entry));
}

void RequestRun::finish(Result<HttpReply> result)
{
    m_promise.addResult(std::move(result));
    m_promise.finish();
    release();
}

void RequestRun::cancelled()
{
    const auto self = m_self;
    m_authorizing.reset();
    m_sending.reset();
    m_waiting.reset();
    log(0, u"cancelled"_s);
    m_promise.finish();
    release();
}

void RequestRun::release()
{
    m_watcher->disconnect();
    m_self.reset();
}

HttpClient::HttpClient(HttpClientParts parts)
{
    if (!parts.transport)
        parts.transport = defaultTransport();
    if (!parts.timers)
        parts.timers = std::make_shared<EventLoopTimers>();
    if (!parts.clock)
        parts.clock = &SystemClock::instance();
    m_parts = std::make_shared<const HttpClientParts>(std::move(parts));
}

HttpClient::~HttpClient() = default;

QFuture<Result<HttpReply>> HttpClient::send(HttpRequest request)
{
    return std::make_shared<RequestRun>(m_parts, std::move(request))->start();
}

} // namespace callboard::http
