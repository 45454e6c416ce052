#include "session/voice/voiceengine.h"
#include <algorithm>

namespace callboard::voice {

using audio::Role;

VoiceEngine::VoiceEngine(std::unique_ptr<audio::SoundSystem> system, const VoiceTimes &times, const Clock &clock)
    : m_times(times),
      m_clock(clock),
      m_headset(std::move(system))
{
    connect(&m_headset, &audio::Headset::devicesChanged, this,
            [this] { emit devicesListed(m_headset.devices(Role::Microphone), m_headset.devices(Role::Speaker)); });
    connect(&m_headset, &audio::Headset::statusChanged, this,
            [this](Role role) { emit roleChanged(role, m_headset.status(role)); });
}

VoiceEngine::~VoiceEngine()
{
    m_headset.disconnect(this);
    m_headset.listen({});
    m_headset.play(Role::Speaker, {});
    m_headset.play(Role::Ringer, {});
}

void VoiceEngine::tellAll()
{
    emit devicesListed(m_headset.devices(Role::Microphone), m_headset.devices(Role::Speaker));
    for (const Role role : audio::AllRoles)
        emit roleChanged(role, m_headset.status(role));
}

void VoiceEngine::setAccess(const Access &access)
{
    m_access = access;
    for (auto &[call, joined] : m_calls)
        joined.link->setAccess(access);
}

void VoiceEngine::follow(const QHash<CallId, bool> &calls)
{
    std::erase_if(m_calls, [&](const auto &entry) { return !calls.contains(entry.first); });
    for (auto it = calls.begin(); it != calls.end(); ++it) {
        if (!m_calls.contains(it.key()))
            join(it.key());
        if (std::exchange(m_calls[it.key()].sound.held, it.value()) != it.value())
            tell(it.key());
    }
    settle();
}

void VoiceEngine::join(const CallId &call)
{
    Joined &joined = m_calls[call];
    joined.link = std::make_unique<VoiceLink>(call, m_times, m_clock);
    VoiceLink *link = joined.link.get();
    connect(link, &VoiceLink::stateChanged, this, [this, link] {
        CallSound &sound = m_calls[link->call()].sound;
        sound.state = link->state();
        sound.levels.clear();
        tell(link->call());
        settleLater();
    });
    connect(link, &VoiceLink::levels, this, [this, link](const QHash<RawId, int> &levels) {
        if (std::exchange(m_calls[link->call()].sound.levels, levels) != levels)
            tell(link->call());
    });
    connect(link, &VoiceLink::measured, this, [this, link](const VoiceQuality &quality) {
        if (std::exchange(m_calls[link->call()].sound.quality, quality) != quality)
            tell(link->call());
    });
    link->setAccess(m_access);
}

void VoiceEngine::tell(const CallId &call)
{
    emit callSoundChanged(call, m_calls[call].sound);
}

void VoiceEngine::bringHere(const CallId &call)
{
    if (const auto found = m_calls.find(call); found != m_calls.end())
        found->second.link->bringHere();
}

void VoiceEngine::choose(Role role, const QByteArray &device)
{
    m_headset.choose(role, device);
}

void VoiceEngine::setMuted(bool muted)
{
    m_muted = muted;
    const bool told = m_talk.talking();
    m_talk.reset();
    if (told)
        emit mutedTalkChanged(false);
}

void VoiceEngine::watchMicrophone(bool watch)
{
    m_watched = watch;
    settle();
}

void VoiceEngine::ring(std::optional<audio::RingTone::Kind> kind)
{
    if (kind && !(m_ring && m_ring->kind() == *kind))
        m_ring.emplace(*kind, m_ringVolume);
    else if (!kind)
        m_ring.reset();
    settle();
}

void VoiceEngine::setRingVolume(int volume)
{
    m_ringVolume = volume;
    if (m_ring)
        m_ring->setVolume(volume);
}

void VoiceEngine::setEchoTest(bool on)
{
    on ? m_echo.start() : m_echo.stop();
    emit echoTestChanged(m_echo.step(), m_echo.loudestDb());
    settle();
}

/// Opens what is needed and closes the rest.
void VoiceEngine::settle()
{
    const bool inCall = std::any_of(m_calls.begin(), m_calls.end(), [](const auto &entry) {
        const CallSound::State state = entry.second.link->state();
        return state != CallSound::State::Elsewhere && state != CallSound::State::Refused;
    });
    if (inCall || m_watched || m_echo.step() == audio::EchoStep::Recording) {
        m_headset.listen([this](const media::Frame &frame) { take(frame); });
    } else {
        m_headset.listen({});
        m_meter.reset();
        emit microphoneLevel(media::QuietestDb);
    }
    m_headset.play(Role::Speaker,
                   inCall || m_echo.step() != audio::EchoStep::Idle
                       ? audio::SoundSystem::Give([this] { return give(); })
                       : audio::SoundSystem::Give());
    m_headset.play(Role::Ringer,
                   m_ring ? audio::SoundSystem::Give([this] { return m_ring ? &m_ring->next() : nullptr; })
                          : audio::SoundSystem::Give());
}

/// For those that take and give: a line can't be closed from inside.
void VoiceEngine::settleLater()
{
    QMetaObject::invokeMethod(
        this, [this] { settle(); }, Qt::QueuedConnection);
}

void VoiceEngine::take(const media::Frame &frame)
{
    if (const auto reading = m_meter.feed(frame))
        emit microphoneLevel(*reading);
    if (m_echo.take(frame)) {
        emit echoTestChanged(m_echo.step(), m_echo.loudestDb());
        settleLater();
    }
    if (m_muted && !m_calls.empty() && m_talk.feed(frame))
        emit mutedTalkChanged(m_talk.talking());
    for (auto &[call, joined] : m_calls) {
        if (!m_muted && !joined.sound.held)
            joined.link->say(frame);
    }
}

bool VoiceEngine::add(const media::Frame *frame, bool heard)
{
    if (!frame)
        return heard;
    if (!heard) {
        m_out = *frame;
        return true;
    }
    for (size_t i = 0; i < m_out.size(); ++i)
        m_out[i] = media::Sample(std::clamp(m_out[i] + (*frame)[i], -32768, 32767));
    return true;
}

const media::Frame *VoiceEngine::give()
{
    bool heard = false;
    for (auto &[call, joined] : m_calls)
        heard = add(joined.link->hear(), heard);
    const audio::EchoStep before = m_echo.step();
    heard = add(m_echo.give(), heard);
    if (m_echo.step() != before) {
        emit echoTestChanged(m_echo.step(), m_echo.loudestDb());
        settleLater();
    }
    return heard ? &m_out : nullptr;
}

} // namespace callboard::voice
