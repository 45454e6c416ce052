// Hold, with and without music: contract README, 10.7. A held party that is held again hears the new music.
#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
void playMusic(Work &w, Member &m)
{
    HoldMusic &music = *m.music;
    music.prompt = w.newKey();
    w.s.musics.insert(music.prompt, m.leg);
    MediaOrder order;
    order.prompt = music.prompt;
    order.call = w.s.memberCalls.value(m.leg);
    order.to = {m.leg};
    order.sources = {music.source};
    order.loop = true;
    w.out.append(std::move(order));
}

void fail(Work &w, const HoldMusic &music, const Outcome &result)
{
    w.after(w.times().badMusic, MusicFails{music.prompt, result});
}

/// Text is only spoken for connections that named their AI services.
bool canPlay(Work &w, const HoldMusic &music)
{
    const Connection *c = connectionOf(w, music.operation.connection);
    return music.source.kind == PromptSource::Kind::File || (c && c->setup.aiServices);
}

void startMusic(Work &w, Member &m, const SetHold &r)
{
    m.music = HoldMusic{0, *r.music, r.operation};
    playMusic(w, m);
    if (canPlay(w, *m.music))
        return;
    stopPrompt(w, m.music->prompt);
    fail(w, *m.music, outcomes::speechServiceFailed());
}
} // namespace

void stopMusic(Work &w, Member &m)
{
    if (!m.music)
        return;
    stopPrompt(w, m.music->prompt);
    w.s.musics.remove(m.music->prompt);
    m.music.reset();
}

void resumeMusic(Work &w, Member &m)
{
    if (!m.music)
        return;
    w.s.musics.remove(m.music->prompt);
    playMusic(w, m);
}

Result<Reply> handle(Work &w, const SetHold &r)
{
    auto member = presentMember(w, r.connection, r.target);
    if (!member)
        return member.error();
    stopMusic(w, **member);
    set(w, **member, &Member::onHold, r.onHold);
    if (r.onHold && r.music)
        startMusic(w, **member, r);
    return Reply{};
}

bool musicFailed(Work &w, const PromptFailed &r)
{
    const Member *m = memberOfLeg(w, w.s.musics.value(r.prompt));
    if (!m || !m->music)
        return false;
    fail(w, *m->music, outcomeOf(r.problem));
    return true;
}

void fire(Work &w, const MusicFails &t)
{
    Member *m = memberOfLeg(w, w.s.musics.value(t.prompt));
    if (!m || !m->music) // no longer on hold, or gone
        return;
    const Operation operation = m->music->operation;
    stopMusic(w, *m);
    if (const Connection *c = connectionOf(w, operation.connection)) {
        Callback e = callbackFor(w, Callback::Kind::HoldFailed, *c, operation);
        e.result = t.result;
        w.out.append(std::move(e));
    }
    set(w, *m, &Member::onHold, false);
}

} // namespace callboard::exchange
