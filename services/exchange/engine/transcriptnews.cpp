// What comes of a transcription, and what the application is told of it.
#include "core/literals.h"
#include "exchange/engine/transcriptwork.h"

namespace callboard::exchange {

namespace {
using Kind = Callback::Kind;
using What = TranscriptNews::What;
using Phase = Transcription::Phase;

void changed(Work &w, Connection &c, What what)
{
    Transcription &t = c.transcription;
    if (t.changes.isEmpty())
        return;
    const UpdateTranscription change = t.changes.takeFirst();
    if (what == What::NotChanged)
        return sendNotTranscribed(w, c, change.operation, what);
    if (!change.locale.isEmpty())
        t.locale = change.locale;
    Operation shown = change.operation;
    shown.operationContext = t.start.operationContext; // as in the recorded sessions (contract README, 13.1)
    sendTranscribed(w, c, Kind::TranscriptionUpdated, shown);
}
} // namespace

void sendTranscribed(Work &w, const Connection &c, Kind kind, const Operation &operation)
{
    Callback e = callbackFor(w, kind, c, operation);
    e.result = outcomes::mediaDone();
    w.out.append(std::move(e));
}

void sendNotTranscribed(Work &w, const Connection &c, const Operation &operation, const Outcome &why,
                        const QString &details)
{
    Callback e = callbackFor(w, Kind::TranscriptionFailed, c, operation);
    e.result = why;
    e.statusDetails = details;
    w.out.append(std::move(e));
}

void sendNotTranscribed(Work &w, const Connection &c, const Operation &operation, What why)
{
    switch (why) {
    case What::Began:
    case What::Changed: return;
    case What::NotChanged:
    case What::NoLanguage: return sendNotTranscribed(w, c, operation, outcomes::speechServiceFailed(), u"badRequest"_s);
    case What::NoRecogniser:
        return sendNotTranscribed(w, c, operation, outcomes::speechServiceFailed(), u"speechServicesConnectionError"_s);
    case What::BadAddress:
        return sendNotTranscribed(w, c, operation, outcomes::badStreamAddress(), u"streamUrlMissing"_s);
    case What::NotConnected:
        return sendNotTranscribed(w, c, operation, outcomes::transcriptUnsent(), u"streamConnectionUnsuccessful"_s);
    case What::Disconnected:
        return sendNotTranscribed(w, c, operation, outcomes::transcriptUnsent(), u"streamConnectionInterrupted"_s);
    }
}

void forgetTranscription(Work &w, Connection &c)
{
    w.s.prompts.remove(c.transcription.job);
    c.transcription.phase = Phase::Off;
    c.transcription.changes.clear();
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
        sendTranscribed(w, *c, Kind::TranscriptionStarted, start);
    } else {
        forgetTranscription(w, *c);
        sendNotTranscribed(w, *c, start, r.what);
    }
    return Reply{};
}

} // namespace callboard::exchange
