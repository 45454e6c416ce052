// A signed-in user's headset.
#pragma once
#include "audio/engine/ringtone.h"
#include "audio/engine/soundsystem.h"
#include "core/clock.h"
#include "session/desk/audiodesk.h"
#include "session/user/session.h"
#include "session/voice/voicesocket.h"
#include <QSet>
#include <QThread>
#include <functional>

namespace callboard::voice {

class VoiceEngine;

/// Joins the sound of the user's own calls whose sound the relay gets: those answered here and those that a console of
/// this user, which is gone now, has answered. Rings, and only beeps for somebody who is in a call. When a call is
/// joined while the user is in others, those are put on hold. A call never begins muted: the switch goes back when the
/// last one has ended. UI thread; the session outlives it; sound runs on a thread of its own.
class Softphone final : public AudioDesk
{
    Q_OBJECT

public:
    /// Called on the thread that sound runs on.
    using MakeSound = std::function<std::unique_ptr<audio::SoundSystem>()>;
    /// Without `make` it is never available and makes no sound.
    Softphone(Session &session, const MakeSound &make, const VoiceTimes &times = {},
              const Clock &clock = SystemClock::instance(), QObject *parent = nullptr);
    ~Softphone() override;

    bool isAvailable() const override;
    QList<audio::Device> devices(audio::Role role) const override;
    audio::RoleStatus role(audio::Role role) const override { return m_roles[size_t(role)]; }
    void choose(audio::Role role, const QByteArray &device) override;
    bool isMuted() const override { return m_muted; }
    void setMuted(bool muted) override;
    bool talksWhileMuted() const override { return m_muted && m_mutedTalk; }
    double microphoneDb() const override { return m_microphoneDb; }
    void watchMicrophone(QObject *who, bool watch) override;
    void setRingVolume(int volume) override;
    void tryRinger() override;
    audio::EchoStep echoTest() const override { return m_echo; }
    double echoLoudestDb() const override { return m_echoLoudest; }
    void setEchoTest(bool on) override;
    void setTakesCallsHere(bool here) override;
    QList<CallId> callsHere() const override { return m_followed.keys(); }
    CallSound callSound(const CallId &call) const override { return m_sounds.value(call); }
    void bringHere(const CallId &call) override;

private:
    using Work = std::function<void(VoiceEngine &)>;
    class Host;
    void start(const MakeSound &make, const VoiceTimes &times, const Clock &clock);
    void connectEngine(VoiceEngine &engine);
    void inSound(Work work);
    void devicesListed(const QList<audio::Device> &inputs, const QList<audio::Device> &outputs);
    void callSounds(const CallId &call, const CallSound &sound);
    void tellPlace();
    void tellAccess();
    void follow();
    void putAside(const QSet<CallId> &calls);
    void ring();

    Session &m_session;
    QThread m_thread;
    Host *m_host = nullptr; ///< lives on m_thread and goes with it; nullptr where there is no sound
    std::array<audio::RoleStatus, audio::AllRoles.size()> m_roles;
    QList<audio::Device> m_inputs;
    QList<audio::Device> m_outputs;
    QHash<CallId, bool> m_followed; ///< with whether it is held
    QHash<CallId, CallSound> m_sounds;
    QSet<QObject *> m_watchers;
    QTimer m_trial; ///< runs while the ring is tried
    double m_microphoneDb = media::QuietestDb;
    double m_echoLoudest = media::QuietestDb;
    audio::EchoStep m_echo = audio::EchoStep::Idle;
    bool m_here = true;
    bool m_muted = false;
    bool m_mutedTalk = false;
};

} // namespace callboard::voice
