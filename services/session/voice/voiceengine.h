// The headset and the calls' sound, joined.
#pragma once
#include "audio/engine/headset.h"
#include "audio/engine/levelmeter.h"
#include "audio/engine/mutedtalk.h"
#include "audio/engine/ringtone.h"
#include "session/voice/voicelink.h"
#include <map>

namespace callboard::voice {

/// Everything that runs on the thread that sound runs on; made, used and destroyed there. Devices are open only while
/// something needs them. The microphone goes to every joined call that is not held; all of them are heard.
class VoiceEngine final : public QObject
{
    Q_OBJECT

public:
    VoiceEngine(std::unique_ptr<audio::SoundSystem> system, const VoiceTimes &times, const Clock &clock);
    ~VoiceEngine() override;

    void setAccess(const Access &access);
    /// The calls to be in, each with whether it is held.
    void follow(const QHash<CallId, bool> &calls);
    void bringHere(const CallId &call);
    void choose(audio::Role role, const QByteArray &device);
    void setMuted(bool muted);
    void watchMicrophone(bool watch);
    void ring(std::optional<audio::RingTone::Kind> kind);
    void setRingVolume(int volume);
    void setEchoTest(bool on);
    /// Tells everything once.
    void tellAll();

signals:
    void devicesListed(const QList<callboard::audio::Device> &inputs, const QList<callboard::audio::Device> &outputs);
    void roleChanged(callboard::audio::Role role, const callboard::audio::RoleStatus &status);
    void microphoneLevel(double decibels);
    void mutedTalkChanged(bool talking);
    void echoTestChanged(callboard::audio::EchoStep step, double loudestDb);
    void callSoundChanged(const callboard::CallId &call, const callboard::CallSound &sound);

private:
    struct Joined {
        std::unique_ptr<VoiceLink> link;
        CallSound sound;
    };
    void join(const CallId &call);
    void tell(const CallId &call);
    void settle();
    void settleLater();
    void take(const media::Frame &frame);
    const media::Frame *give();
    bool add(const media::Frame *frame, bool heard);

    VoiceTimes m_times;
    const Clock &m_clock;
    Access m_access;
    audio::Headset m_headset;
    std::map<CallId, Joined> m_calls;
    audio::LevelMeter m_meter;
    audio::MutedTalk m_talk;
    audio::EchoTest m_echo;
    std::optional<audio::RingTone> m_ring;
    int m_ringVolume = 80;
    bool m_muted = false;
    bool m_watched = false;
    media::Frame m_out{};
};

} // namespace callboard::voice
