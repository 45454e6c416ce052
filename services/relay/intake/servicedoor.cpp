#include "relay/intake/servicedoor.h"
#include "core/literals.h"
#include "relay/base/answers.h"
#include "wire/streaming.h"

namespace callboard::relay {

ServiceDoor::ServiceDoor(Parts parts)
    : m_parts(parts),
      m_refused(m_parts.metrics.counter("callboard_intake_refused_total", "Requests of strangers at the event doors."))
{
}

void ServiceDoor::addRoute(httpd::HttpServer &server, const QByteArray &name, Opened opened)
{
    server.upgradeLater(
        '/' + name + "/{key}",
        [this, name](const httpd::Request &request, const httpd::Decide &then) { decide(request, name, then); },
        [opened = std::move(opened)](const std::shared_ptr<httpd::WebSocket> &socket, const httpd::Request &,
                                     const httpd::UpgradeDecision &decision) {
            opened(socket, *std::static_pointer_cast<CallId>(decision.context));
        });
}

void ServiceDoor::decide(const httpd::Request &request, const QByteArray &name, const httpd::Decide &decide)
{
    const auto key = m_parts.keys.find(request.param("key").toUtf8());
    if (!key)
        return decide(httpd::UpgradeDecision::refuse(answerOf(key.error())));
    if (!*key)
        return refuse(refusal(404, u"NotFound"_s, u"No such address."_s), name, decide);
    const QByteArray call = request.headers.value(wire::CallConnectionIdHeader);
    if (!m_parts.tokens)
        return check(**key, call, name, decide);
    m_parts.tokens->verify(request.bearerToken(), [this, key = **key, call, name, decide](const auto &proof) {
        if (proof)
            check(key, call, name, decide);
        else
            refuse(proof.error(), name, decide);
    });
}

void ServiceDoor::check(const CallbackKey &key, const QByteArray &id, const QByteArray &name,
                        const httpd::Decide &decide)
{
    const CallId call(QString::fromUtf8(id));
    if (call.isEmpty())
        return refuse(refusal(400, u"BadRequest"_s, u"x-ms-call-connection-id is missing."_s), name, decide);
    const Call *known = m_parts.state.store().call(call);
    if (!isOf(key, call) || !m_parts.keys.tie(key, call))
        return refuse(notAllowed(u"The address belongs to another call."_s), name, decide);
    if (known && known->isOver())
        return refuse(refusal(404, u"CallOver"_s, u"The call is over."_s), name, decide);
    decide(httpd::UpgradeDecision::accept({}, std::make_shared<CallId>(call)));
}

/// What the state can tell against it.
bool ServiceDoor::isOf(const CallbackKey &key, const CallId &call) const
{
    const Call *known = m_parts.state.store().call(call);
    return !known || key.incomingId.isEmpty() || known->incomingId.isEmpty()
        || known->incomingId.text.toUtf8() == key.incomingId;
}

void ServiceDoor::refuse(const ApiError &error, const QByteArray &name, const httpd::Decide &decide)
{
    if (error.httpStatus != 503) {
        m_refused.add();
        m_parts.audit.write({{}, name, {}, error.httpStatus, error.code.toUtf8(), {}});
    }
    decide(httpd::UpgradeDecision::refuse(answerOf(error)));
}

} // namespace callboard::relay
