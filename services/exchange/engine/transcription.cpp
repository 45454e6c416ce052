// Transcription on its way to the application: contract README, 11; codes: 15.2.
// Where those leave a choice: a wrong state is 400/8585, a language that nobody understands 400/8565, a failed change
// leaves the transcription as it was, and no event tells that the end of the call ends it, as in the recorded sessions.
#include "core/literals.h"
#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
using Kind = Callback::Kind;
using What = TranscriptNews::What;
using Phase = Transcription::Phase;

bool isConfigured(const Setup &setup)
{
    return setup.transcription && !setup.transcription->url.isEmpty() && setup.aiServices;
}

/// The connection when it can be transcribed.
Result<Connection *> transcribable(Work &w, const CallId &id)
{
    auto ready = readyConnection(w, id);
    if (ready && !isConfigured((*ready)->setup))
        return refusal(405, "8522"_L1, u"Transcription was not configured when the call was set up."_s);
    return ready;
}

ApiError wrongState(const QString &message)
{
    return refusal(400, "8585"_L1, message);
}

TranscriptOrder orderOf(const Connection &c, TranscriptOrder::Kind kind)
{
    TranscriptOrder order;
    order.kind = kind;
    order.job = c.transcription.job;
    order.locale = c.transcription.locale;
    return order;
}

void begin(Work &w, Connection &c, const StartTranscription &r)
{
    Transcription &t = c.transcription;
    const TranscriptionSetup &setup = *c.setup.transcription;
    t.phase = Phase::Opening;
    t.job = w.newKey();
    t.start = r.operation;
    t.locale = r.locale.isEmpty() ? setup.locale : r.locale;
    w.s.prompts.insert(t.job, c.id);
    TranscriptOrder order = orderOf(c, TranscriptOrder::Kind::Start);
    order.leg = c.leg;
    order.connection = c.id;
    order.correlation = c.correlation;
    order.subscription = t.id;
    order.url = setup.url;
    order.model = r.model.isEmpty() ? setup.model : r.model;
    order.partials = setup.partials;
    w.out.append(std::move(order));
}

/// Silent from now on.
void end(Work &w, Connection &c)
{
    w.s.prompts.remove(c.transcription.job);
    c.transcription.phase = Phase::Off;
    c.transcription.changes.clear();
}

void sendDone(Work &w, const Connection &c, Kind kind, const Operation &operation)
{
    Callback e = callbackFor(w, kind, c, operation);
    e.result = outcomes::mediaDone();
    w.out.append(std::move(e));
}

void sendFailed(Work &w, const Connection &c, const Operation &operation, const Outcome &why, const QString &details)
{
    Callback e = callbackFor(w, Kind::TranscriptionFailed, c, operation);
    e.result = why;
    e.statusDetails = details;
    w.out.append(std::move(e));
}

void sendFailed(Work &w, const Connection &c, const Operation &operation, What why)
{
    switch (why) {
    case What::Began:
    case What::Changed: return;
    case What::NotChanged:
    case What::NoLanguage: return sendFailed(w, c, operation, outcomes::speechServiceFailed(), u"badRequest"_s);
    case What::NoRecogniser:
        return sendFailed(w, c, operation, outcomes::speechServiceFailed(), u"speechServicesConnectionError"_s);
    case What::BadAddress: return sendFailed(w, c, operation, outcomes::badStreamAddress(), u"streamUrlMissing"_s);
    case What::NotConnected:
        return sendFailed(w, c, operation, outcomes::transcriptUnsent(), u"streamConnectionUnsuccessful"_s);
    case What::Disconnected:
        return sendFailed(w, c, operation, outcomes::transcriptUnsent(), u"streamConnectionInterrupted"_s);
    }
}

void changed(Work &w, Connection &c, What what)
{
    Transcription &t = c.transcription;
    if (t.changes.isEmpty())
        return;
    const UpdateTranscription change = t.changes.takeFirst();
    if (what == What::NotChanged)
        return sendFailed(w, c, change.operation, what);
    if (!change.locale.isEmpty())
        t.locale = change.locale;
    Operation shown = change.operation;
    shown.operationContext = t.start.operationContext; // as in the recorded sessions (contract README, 13.1)
    sendDone(w, c, Kind::TranscriptionUpdated, shown);
}
} // namespace

void startTranscriptionOfSetup(Work &w, Connection &c)
{
    if (!c.setup.transcription || !c.setup.transcription->start)
        return;
    const Operation operation{c.id, c.setup.operationContext, {}};
    if (c.setup.transcription->url.isEmpty())
        sendFailed(w, c, operation, What::BadAddress);
    else if (!c.setup.aiServices)
        sendFailed(w, c, operation, outcomes::noSpeechServices(), u"badRequest"_s);
    else
        begin(w, c, {operation, {}, {}});
}

void endTranscription(Work &w, Connection &c)
{
    if (c.transcription.phase == Phase::Off)
        return;
    w.out.append(orderOf(c, TranscriptOrder::Kind::Stop));
    end(w, c);
}

Result<Reply> handle(Work &w, const StartTranscription &r)
{
    auto ready = transcribable(w, r.operation.connection);
    if (!ready)
        return ready.error();
    if ((*ready)->transcription.phase != Phase::Off)
        return wrongState(u"Transcription has already been started."_s);
    begin(w, **ready, r);
    return Reply{};
}

Result<Reply> handle(Work &w, const UpdateTranscription &r)
{
    auto ready = transcribable(w, r.operation.connection);
    if (!ready)
        return ready.error();
    Connection &c = **ready;
    if (c.origin == Connection::Origin::Connected)
        return refusal(405, "8520"_L1, u"Transcription can't be updated on a connection that joined a call."_s);
    if (c.transcription.phase != Phase::Running)
        return wrongState(u"Transcription has not been started."_s);
    c.transcription.changes.append(r);
    TranscriptOrder order = orderOf(c, TranscriptOrder::Kind::Change);
    if (!r.locale.isEmpty())
        order.locale = r.locale;
    w.out.append(std::move(order));
    return Reply{};
}

Result<Reply> handle(Work &w, const StopTranscription &r)
{
    auto ready = transcribable(w, r.operation.connection);
    if (!ready)
        return ready.error();
    Connection &c = **ready;
    if (c.transcription.phase == Phase::Off)
        return wrongState(u"Transcription has not been started."_s);
    endTranscription(w, c);
    sendDone(w, c, Kind::TranscriptionStopped, r.operation);
    return Reply{};
}

Result<Reply> handle(Work &w, const TranscriptNews &r)
{
    Connection *c = connectionOf(w, w.s.prompts.value(r.job));
    if (!c || c->transcription.phase == Phase::Off || c->transcription.job != r.job)
        return Reply{};
    const Operation start = c->transcription.start;
    if (r.what == What::Changed || r.what == What::NotChanged) {
        changed(w, *c, r.what);
    } else if (r.what == What::Began) {
        c->transcription.phase = Phase::Running;
        sendDone(w, *c, Kind::TranscriptionStarted, start);
    } else {
        end(w, *c);
        sendFailed(w, *c, start, r.what);
    }
    return Reply{};
}

} // namespace callboard::exchange
