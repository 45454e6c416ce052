#include "exchange/rest/gate.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "exchange/rest/answers.h"
#include "exchange/rest/requestchecks.h"
#include <QLoggingCategory>
#include <QTimer>

Q_LOGGING_CATEGORY(lcExchange, "callboard.exchange")

namespace callboard::exchange {

namespace {
bool isKnownVersion(const QString &version)
{
    return std::find(wire::ApiVersions.begin(), wire::ApiVersions.end(), version) != wire::ApiVersions.end();
}

Result<QJsonObject> bodyOf(const httpd::Request &request)
{
    if (request.body.isEmpty())
        return QJsonObject();
    auto body = parseJsonObject(request.body);
    if (!body)
        return badRequest("body: "_L1 + body.error().detail);
    return body;
}

/// SDKs that ask for it get their own request id back (contract README, 3.1).
void echoRequestId(const httpd::Request &request, httpd::Response &answer)
{
    if (request.headers.view("x-ms-return-client-request-id") == "true")
        answer.headers.set("x-ms-client-request-id", request.headers.view("x-ms-client-request-id"));
}
} // namespace

httpd::Response denied()
{
    return httpd::Response::error(401, u"Denied"_s, u"Denied by the resource provider."_s);
}

Gate::Gate(QByteArray accessKey, const Clock &clock, quint64 seed)
    : m_accessKey(std::move(accessKey)),
      m_clock(clock),
      m_repeatability(clock),
      m_faults(seed)
{
}

void Gate::handle(const wire::Operation &operation, const httpd::Request &request, const httpd::Responder &responder,
                  const Action &action)
{
    const http::HmacVerdict verdict = verifySignature(request, m_accessKey, m_clock.now());
    if (verdict != http::HmacVerdict::Ok) {
        qCInfo(lcExchange) << "refused" << operation.name << "from" << request.peer << verdictName(verdict);
        return responder.send(denied());
    }
    const AnswerFault fault = m_faults.next(operation.name);
    if (fault.replacesAnswer() && !fault.after)
        return strike(fault, responder);
    httpd::Response response = answer(operation, request, action);
    if (fault.replacesAnswer())
        return strike(fault, responder);
    echoRequestId(request, response);
    if (fault.delay.count() == 0)
        return responder.send(std::move(response));
    QTimer::singleShot(fault.delay, [responder, response] { responder.send(response); });
}

void Gate::strike(const AnswerFault &fault, const httpd::Responder &responder)
{
    auto response = httpd::Response::error(fault.status, u"Fault"_s, u"A fault was asked for."_s);
    if (fault.retryAfter >= 0)
        response.headers.add("Retry-After", QByteArray::number(fault.retryAfter));
    const auto act = [responder, response, drop = fault.drop] { drop ? responder.drop() : responder.send(response); };
    if (fault.delay.count() == 0)
        act();
    else
        QTimer::singleShot(fault.delay, act);
}

httpd::Response Gate::answer(const wire::Operation &operation, const httpd::Request &request, const Action &action)
{
    if (!operation.repeatable)
        return perform(request, action);
    httpd::Response stored;
    switch (m_repeatability.lookUp(request, stored)) {
    case RepeatabilityStore::Known::Yes: return stored;
    case RepeatabilityStore::Known::Misused:
        return refusalAnswer(
            badRequest(u"Repeatability-Request-ID: malformed, without Repeatability-First-Sent, or used for "
                       "another request"_s));
    case RepeatabilityStore::Known::No: break;
    }
    const httpd::Response response = perform(request, action);
    m_repeatability.keep(request, response);
    return response;
}

httpd::Response Gate::perform(const httpd::Request &request, const Action &action)
{
    const QString version = request.queryValue("api-version").value_or(QString());
    if (!isKnownVersion(version))
        return refusalAnswer(badRequest("api-version: not supported: "_L1 + version));
    const auto body = bodyOf(request);
    if (!body)
        return refusalAnswer(body.error());
    return action({request, *body, version});
}

} // namespace callboard::exchange
