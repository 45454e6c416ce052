#include "ui/sound/soundwords.h"
#include "core/literals.h"
#include <QLocale>

namespace callboard {

using audio::Role;
using State = CallSound::State;

QString SoundWords::role(Role role)
{
    switch (role) {
    case Role::Microphone: return tr("Microphone");
    case Role::Speaker: return tr("Speaker");
    case Role::Ringer: return tr("Ringer");
    }
    Q_UNREACHABLE();
}

QString SoundWords::devices(const AudioDesk &desk)
{
    const auto name = [&](Role role) {
        const audio::RoleStatus status = desk.role(role);
        return status.isMissing() ? tr("none", "device") : status.device.name;
    };
    return tr("Mic %1, Spk %2").arg(name(Role::Microphone), name(Role::Speaker));
}

QString SoundWords::trouble(const AudioDesk &desk, Role role)
{
    const audio::RoleStatus status = desk.role(role);
    if (status.isMissing())
        return tr("%1: there is no device.").arg(SoundWords::role(role));
    if (status.failed)
        return tr("%1: %2 can't be opened; it is tried again.").arg(SoundWords::role(role), status.device.name);
    if (status.standsIn())
        return tr("%1: the chosen device is gone; %2 stands in.").arg(SoundWords::role(role), status.device.name);
    return {};
}

QString SoundWords::both(const QString &sentence, const QString &next)
{
    return tr("%1 %2", "two sentences").arg(sentence, next);
}

QString SoundWords::echo(const AudioDesk &desk, bool wasRun)
{
    switch (desk.echoTest()) {
    case audio::EchoStep::Recording: return tr("Speak now: recording for 3 seconds…");
    case audio::EchoStep::Playing: return tr("This is what your microphone heard…");
    case audio::EchoStep::Idle: break;
    }
    if (!wasRun)
        return {};
    const double loudest = desk.echoLoudestDb();
    return loudest < audio::EchoTest::SilentDb
        ? tr("Nothing was heard: is the microphone switched on, and the right one?")
        : tr("Loudest moment: %1 dB.").arg(QLocale().toString(qRound(loudest)));
}

QString SoundWords::microphone(const AudioDesk &desk, const CallSound &sound, bool mutedBySupervisor)
{
    if (mutedBySupervisor)
        return tr("Muted by supervisor");
    if (desk.isMuted())
        return tr("My microphone is off");
    if (sound.held)
        return tr("My microphone is off while everybody is on hold");
    return tr("My microphone is on");
}

static QString quality(const VoiceQuality &quality)
{
    const int score = quality.score();
    const QString word = score >= 4 ? SoundWords::tr("good")
        : score == 3                ? SoundWords::tr("fair")
                                    : SoundWords::tr("bad");
    return SoundWords::tr("Sound %1 (%2 of 5), delay %3 ms, loss %4 %")
        .arg(word)
        .arg(score)
        .arg(quality.delayMs)
        .arg(QLocale().toString(quality.lossPercent, 'f', 1));
}

QString SoundWords::sound(const CallSound &sound)
{
    switch (sound.state) {
    case State::None: return {};
    case State::Joining: return tr("The call's sound is being joined…");
    case State::On: return quality(sound.quality);
    case State::Lost: return tr("The call's sound was cut; it is being joined again…");
    case State::Elsewhere: return tr("Another console of yours has this call's sound.");
    case State::Refused: return tr("The relay does not let you into this call's sound.");
    }
    Q_UNREACHABLE();
}

} // namespace callboard
