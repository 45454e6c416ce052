// A headset that tests play by hand.
#pragma once
#include "core/literals.h"
#include "session/desk/audiodesk.h"

namespace callboard {

class PlayAudio final : public AudioDesk
{
    Q_OBJECT

public:
    QList<audio::Device> inputs{{"in.builtin", u"Built-in microphone"_s, true}, {"in.usb", u"USB headset"_s, false}};
    QList<audio::Device> outputs{{"out.builtin", u"Built-in speaker"_s, true}, {"out.usb", u"USB headset"_s, false}};
    std::array<audio::RoleStatus, 3> roles{{{{}, {"in.builtin", u"Built-in microphone"_s, true}, false, false},
                                            {{}, {"out.builtin", u"Built-in speaker"_s, true}, false, false},
                                            {{}, {"out.builtin", u"Built-in speaker"_s, true}, false, false}}};
    QHash<CallId, CallSound> sounds;
    bool muted = false;
    bool talks = false;
    double level = -100;
    double echoLoudest = -100;
    audio::EchoStep step = audio::EchoStep::Idle;
    int volume = -1;
    int tried = 0;
    bool here = false;
    QSet<QObject *> watchers;
    QList<CallId> brought;

    bool isAvailable() const override { return !inputs.isEmpty() && !outputs.isEmpty(); }
    QList<audio::Device> devices(audio::Role role) const override
    {
        return role == audio::Role::Microphone ? inputs : outputs;
    }
    audio::RoleStatus role(audio::Role role) const override { return roles[size_t(role)]; }
    void choose(audio::Role role, const QByteArray &device) override { roles[size_t(role)].chosen = device; }
    bool isMuted() const override { return muted; }
    void setMuted(bool on) override
    {
        muted = on;
        emit muteChanged();
    }
    bool talksWhileMuted() const override { return talks; }
    double microphoneDb() const override { return level; }
    void watchMicrophone(QObject *who, bool watch) override
    {
        watch ? void(watchers.insert(who)) : void(watchers.remove(who));
    }
    void setRingVolume(int to) override { volume = to; }
    void tryRinger() override { ++tried; }
    audio::EchoStep echoTest() const override { return step; }
    double echoLoudestDb() const override { return echoLoudest; }
    void setEchoTest(bool on) override { setStep(on ? audio::EchoStep::Recording : audio::EchoStep::Idle); }
    void setTakesCallsHere(bool on) override { here = on; }
    QList<CallId> callsHere() const override { return sounds.keys(); }
    CallSound callSound(const CallId &call) const override { return sounds.value(call); }
    void bringHere(const CallId &call) override { brought += call; }

    void setStep(audio::EchoStep to)
    {
        step = to;
        emit echoTestChanged();
    }
    void setSound(const CallId &call, const CallSound &sound)
    {
        sounds[call] = sound;
        emit callsHereChanged();
        emit callSoundChanged(call);
    }
};

} // namespace callboard
