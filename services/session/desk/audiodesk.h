// What a window needs of the sound: devices, the own microphone, and how each call is heard.
#pragma once
#include "audio/engine/echotest.h"
#include "audio/engine/roles.h"
#include "core/ids.h"
#include "media/pcm/level.h"
#include <QHash>
#include <QObject>

namespace callboard {

/// How well a call is heard, over the last seconds.
struct VoiceQuality {
    double lossPercent = 0; ///< of frames from the relay that never came in time
    int delayMs = 0; ///< from the relay to the speaker's device: half the way there and back, and waiting
    int roundTripMs = 0;
    /// 1 (bad) to 5 (excellent).
    int score() const;
    bool operator==(const VoiceQuality &) const = default;
};

/// A call's sound at this computer.
struct CallSound {
    enum class State {
        None, ///< its sound is not at this computer
        Joining,
        On,
        Lost, ///< cut; being joined again
        Elsewhere, ///< another console of this user has taken it
        Refused ///< the relay doesn't let this user
    };
    State state = State::None;
    bool held = false; ///< everybody else is on hold: the microphone is off for this call
    VoiceQuality quality;
    QHash<RawId, int> levels; ///< who talks how loud; decibels below full scale, -99 is silence
    bool operator==(const CallSound &) const = default;
};

/// UI thread; outlives the panes made on it. Nothing blocks.
class AudioDesk : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// False where no sound is wanted or there are no devices at all: then calls are taken on another device.
    virtual bool isAvailable() const = 0;
    virtual QList<audio::Device> devices(audio::Role role) const = 0;
    virtual audio::RoleStatus role(audio::Role role) const = 0;
    /// An empty id: as the system.
    virtual void choose(audio::Role role, const QByteArray &device) = 0;

    /// The user's own switch, for all calls; nothing of it is known to the service.
    virtual bool isMuted() const = 0;
    virtual void setMuted(bool muted) = 0;
    /// Somebody speaks into the microphone while it is off.
    virtual bool talksWhileMuted() const = 0;
    /// Of the microphone, also while it is off; QuietestDb while it is closed.
    virtual double microphoneDb() const = 0;
    /// Keeps the microphone open for a meter, as long as `who` lives or until told otherwise.
    virtual void watchMicrophone(QObject *who, bool watch) = 0;

    /// Of the ringer, 0 to 100.
    virtual void setRingVolume(int volume) = 0;
    /// Plays the ring for a moment.
    virtual void tryRinger() = 0;
    virtual audio::EchoStep echoTest() const = 0;
    /// Of the newest test: the loudest moment of what was recorded.
    virtual double echoLoudestDb() const = 0;
    /// Also stops one.
    virtual void setEchoTest(bool on) = 0;

    /// Whether calls taken from now on bring their sound here; only if there are devices for it.
    virtual void setTakesCallsHere(bool here) = 0;
    /// Those whose sound is or should be at this computer, also while another console has it.
    virtual QList<CallId> callsHere() const = 0;
    virtual CallSound callSound(const CallId &call) const = 0;
    /// Brings the sound back from the console that has taken it.
    virtual void bringHere(const CallId &call) = 0;

signals:
    /// Lists, what serves a role, or isAvailable().
    void devicesChanged();
    /// isMuted() or talksWhileMuted().
    void muteChanged();
    /// About ten times a second while the microphone is open.
    void microphoneLevel(double decibels);
    void echoTestChanged();
    void callsHereChanged();
    void callSoundChanged(const callboard::CallId &call);
};

} // namespace callboard
