// Transcription on its way to the application: contract README, 11; codes: 15.2.
// Where those leave a choice: a wrong state is 400/8585, a language that nobody understands 400/8565, a failed change
// leaves the transcription as it was, and no event tells that the end of the call ends it, as in the recorded sessions.
#include "core/literals.h"
#include "exchange/engine/transcriptwork.h"

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
} // namespace

void startTranscriptionOfSetup(Work &w, Connection &c)
{
    if (!c.setup.transcription || !c.setup.transcription->start)
        return;
    const Operation operation{c.id, c.setup.operationContext, {}};
    if (c.setup.transcription->url.isEmpty())
        sendNotTranscribed(w, c, operation, What::BadAddress);
    else if (!c.setup.aiServices)
        sendNotTranscribed(w, c, operation, outcomes::noSpeechServices(), u"badRequest"_s);
    else
        begin(w, c, {operation, {}, {}});
}

void endTranscription(Work &w, Connection &c)
{
    if (c.transcription.phase == Phase::Off)
        return;
    w.out.append(orderOf(c, TranscriptOrder::Kind::Stop));
    forgetTranscription(w, c);
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
    sendTranscribed(w, c, Kind::TranscriptionStopped, r.operation);
    return Reply{};
}

} // namespace callboard::exchange
