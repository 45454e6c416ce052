// One tick of all calls.
#include "exchange/media/studio.h"
#include <algorithm>

namespace callboard::exchange {

using media::Frame;

bool Studio::isBusy(const Call &call)
{
    const bool records = call.tape && !call.tape->isPaused();
    return records || !call.prompts.empty()
        || std::any_of(call.legs.begin(), call.legs.end(), [](const Present &p) { return isBusy(*p.member); });
}

bool Studio::isBusy(const Member &m)
{
    return m.line || m.tap || !m.mouth.isSilent() || m.ear.isBusy() || !m.listeners.empty() || !m.transcripts.empty();
}

/// What is said in one call may be heard in the next.
void Studio::wakeNeighbours()
{
    for (auto &[leg, member] : m_legs) {
        const Member *peer = member.peer ? find(member.peer) : nullptr;
        if (peer && m_rooms.at(member.room).awake)
            m_rooms.at(peer->room).awake = true;
    }
}

const Frame *Studio::fromPeer(Member &member)
{
    const Member *peer = find(member.peer);
    if (!peer)
        return nullptr;
    Frame &frame = member.fromPeer[size_t(m_turn)];
    frame = m_rooms.at(peer->room).mixer.heard(peer->inMixer);
    return &frame;
}

void Studio::speak(Call &call)
{
    for (const auto &[leg, member] : call.legs) {
        m_over.clear();
        call.mixer.setInput(member->inMixer, voiceOf(call, leg, *member));
        for (const qint64 number : m_over)
            m_reports.add(SoundOver{leg, number});
    }
    prompt(call);
    call.mixer.mix();
}

void Studio::listen(Call &call)
{
    const bool tones = tonesGoOut(call);
    follow(call);
    for (const auto &[leg, member] : call.legs) {
        Member &m = *member;
        if (m.watched || tones)
            hearTones(call, leg, m);
        else
            m.tones.reset();
        stream(call, leg, m);
        for (const auto &[job, pipe] : m.listeners)
            pipe->write(call.mixer.said(m.inMixer));
        for (const auto &[job, pipe] : m.transcripts)
            pipe->write(call.mixer.said(m.inMixer));
        if (!m.ear.isBusy())
            continue;
        if (const auto over = m.ear.hear(call.mixer.heard(m.inMixer)))
            m_reports.add(SoundOver{leg, *over});
    }
    if (call.tape)
        call.tape->record(call.mixer, m_number);
}

bool Studio::tick(std::chrono::milliseconds now)
{
    m_now = now;
    m_sent = false;
    m_turn = 1 - m_turn;
    return m_linked == 0 ? tickEach() : tickTogether();
}

/// What one call needs lies together in the cache.
bool Studio::tickEach()
{
    bool awake = false;
    for (auto &[key, call] : m_rooms) {
        if (!isBusy(call))
            continue;
        speak(call);
        listen(call);
        awake = true;
    }
    return awake;
}

/// Legs that hear other calls hear what was said there in the tick before, whichever comes first.
bool Studio::tickTogether()
{
    bool awake = false;
    for (auto &[key, call] : m_rooms) {
        call.awake = isBusy(call);
        awake = awake || call.awake;
    }
    if (!awake)
        return false;
    wakeNeighbours();
    for (auto &[key, call] : m_rooms) {
        if (call.awake)
            speak(call);
    }
    for (auto &[key, call] : m_rooms) {
        if (call.awake)
            listen(call);
    }
    return true;
}

} // namespace callboard::exchange
