#include "relay/intake/intake.h"
#include "core/literals.h"
#include "relay/base/answers.h"
#include "relay/base/secrets.h"
#include "relay/intake/eventreader.h"
#include "relay/intake/intakelog.h"
#include <algorithm>

Q_LOGGING_CATEGORY(lcIntake, "callboard.relay.intake")

namespace callboard::relay {

namespace {
constexpr qsizetype LargestBody = 4 * 1024 * 1024; // Event Grid batches reach 1 MB; nothing it sends may be refused

/// Events of recordings may name a connection that nobody has (contract README, 12.2).
bool tellsOfCall(const Entry &entry)
{
    return entry.event && !entry.row.callId.isEmpty() && !entry.row.type.contains("Recording");
}

/// The first event of a call tells whose it is, if nothing has told before: the answer to the action that made
/// the call may come later, or never if this relay dies in between.
QList<Entry> withOwners(const CallbackKey &key, QList<Entry> entries, const RelayState &state)
{
    for (const Entry &entry : std::as_const(entries)) {
        const CallId call(QString::fromUtf8(entry.row.callId));
        if (tellsOfCall(entry) && !key.user.isEmpty() && state.ownerOf(call).isEmpty())
            return ownershipEntries(key, call) + entries;
    }
    return entries;
}
} // namespace

Intake::Intake(Parts parts)
    : m_parts(std::move(parts)),
      m_refused(m_parts.metrics.counter("callboard_intake_refused_total", "Requests of strangers at the event doors."))
{
}

void Intake::addRoutes(httpd::HttpServer &server)
{
    for (const char *pattern : {"/eventgrid", "/eventgrid/{secret}"}) {
        server.route(
            "POST", pattern, [this](const httpd::Request &r, const httpd::Responder &a) { eventGrid(r, a); },
            LargestBody);
        server.route("OPTIONS", pattern, [this](const httpd::Request &r, const httpd::Responder &a) { allow(r, a); });
    }
    server.route(
        "POST", "/callbacks/{key}", [this](const httpd::Request &r, const httpd::Responder &a) { callback(r, a); },
        LargestBody);
}

bool Intake::knowsSecret(const httpd::Request &request) const
{
    QByteArray given = request.param("secret").toUtf8();
    if (given.isEmpty())
        given = request.queryValue("code").value_or(QString()).toUtf8();
    // A query reads '+' as a blank, but who wrote a base64 secret into a subscription's address meant it.
    const bool same = sameSecret(given, m_parts.eventGridSecret);
    const bool sameAsTyped
        = given.contains(' ') && sameSecret(QByteArray(given).replace(' ', '+'), m_parts.eventGridSecret);
    return !m_parts.eventGridSecret.isEmpty() && (same || sameAsTyped);
}

void Intake::refuse(const httpd::Responder &responder, const ApiError &error, const QByteArray &door)
{
    m_refused.add();
    m_parts.audit.write({{}, door, {}, error.httpStatus, error.code.toUtf8(), {}});
    responder.send(answerOf(error));
}

void Intake::eventGrid(const httpd::Request &request, const httpd::Responder &responder)
{
    if (!knowsSecret(request))
        return refuse(responder, denied(), "eventGrid");
    QList<Entry> entries = readEvents(request.body, EventSource::EventGrid, m_parts.state);
    if (const QByteArray answer = validationAnswerFor(entries); !answer.isEmpty())
        return responder.send(httpd::Response::rawJson(200, answer));
    record(std::move(entries), responder);
}

void Intake::allow(const httpd::Request &request, const httpd::Responder &responder)
{
    if (!knowsSecret(request))
        return refuse(responder, denied(), "eventGrid");
    httpd::Response answer = httpd::Response::empty(200);
    const QByteArray origin = request.headers.value(QByteArray(wire::WebHookRequestOrigin.data()));
    const QByteArray rate = request.headers.value(QByteArray(wire::WebHookRequestRate.data()));
    if (!origin.isEmpty())
        for (const auto &[name, value] : wire::cloudEventsAllowance(origin, rate))
            answer.headers.add(name, value);
    answer.headers.set("Allow", "POST");
    responder.send(std::move(answer));
}

void Intake::callback(const httpd::Request &request, const httpd::Responder &responder)
{
    const auto key = m_parts.keys.find(request.param("key").toUtf8());
    if (!key)
        return responder.send(answerOf(key.error()));
    if (!*key)
        return refuse(responder, refusal(404, u"NotFound"_s, u"No such address."_s), "callback");
    if (!m_parts.tokens)
        return takeCallback(**key, request.body, responder);
    m_parts.tokens->verify(request.bearerToken(),
                           [this, key = **key, body = request.body, responder](const auto &proof) {
                               if (proof)
                                   takeCallback(key, body, responder);
                               else if (proof.error().httpStatus == 503)
                                   responder.send(answerOf(proof.error()));
                               else
                                   refuse(responder, proof.error(), "callback");
                           });
}

void Intake::takeCallback(const CallbackKey &key, const QByteArray &body, const httpd::Responder &responder)
{
    const QList<Entry> entries = readEvents(body, EventSource::Callback, m_parts.state);
    const auto first = std::ranges::find_if(entries, tellsOfCall);
    if (first != entries.end())
        m_parts.keys.tie(key, CallId(QString::fromUtf8(first->row.callId)));
    record(withOwners(key, entries, m_parts.state), responder);
}

void Intake::record(QList<Entry> entries, const httpd::Responder &responder)
{
    if (entries.isEmpty())
        return responder.send(httpd::Response::empty(200));
    m_parts.state.record({std::move(entries)}, [responder](const Result<QList<Appended>> &outcome) {
        responder.send(outcome ? httpd::Response::empty(200) : answerOf(outcome.error()));
    });
}

} // namespace callboard::relay
