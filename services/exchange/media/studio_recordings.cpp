// What is recorded of a call.
#include "exchange/media/studio.h"

namespace callboard::exchange {

Tape *Studio::findTape(RecordingKey recording)
{
    const auto room = m_recorded.find(recording);
    const auto call = room == m_recorded.end() ? m_rooms.end() : m_rooms.find(room->second);
    if (call == m_rooms.end() || !call->second.tape || call->second.tape->key() != recording)
        return nullptr;
    return &*call->second.tape;
}

void Studio::record(Room room, RecordingKey recording, std::shared_ptr<RecordingPipe> into, bool paused)
{
    Tape tape(recording, std::move(into), m_number, paused);
    const auto call = m_rooms.find(room);
    if (call == m_rooms.end())
        return;
    call->second.tape.emplace(std::move(tape));
    m_recorded[recording] = room;
}

void Studio::recordChannel(RecordingKey recording, int channel, Leg leg)
{
    Tape *tape = findTape(recording);
    const Member *member = find(leg);
    if (tape && member)
        tape->assign(channel, member->inMixer);
}

void Studio::pauseRecording(RecordingKey recording, bool on)
{
    if (Tape *tape = findTape(recording))
        tape->pause(on, m_number);
}

void Studio::stopRecording(RecordingKey recording)
{
    Tape *tape = findTape(recording);
    if (!tape)
        return;
    tape->setEnd(m_number);
    m_rooms.at(m_recorded.at(recording)).tape.reset();
    m_recorded.erase(recording);
}

} // namespace callboard::exchange
