#include "relay/gateway/gateway.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "http/retrypolicy.h"
#include "relay/base/answers.h"
#include "relay/gateway/job.h"
#include "relay/gateway/recordingcontrol.h"
#include "relay/gateway/rewrite.h"

namespace callboard::relay {

Gateway::Gateway(Parts parts) : m_parts(std::move(parts)), m_repeats(m_parts.clock) { }

void Gateway::addRoutes(httpd::HttpServer &server)
{
    server.route("*", "/calling/{*rest}", [this](const httpd::Request &request, const httpd::Responder &responder) {
        handle(request, responder);
    });
}

void Gateway::handle(const httpd::Request &request, const httpd::Responder &responder)
{
    auto job = std::make_shared<Job>();
    job->request = request;
    job->responder = responder;
    const auto who = m_parts.tokens.verify(request.bearerToken());
    if (!who)
        return refuse(job, who.error());
    job->who = *who;
    auto action = readAction(request);
    if (!action)
        return refuse(job, action.error());
    job->action = std::move(action).value();
    if (const auto allowed = mayDo(job->who, job->action, m_parts.state); !allowed)
        return refuse(job, allowed.error());
    if (!m_parts.service)
        return refuse(job, refusal(503, u"NoService"_s, u"No telephony service is configured."_s));
    if (const auto closed = m_parts.service->closed())
        return refuse(job, *closed);
    start(job);
}

void Gateway::start(const JobPtr &job)
{
    Recording recording;
    if (job->action.takesRinging() && !claim(job, recording))
        return;
    if (job->action.makesCall() || job->action.startsRecording())
        makeKey(job, recording);
    if (recording.entries.isEmpty() && recording.keys.isEmpty())
        return forward(job);
    m_parts.state.record(std::move(recording), [this, job](const Result<QList<Appended>> &outcome) {
        if (outcome)
            return forward(job);
        // Nothing was kept and nothing was asked of the service: only this try is over.
        if (job->freshClaim)
            m_parts.claims.release(job->action.incoming());
        job->responder.send(answerOf(outcome.error()));
    });
}

bool Gateway::claim(const JobPtr &job, Recording &recording)
{
    const IncomingId id = job->action.incoming();
    if (id.isEmpty())
        return true; // the service says what is wrong with such a body
    const auto fresh = m_parts.claims.claim(id, job->who.user, job->requestId());
    if (!fresh) {
        refuse(job, fresh.error());
        return false;
    }
    job->freshClaim = *fresh;
    if (job->freshClaim)
        recording.entries.append(m_parts.state.own().make(wire::CallClaimed{id, job->who.user}));
    return true;
}

void Gateway::makeKey(const JobPtr &job, Recording &recording)
{
    const QByteArray user = job->who.user.text.toUtf8();
    if (const auto kept = m_repeats.find(user, job->requestId())) {
        job->key = kept->key;
        job->keyRecord = kept->record;
    } else {
        job->key = KeyBook::makeKey();
        job->keyRecord = m_parts.keys.record(job->key, about(*job));
        m_repeats.keep(user, job->requestId(), {job->key, job->keyRecord});
    }
    recording.keys.append(job->keyRecord);
}

void Gateway::forward(const JobPtr &job)
{
    OwnAddresses own = OwnAddresses::of(m_parts.publicUrl, job->key);
    own.speechServices = m_parts.speechServices;
    const QByteArray body = bodyForService(job->action, job->request.body, own);
    m_parts.service->forward(job->request, body,
                             [this, job](const Result<http::HttpReply> &reply) { answered(job, reply); });
}

void Gateway::answered(const JobPtr &job, const Result<http::HttpReply> &reply)
{
    if (!reply) {
        const bool late = reply.error().kind == ApiError::Kind::Timeout;
        const ApiError error = reply.error().httpStatus != 0
            ? reply.error()
            : refusal(late ? 504 : 502, late ? u"ServiceTimeout"_s : u"ServiceUnreachable"_s,
                      late ? u"The service did not answer in time."_s : u"The service can't be reached."_s);
        return failed(job, error, answerOf(error));
    }
    if (reply->status >= 200 && reply->status < 300)
        return succeeded(job, *reply);
    failed(job, http::errorOf(*reply, m_parts.clock.now()), job->passedOn(*reply, reply->body));
}

void Gateway::succeeded(const JobPtr &job, const http::HttpReply &reply)
{
    const httpd::Response answer
        = job->passedOn(reply, bodyForConsole(job->action, reply.body, m_parts.service->endpoint(), m_parts.publicUrl));
    if (job->action.isRead())
        return job->responder.send(answer);
    Recording recording;
    recording.entries = outcome(*job, reply);
    recording.audit = {line(*job, reply.status)};
    if (job->action.takesRinging())
        m_parts.claims.settle(job->action.incoming());
    if (recording.entries.isEmpty()) {
        job->responder.send(answer);
        return m_parts.state.record(std::move(recording), {});
    }
    // Answered once the state knows whose the call is: the next request may need it.
    recording.applied = [job, answer] { job->responder.send(answer); };
    m_parts.state.record(recording, [this, job, answer, recording](const Result<QList<Appended>> &kept) {
        if (kept)
            return;
        // It has happened at the service, so the console is told, and the journal as soon as it takes it.
        job->responder.send(answer);
        m_parts.state.recordSurely(recording);
    });
}

QList<Entry> Gateway::outcome(const Job &job, const http::HttpReply &reply)
{
    const IncomingId id = job.action.incoming();
    if (job.action.makesCall()) {
        const auto body = parseJsonObject(reply.body);
        const CallId call(body ? body->value("callConnectionId"_L1).toString() : QString());
        if (call.isEmpty())
            return {};
        m_parts.keys.tie(job.keyRecord, call);
        return ownershipEntries(job.keyRecord, call);
    }
    if (const auto control = controlOf(job.action, job.request, reply, job.who.user, m_parts.state))
        return {m_parts.state.own().make(*control)};
    if (!job.action.takesRinging() || id.isEmpty())
        return {};
    wire::IncomingClosed closed;
    closed.incomingId = id;
    closed.user = job.who.user;
    closed.outcome = job.action.operation->id == wire::OperationId::RejectCall ? wire::IncomingOutcome::Rejected
                                                                               : wire::IncomingOutcome::Redirected;
    return {m_parts.state.own().make(closed)};
}

void Gateway::failed(const JobPtr &job, const ApiError &error, const httpd::Response &answer)
{
    Recording recording;
    const IncomingId id = job->action.incoming();
    if (job->action.takesRinging() && !id.isEmpty() && job->freshClaim) {
        m_parts.claims.release(id);
        recording.entries.append(m_parts.state.own().make(wire::ClaimReleased{id, job->who.user, error.code}));
    }
    if (!job->action.isRead()) {
        recording.entries.append(m_parts.state.own().make(job->refused(error, answer.status)));
        recording.audit = {line(*job, answer.status, error.code)};
    }
    job->responder.send(answer);
    if (!recording.entries.isEmpty())
        m_parts.state.recordSurely(std::move(recording));
}

void Gateway::refuse(const JobPtr &job, const ApiError &error)
{
    const httpd::Response answer = answerOf(error);
    job->responder.send(answer);
    const bool known = job->action.operation && !job->who.user.isEmpty();
    if (!known || job->action.isRead() || error.httpStatus == 429)
        return m_parts.audit.write({job->who.user.text.toUtf8(), job->name(), job->callId(), answer.status,
                                    error.code.toUtf8(), job->requestId()});
    Recording recording;
    recording.entries = {m_parts.state.own().make(job->refused(error, answer.status))};
    recording.audit = {line(*job, answer.status, error.code)};
    m_parts.state.record(std::move(recording), {});
}

AuditLine Gateway::line(const Job &job, int status, const QString &code)
{
    return m_parts.audit.line(
        {job.who.user.text.toUtf8(), job.name(), job.callId(), status, code.toUtf8(), job.requestId()});
}

CallbackKey Gateway::about(const Job &job) const
{
    CallbackKey key;
    key.user = job.who.user.text.toUtf8();
    key.createdAt = m_parts.clock.now().toMSecsSinceEpoch();
    key.direction = job.action.takesRinging() ? "incoming" : "outgoing";
    const IncomingId id = job.action.incoming();
    if (const IncomingCall *call = id.isEmpty() ? nullptr : m_parts.state.store().incoming(id)) {
        key.from = call->from.rawId.text.toUtf8();
        key.to = call->to.rawId.text.toUtf8();
    } else {
        key.from = job.dialledFrom().toUtf8();
        key.to = job.dialledTo().toUtf8();
    }
    key.incomingId = id.text.toUtf8();
    return key;
}

} // namespace callboard::relay
