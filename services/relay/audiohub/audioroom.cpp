#include "relay/audiohub/audioroom.h"
#include "relay/audiohub/audioframes.h"
#include <algorithm>

namespace callboard::relay {

namespace {
using Millis = AudioRoom::Millis;
constexpr Millis ForgetVoice{60'000}; // a participant that said nothing for so long makes room for others
} // namespace

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
        m_send(*m_service, serviceStop());
}

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
    m_send(*m_service, serviceAudio(m_toService ? m_toService->process(frame) : media::Samples(frame)));
}

void AudioRoom::sendToConsoles(const QByteArray &at)
{
    for (const auto &[socket, attached] : m_consoles)
        m_send(socket, consoleAudio(m_mixer.heard(attached.voice.leg), at));
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
