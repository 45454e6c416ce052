// Keypad input, prompted and continuous: contract README, 10.2 and 10.5.
#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
using Kind = Callback::Kind;

void waitForTone(Work &w, MediaJob &job, milliseconds time)
{
    w.cancel(job.patience);
    job.patience = w.after(time, NoTone{job.id});
}

void complete(Work &w, Connection &c, const MediaJob &job, const Outcome &result)
{
    const QString tones = job.tones;
    finishJob(w, c, result, Kind::RecognizeCompleted, [tones](Callback &e) { e.tones = tones; });
}

void followTone(Work &w, Connection &c, LegId leg, QChar digit)
{
    const auto it = c.watched.find(leg);
    if (it == c.watched.end())
        return;
    Callback e = callbackFor(w, Kind::ContinuousDtmfRecognitionToneReceived, c, it->second.operation);
    e.tones = digit;
    e.sequence = ++it->second.sequence;
    w.out.append(std::move(e));
}

void stopWatching(Work &w, Connection &c, LegId leg, const Operation &operation)
{
    c.watched.erase(leg);
    unwatchLeg(w, leg);
    Callback e = callbackFor(w, Kind::ContinuousDtmfRecognitionStopped, c, operation);
    e.result = outcomes::tonesStopped();
    w.out.append(std::move(e));
}
} // namespace

Result<Reply> handle(Work &w, const Recognize &r)
{
    auto member = presentMember(w, r.operation.connection, r.target);
    if (!member)
        return member.error();
    Connection &c = *connectionOf(w, r.operation.connection);
    MediaJob job;
    job.request = r;
    job.legs = {(*member)->leg};
    job.main = callOf(w, c.call)->members.size() <= 2;
    return addJob(w, c, std::move(job), r.interrupt);
}

void startListening(Work &w, MediaJob &job)
{
    job.phase = MediaJob::Phase::Listening;
    listenToSpeech(w, job);
    waitForTone(w, job, std::get<Recognize>(job.request).initialSilence);
}

namespace {
void chooseByTone(Work &w, Connection &c, const Recognize &request, QChar digit)
{
    const auto choice = std::find_if(request.choices.begin(), request.choices.end(),
                                     [&](const RecognizeChoice &choice) { return choice.digit == digit; });
    if (choice == request.choices.end())
        return finishJob(w, c, outcomes::wrongTone(), Kind::RecognizeFailed);
    const QString label = choice->label;
    finishJob(w, c, outcomes::choiceByTone(), Kind::RecognizeCompleted, [&](Callback &e) { e.label = label; });
}
} // namespace

void recognizeTone(Work &w, Connection &c, MediaJob &job, QChar digit)
{
    const auto request = std::get<Recognize>(job.request);
    if (request.type == Recognize::Type::Speech)
        return;
    job.speaking = false; // the sound of a key seems to be speech until it is known
    if (job.phase == MediaJob::Phase::Playing) {
        if (!request.interruptPrompt)
            return;
        stopPrompt(w, job.id);
        job.phase = MediaJob::Phase::Listening;
    }
    if (request.type == Recognize::Type::Choices)
        return chooseByTone(w, c, request, digit);
    job.tones += digit;
    if (request.stopTones.contains(digit))
        return complete(w, c, job, outcomes::stopTone());
    if (job.tones.size() == request.mostTones)
        return complete(w, c, job, outcomes::allTones());
    waitForTone(w, job, request.interTone);
}

void fire(Work &w, const NoTone &t)
{
    const JobPlace at = placeOf(w, t.job);
    if (!at.job)
        return;
    at.job->patience.reset();
    if (at.job->tones.isEmpty())
        finishJob(w, *at.connection, outcomes::initialSilence(), Kind::RecognizeFailed);
    else
        complete(w, *at.connection, *at.job, outcomes::interToneTimeout());
}

Result<Reply> handle(Work &w, const WatchTones &r)
{
    auto member = presentMember(w, r.operation.connection, r.target);
    if (!member)
        return member.error();
    const LegId leg = (*member)->leg;
    Connection &c = *connectionOf(w, r.operation.connection);
    if (const auto free = subLegIsFree(c); r.on && !free)
        return free.error();
    if (r.on) {
        c.watched[leg] = {r.operation, 0};
        watchLeg(w, leg);
    } else if (c.watched.contains(leg)) {
        stopWatching(w, c, leg, r.operation);
    }
    return Reply{};
}

void stopWatching(Work &w, Connection &c, LegId leg)
{
    const auto it = c.watched.find(leg);
    if (it != c.watched.end())
        stopWatching(w, c, leg, Operation(it->second.operation));
}

Result<Reply> handle(Work &w, const ToneHeard &r)
{
    const Call *call = callOf(w, w.s.memberCalls.value(r.leg));
    const QList<Member> members = call ? call->members : QList<Member>();
    for (const Member &m : members) {
        Connection *c = connectionOf(w, m.connection);
        if (!c)
            continue;
        followTone(w, *c, r.leg, r.digit);
        MediaJob *job = c->jobs.isEmpty() ? nullptr : &c->jobs.first();
        if (job && std::holds_alternative<Recognize>(job->request) && job->legs.contains(r.leg))
            recognizeTone(w, *c, *job, r.digit);
    }
    return Reply{};
}

} // namespace callboard::exchange
