#include "relay/audiohub/audioroom.h"
#include "wire/soundtexts.h"
#include <algorithm>

namespace callboard::relay {

AudioRoom::AudioRoom(Send send) : m_send(std::move(send)), m_line(m_mixer.addLeg()) { }

void AudioRoom::serviceOpened(SocketId socket, int sampleRate)
{
    m_service = socket;
    m_serviceRate = sampleRate;
    m_toService.reset();
    if (sampleRate != media::SampleRate)
        m_toService = media::Resampler::between(media::SampleRate, sampleRate);
    for (auto &[name, voice] : m_voices)
        m_people.removeLeg(voice.leg);
    m_voices.clear();
}

void AudioRoom::serviceClosed(SocketId socket)
{
    if (m_service == socket)
        m_service.reset();
}

AudioRoom::Voice *AudioRoom::voiceOf(const QString &participant)
{
    const auto known = m_voices.find(participant);
    if (known != m_voices.end())
        return &known->second;
    if (m_voices.size() >= MostVoices)
        return nullptr;
    Voice &made = m_voices[participant];
    made.leg = m_people.addLeg();
    made.input = std::make_unique<LiveInput>(m_serviceRate);
    return &made;
}

void AudioRoom::heard(SocketId socket, const QString &participant, media::Samples samples, Millis arrived)
{
    if (m_service != socket)
        return;
    if (Voice *voice = voiceOf(participant))
        voice->input->push(samples, arrived);
}

void AudioRoom::attach(SocketId socket, const Console &console)
{
    Attached &made = m_consoles[socket];
    made.console = console;
    made.voice.leg = m_mixer.addLeg();
    if (console.mode == AudioMode::Listen)
        return;
    made.voice.input = std::make_unique<LiveInput>();
    setKeepsLine(socket, console.keepsLine);
}

void AudioRoom::setKeepsLine(SocketId socket, bool keeps)
{
    const auto it = m_consoles.find(socket);
    if (it == m_consoles.end())
        return;
    it->second.console.keepsLine = keeps;
    if (keeps && it->second.voice.input)
        m_missing.reset();
}

void AudioRoom::detach(SocketId socket, bool cut, Millis now)
{
    const auto it = m_consoles.find(socket);
    if (it == m_consoles.end())
        return;
    const Console gone = it->second.console;
    m_mixer.removeLeg(it->second.voice.leg);
    m_consoles.erase(it);
    const bool another = std::ranges::any_of(
        m_consoles, [](const auto &c) { return c.second.voice.input && c.second.console.keepsLine; });
    if (gone.mode == AudioMode::Talk && gone.keepsLine && cut && !another)
        m_missing = now;
}

void AudioRoom::spoken(SocketId socket, media::Samples samples, Millis arrived)
{
    const auto it = m_consoles.find(socket);
    if (it != m_consoles.end() && it->second.voice.input)
        it->second.voice.input->push(samples, arrived);
}

void AudioRoom::stopped(SocketId socket)
{
    const auto it = m_consoles.find(socket);
    if (it == m_consoles.end() || !it->second.voice.input)
        return;
    it->second.voice.input->clear();
    if (m_service)
        m_send(*m_service, wire::stopAudioText());
}

} // namespace callboard::relay
