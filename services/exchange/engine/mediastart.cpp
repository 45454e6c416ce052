// How a media operation begins when its turn has come: contract README, 10.3 and 10.4.
#include "exchange/engine/mediawork.h"

namespace callboard::exchange {

namespace {
MediaOrder playOrder(const Connection &c, const MediaJob &job)
{
    MediaOrder order;
    order.prompt = job.id;
    order.call = c.call;
    order.to = job.legs;
    return order;
}

void playSources(Work &w, Connection &c, MediaJob &job, const QList<PromptSource> &sources, bool loop)
{
    if (refuseUnspeakable(w, c, job, sources))
        return;
    MediaOrder order = playOrder(c, job);
    order.sources = sources;
    order.loop = loop;
    w.out.append(std::move(order));
}

void start(Work &w, Connection &c, const SendTones &request, MediaJob &job)
{
    MediaOrder order = playOrder(c, job);
    order.tones = request.tones;
    w.out.append(std::move(order));
}

void start(Work &w, Connection &c, const Play &request, MediaJob &job)
{
    playSources(w, c, job, request.sources, request.loop);
}

void start(Work &w, Connection &c, const Recognize &request, MediaJob &job)
{
    if (request.bySpeech() && !c.setup.aiServices)
        return noSpeechService(w, c, job);
    watchLeg(w, job.legs.first());
    if (request.interruptPrompt || request.prompts.isEmpty())
        listenToSpeech(w, job);
    if (request.prompts.isEmpty())
        startListening(w, job);
    else
        playSources(w, c, job, request.prompts, false);
}
} // namespace

void startNextJob(Work &w, Connection &c)
{
    if (c.jobs.isEmpty() || c.jobs.first().phase != MediaJob::Phase::Waiting)
        return;
    MediaJob &job = c.jobs.first();
    job.phase = MediaJob::Phase::Playing;
    std::visit([&](const auto &request) { start(w, c, request, job); }, MediaJob(job).request);
}

} // namespace callboard::exchange
