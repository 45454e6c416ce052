// Media operations: what runs, what waits, what is refused. Contract README, 10.3 and 10.4.
#include "core/literals.h"
#include "exchange/engine/mediawork.h"

namespace callboard::exchange {

namespace {
const Operation &operationOf(const MediaJob &job)
{
    return std::visit([](const auto &request) -> const Operation & { return request.operation; }, job.request);
}

Callback::Kind cancelledKind(const MediaJob &job)
{
    using Kind = Callback::Kind;
    if (std::holds_alternative<Play>(job.request))
        return Kind::PlayCanceled;
    return std::holds_alternative<Recognize>(job.request) ? Kind::RecognizeCanceled : Kind::SendDtmfTonesFailed;
}

/// Takes the job out and silences what it plays.
MediaJob takeJob(Work &w, Connection &c, qsizetype at)
{
    MediaJob job = c.jobs.takeAt(at);
    w.s.prompts.remove(job.id);
    w.cancel(job.patience);
    if (job.phase == MediaJob::Phase::Playing)
        stopPrompt(w, job.id);
    if (job.listens)
        sendOrder(w, MediaOrder::Kind::Unlisten, 0, job.id);
    if (job.phase != MediaJob::Phase::Waiting && std::holds_alternative<Recognize>(job.request))
        unwatchLeg(w, job.legs.first());
    return job;
}

void cancelJob(Work &w, Connection &c, qsizetype at)
{
    const MediaJob job = takeJob(w, c, at);
    Callback e = callbackFor(w, cancelledKind(job), c, operationOf(job));
    e.result = outcomes::mediaCancelled();
    w.out.append(std::move(e));
}

void cancelJobs(Work &w, Connection &c, bool tonesToo)
{
    for (qsizetype i = 0; i < c.jobs.size();) {
        if (!tonesToo && std::holds_alternative<SendTones>(c.jobs[i].request))
            ++i;
        else
            cancelJob(w, c, i);
    }
}

/// The others of a job go on without the leg; a job for it alone is cancelled.
void withdrawFromJobs(Work &w, Connection &c, LegId leg)
{
    for (qsizetype i = 0; i < c.jobs.size();) {
        if (c.jobs[i].legs == QList{leg}) {
            cancelJob(w, c, i);
            continue;
        }
        c.jobs[i].legs.removeAll(leg);
        ++i;
    }
}
} // namespace

Result<Done> subLegIsFree(const Connection &c)
{
    if (std::all_of(c.jobs.begin(), c.jobs.end(), [](const MediaJob &j) { return j.main; }))
        return Done{};
    return refusal(412, "8583"_L1, u"The operation is not compatible with a running media operation."_s);
}

Result<Reply> addJob(Work &w, Connection &c, MediaJob job, bool interrupts)
{
    if (const auto free = subLegIsFree(c); !job.main && !free)
        return free.error();
    if (job.main && interrupts)
        cancelJobs(w, c, true);
    job.id = w.newKey();
    w.s.prompts.insert(job.id, c.id);
    c.jobs.append(std::move(job));
    startNextJob(w, c);
    return Reply{};
}

JobPlace placeOf(Work &w, PromptId prompt)
{
    Connection *c = connectionOf(w, w.s.prompts.value(prompt));
    if (!c || c->jobs.isEmpty() || c->jobs.first().id != prompt)
        return {};
    return {c, &c->jobs.first()};
}

void finishJob(Work &w, Connection &c, const Outcome &result, Callback::Kind kind,
               const std::function<void(Callback &)> &fill)
{
    const MediaJob job = takeJob(w, c, 0);
    Callback e = callbackFor(w, kind, c, operationOf(job));
    e.result = result;
    if (fill)
        fill(e);
    w.out.append(std::move(e));
    startNextJob(w, c);
}

void endMediaOf(Work &w, const Call &call, LegId leg)
{
    for (const Member &m : call.members) {
        Connection *c = connectionOf(w, m.connection);
        if (!c)
            continue;
        stopWatching(w, *c, leg);
        withdrawFromJobs(w, *c, leg);
        startNextJob(w, *c);
    }
}

void endMedia(Work &w, Connection &c)
{
    endTranscription(w, c);
    endRecordingOf(w, c);
    endStream(w, c);
    while (!c.jobs.isEmpty())
        takeJob(w, c, 0);
    const auto watched = std::exchange(c.watched, {});
    for (const auto &[leg, operation] : watched)
        unwatchLeg(w, leg);
}

Result<Reply> handle(Work &w, const CancelMedia &r)
{
    auto ready = readyConnection(w, r.connection);
    if (!ready)
        return ready.error();
    cancelJobs(w, **ready, false);
    startNextJob(w, **ready);
    return Reply{};
}

} // namespace callboard::exchange
