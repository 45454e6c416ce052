// Input by voice: contract README, 10.2.
#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
using Kind = Callback::Kind;

const Recognize &requestOf(const MediaJob &job)
{
    return std::get<Recognize>(job.request);
}

/// The outcome of what was understood.
Outcome outcomeOf(const Recognize &request, const SpeechHeard &heard)
{
    if (heard.cut)
        return outcomes::speechTooLong();
    if (heard.text.isEmpty())
        return outcomes::notUnderstood();
    if (request.type != Recognize::Type::Choices)
        return outcomes::speechRecognized();
    return heard.label.isEmpty() ? outcomes::noSuchChoice() : outcomes::choiceBySpeech();
}
} // namespace

void listenToSpeech(Work &w, MediaJob &job)
{
    const Recognize &request = requestOf(job);
    if (!request.bySpeech() || std::exchange(job.listens, true))
        return;
    MediaOrder order;
    order.kind = MediaOrder::Kind::Listen;
    order.prompt = job.id;
    order.leg = job.legs.first();
    order.choices = request.choices;
    order.language = request.language;
    order.endSilence = request.endSilence;
    w.out.append(std::move(order));
}

void noSpeechService(Work &w, Connection &c, MediaJob &job)
{
    job.phase = MediaJob::Phase::Listening;
    finishJob(w, c, outcomes::speechServiceFailed(), Kind::RecognizeFailed);
}

Result<Reply> handle(Work &w, const SpeechBegan &r)
{
    const JobPlace at = placeOf(w, r.job);
    if (!at.job || !at.job->listens || !at.job->tones.isEmpty()) // keys came first: they count
        return Reply{};
    if (at.job->phase == MediaJob::Phase::Playing)
        stopPrompt(w, at.job->id);
    at.job->phase = MediaJob::Phase::Listening;
    at.job->speaking = true;
    w.cancel(at.job->patience);
    return Reply{};
}

Result<Reply> handle(Work &w, const SpeechHeard &r)
{
    const JobPlace at = placeOf(w, r.job);
    if (!at.job || !at.job->speaking)
        return Reply{};
    const Outcome result = outcomeOf(requestOf(*at.job), r);
    const bool choice = requestOf(*at.job).type == Recognize::Type::Choices;
    const auto fill = [&](Callback &e) {
        e.speech = r.text;
        e.label = choice ? r.label : QString();
        e.confidence = r.confidence;
    };
    if (result.code == 200)
        finishJob(w, *at.connection, result, Kind::RecognizeCompleted, fill);
    else
        finishJob(w, *at.connection, result, Kind::RecognizeFailed);
    return Reply{};
}

Result<Reply> handle(Work &w, const ListeningFailed &r)
{
    const JobPlace at = placeOf(w, r.job);
    if (at.job && at.job->listens)
        finishJob(w, *at.connection, outcomes::speechServiceFailed(), Kind::RecognizeFailed);
    return Reply{};
}

} // namespace callboard::exchange
