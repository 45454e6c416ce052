// Play and send DTMF, and what the mixer says of their prompts: contract README, 10.1 and 10.6.
#include "core/literals.h"
#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
/// PlayStarted exists since this version.
constexpr QLatin1StringView SincePlayStarted("2024-09-15");

Result<QList<LegId>> legsOf(Work &w, const CallId &connection, const QList<RawId> &who)
{
    QList<LegId> legs;
    for (const RawId &id : who) {
        auto member = presentMember(w, connection, id);
        if (!member)
            return member.error();
        legs.append((*member)->leg);
    }
    return legs;
}

/// Text is only spoken for connections that named their AI services.
std::optional<int> firstUnspeakable(const Connection &c, const QList<PromptSource> &sources)
{
    for (int i = 0; !c.setup.aiServices && i < int(sources.size()); ++i) {
        if (sources[i].kind != PromptSource::Kind::File)
            return i;
    }
    return {};
}

void failed(Work &w, const JobPlace &at, int source, PromptProblem problem)
{
    using Kind = Callback::Kind;
    const auto name = [source](Callback &e) { e.failedSource = source; };
    if (std::holds_alternative<Play>(at.job->request))
        finishJob(w, *at.connection, outcomeOf(problem), Kind::PlayFailed, name);
    else if (std::holds_alternative<Recognize>(at.job->request))
        finishJob(w, *at.connection, outcomes::promptFailed(), Kind::RecognizeFailed, name);
    else
        finishJob(w, *at.connection, outcomeOf(problem), Kind::SendDtmfTonesFailed);
}
} // namespace

Outcome outcomeOf(PromptProblem problem)
{
    switch (problem) {
    case PromptProblem::Format: return outcomes::badPromptFile();
    case PromptProblem::Download: return outcomes::noPromptFile();
    case PromptProblem::Speech: return outcomes::speechServiceFailed();
    }
    Q_UNREACHABLE();
}

Result<Reply> handle(Work &w, const Play &r)
{
    auto ready = readyConnection(w, r.operation.connection);
    if (!ready)
        return ready.error();
    auto legs = legsOf(w, r.operation.connection, r.to);
    if (!legs)
        return legs.error();
    MediaJob job;
    job.request = r;
    job.legs = *legs;
    job.main = legs->isEmpty();
    return addJob(w, **ready, std::move(job), r.interrupt);
}

Result<Reply> handle(Work &w, const SendTones &r)
{
    auto ready = readyConnection(w, r.operation.connection);
    if (!ready)
        return ready.error();
    auto legs = legsOf(w, r.operation.connection, {r.target});
    if (!legs)
        return legs.error();
    MediaJob job;
    job.request = r;
    job.legs = *legs;
    job.main = false;
    return addJob(w, **ready, std::move(job), false);
}

Result<Reply> handle(Work &w, const PromptBegan &r)
{
    const JobPlace at = placeOf(w, r.prompt);
    const Play *play = at.job ? std::get_if<Play>(&at.job->request) : nullptr;
    if (!play || std::exchange(at.job->began, true) || play->apiVersion < SincePlayStarted)
        return Reply{};
    Callback e = callbackFor(w, Callback::Kind::PlayStarted, *at.connection, play->operation);
    e.result = outcomes::mediaDone();
    w.out.append(std::move(e));
    return Reply{};
}

Result<Reply> handle(Work &w, const PromptEnded &r)
{
    const JobPlace at = placeOf(w, r.prompt);
    if (!at.job || at.job->phase != MediaJob::Phase::Playing)
        return Reply{};
    at.job->phase = MediaJob::Phase::Listening; // its prompt needs no stop any more
    if (std::holds_alternative<Play>(at.job->request))
        finishJob(w, *at.connection, outcomes::mediaDone(), Callback::Kind::PlayCompleted);
    else if (std::holds_alternative<SendTones>(at.job->request))
        finishJob(w, *at.connection, outcomes::success(), Callback::Kind::SendDtmfTonesCompleted);
    else
        startListening(w, *at.job);
    return Reply{};
}

Result<Reply> handle(Work &w, const PromptFailed &r)
{
    if (musicFailed(w, r))
        return Reply{};
    const JobPlace at = placeOf(w, r.prompt);
    if (!at.job || at.job->phase != MediaJob::Phase::Playing)
        return Reply{};
    at.job->phase = MediaJob::Phase::Listening;
    failed(w, at, r.source, r.problem);
    return Reply{};
}

bool refuseUnspeakable(Work &w, Connection &c, MediaJob &job, const QList<PromptSource> &sources)
{
    const auto source = firstUnspeakable(c, sources);
    if (!source)
        return false;
    job.phase = MediaJob::Phase::Listening;
    failed(w, {&c, &job}, *source, PromptProblem::Speech);
    return true;
}

} // namespace callboard::exchange
