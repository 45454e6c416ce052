#include "exchange/media/studio.h"

namespace callboard::exchange {

Studio::Member *Studio::find(Leg leg)
{
    const auto it = m_legs.find(leg);
    return it == m_legs.end() ? nullptr : &it->second;
}

void Studio::join(Room room, Leg leg, Leg peer, bool application)
{
    Call &call = m_rooms[room];
    Member &member = m_legs[leg];
    member.room = room;
    member.peer = peer;
    member.application = application;
    member.inMixer = call.mixer.addLeg();
    call.legs.push_back({leg, &member});
    m_linked += peer ? 1 : 0;
}

void Studio::leave(Leg leg)
{
    Member *member = find(leg);
    if (!member)
        return;
    for (const auto &[job, pipe] : member->listeners)
        pipe->close();
    for (const auto &[job, pipe] : member->transcripts)
        pipe->close();
    closeStream(leg);
    const auto room = m_rooms.find(member->room);
    room->second.mixer.removeLeg(member->inMixer);
    std::erase_if(room->second.legs, [member](const Present &present) { return present.member == member; });
    m_linked -= member->peer ? 1 : 0;
    if (room->second.legs.empty()) {
        for (const Playing &playing : room->second.prompts)
            m_prompts.erase(playing.prompt.id());
        if (const auto &tape = room->second.tape)
            m_recorded.erase(tape->key());
        m_rooms.erase(room);
    }
    m_legs.erase(leg);
}

void Studio::leaveAll()
{
    while (!m_legs.empty())
        leave(m_legs.begin()->first);
}

void Studio::mute(Leg leg, bool on)
{
    if (const Member *member = find(leg))
        m_rooms.at(member->room).mixer.setMuted(member->inMixer, on);
}

void Studio::hold(Leg leg, bool on)
{
    if (const Member *member = find(leg))
        m_rooms.at(member->room).mixer.setHeld(member->inMixer, on);
}

void Studio::say(Leg leg, SoundPtr sound, qint64 number)
{
    if (Member *member = find(leg))
        member->mouth.say(std::move(sound), number);
}

void Studio::waitForDigits(Leg leg, qint64 number, int count, qint64 ticks)
{
    if (Member *member = find(leg))
        member->ear.waitForDigits(number, count, ticks);
}

void Studio::waitForSpeech(Leg leg, qint64 number, qint64 ticks)
{
    if (Member *member = find(leg))
        member->ear.waitForSpeech(number, ticks);
}

void Studio::capture(Leg leg, std::shared_ptr<FramePipe> into)
{
    if (Member *member = find(leg))
        member->ear.capture(std::move(into));
    else
        into->close();
}

void Studio::watch(Leg leg, bool on)
{
    Member *member = find(leg);
    if (!member)
        return;
    member->watched = on;
}

void Studio::listen(Leg leg, PromptId job, std::shared_ptr<FramePipe> into)
{
    if (Member *member = find(leg))
        member->listeners.emplace(job, std::move(into));
    else
        into->close();
}

void Studio::unlisten(PromptId job)
{
    for (auto &[leg, member] : m_legs) {
        const auto it = member.listeners.find(job);
        if (it == member.listeners.end())
            continue;
        it->second->close();
        member.listeners.erase(it);
        return;
    }
}

void Studio::writeDown(Leg leg, PromptId job, std::shared_ptr<VoicePipe> into)
{
    Member *member = find(leg);
    if (!member)
        return into->close();
    auto &pipe = member->transcripts[job];
    pipe.swap(into);
    if (into)
        into->close();
}

void Studio::endWriting(Leg leg, PromptId job)
{
    Member *member = find(leg);
    const auto node = member ? member->transcripts.extract(job) : decltype(member->transcripts)::node_type();
    if (node)
        node.mapped()->close();
}

} // namespace callboard::exchange
