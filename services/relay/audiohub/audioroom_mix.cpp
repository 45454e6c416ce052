// One tick of a call's sound.
#include "media/pcm/bytes.h"
#include "relay/audiohub/audioroom.h"
#include "relay/audiohub/levelsframe.h"
#include "wire/soundtexts.h"
#include <algorithm>

namespace callboard::relay {

namespace {
using Millis = AudioRoom::Millis;
constexpr Millis ForgetVoice{60'000}; // a participant that said nothing for so long makes room for others
} // namespace

bool AudioRoom::hasTalker() const
{
    return std::ranges::any_of(m_consoles, [](const auto &c) { return bool(c.second.voice.input); });
}

void AudioRoom::tick(Millis now, const QByteArray &at)
{
    tidy(now);
    listen(now);
    // A frame is referred to until the next mix(): nothing is read from the mixer after this function.
    sendToService(now);
    sendToConsoles(at);
    if (++m_sinceLevels >= LevelsEvery)
        sendLevels();
}

void AudioRoom::tidy(Millis now)
{
    std::erase_if(m_voices, [&](auto &entry) {
        const bool old = now - entry.second.input->lastHeard() > ForgetVoice;
        if (old)
            m_people.removeLeg(entry.second.leg);
        return old;
    });
}

void AudioRoom::listen(Millis now)
{
    const auto hear = [now](media::Mixer &mixer, Voice &voice) {
        const media::Frame *frame = voice.input ? voice.input->pop(now) : nullptr;
        voice.level.add(frame);
        mixer.setInput(voice.leg, frame);
    };
    for (auto &[participant, voice] : m_voices)
        hear(m_people, voice);
    m_people.mix();
    m_mixer.setInput(m_line, &m_people.whole());
    for (auto &[socket, attached] : m_consoles)
        hear(m_mixer, attached.voice);
    m_mixer.mix();
}

void AudioRoom::sendToService(Millis now)
{
    const bool talker = hasTalker();
    const bool waits = !talker && m_missing && now - *m_missing >= ToneAfter;
    if (!waits)
        m_tone.restart();
    if (!m_service || !(talker || waits))
        return;
    const media::Frame &frame = waits ? m_tone.next() : m_mixer.heard(m_line);
    m_send(*m_service,
           wire::appAudioText(media::bytesOf(m_toService ? m_toService->process(frame) : media::Samples(frame))));
}

void AudioRoom::sendToConsoles(const QByteArray &at)
{
    for (const auto &[socket, attached] : m_consoles)
        m_send(socket, wire::audioDataText({}, at, media::bytesOf(m_mixer.heard(attached.voice.leg))));
}

void AudioRoom::sendLevels()
{
    m_sinceLevels = 0;
    QMap<QString, double> levels;
    for (auto &[participant, voice] : m_voices)
        if (!participant.isEmpty())
            levels.insert(participant, voice.level.take());
    for (auto &[socket, attached] : m_consoles)
        if (attached.voice.input)
            levels.insert(attached.console.name, attached.voice.level.take());
    const QByteArray text = levelsFrame(levels);
    for (const auto &[socket, attached] : m_consoles)
        m_send(socket, text);
}

} // namespace callboard::relay
