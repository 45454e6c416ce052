#include "ui/text/refusaltext.h"

namespace callboard {

QString RefusalText::sentence(Refusal refusal)
{
    switch (refusal) {
    case Refusal::None: return {};
    case Refusal::Offline: return tr("There is no live link to the relay.");
    case Refusal::NotAllowed: return tr("Your role does not allow this.");
    case Refusal::AlreadyPending: return tr("This was already asked for and is not confirmed yet.");
    case Refusal::UnknownCall: return tr("No call or participant is selected.");
    case Refusal::CallOver: return tr("The call is over.");
    case Refusal::CallNotConnected: return tr("The call is not connected yet.");
    case Refusal::IncomingGone: return tr("The call does not ring any more.");
    case Refusal::TakenByOther: return tr("Somebody else handles this call.");
    case Refusal::PhoneNumberCantBeMuted:
        return tr("A phone number can't be muted by the service; put it on hold instead.");
    case Refusal::OnlyAcsUsersCanBeMuted: return tr("The service can mute app users only.");
    case Refusal::AlreadyMuted: return tr("Already muted; only the participant can undo it.");
    case Refusal::OwnLeg: return tr("This is your own connection to the call.");
    case Refusal::AlreadyOnHold: return tr("Already on hold.");
    case Refusal::NotOnHold: return tr("Not on hold.");
    case Refusal::AlreadyInCall: return tr("Already in the call.");
    case Refusal::CallIsFull: return tr("The call is full: 350 participants.");
    case Refusal::SourceNumberMissing:
        return tr("To call a phone you need a number of your own; set one in the settings.");
    case Refusal::VoipCantGoToPhone: return tr("A call from an app can't be redirected to a phone number.");
    case Refusal::NoInvitation: return tr("There is no invitation to withdraw.");
    case Refusal::SameCall: return tr("The participant is in this call already.");
    case Refusal::NotToSelf: return tr("This is your own number.");
    case Refusal::OnlyPhonesTakeTones: return tr("The service sends tones to phone numbers only.");
    case Refusal::AlreadyWatchingTones: return tr("The keys of this participant are watched already.");
    case Refusal::NotWatchingTones: return tr("The keys of this participant are not watched from here.");
    case Refusal::NothingPlays: return tr("Nothing is playing and no input is awaited.");
    case Refusal::AlreadyRecording: return tr("The call is being recorded already.");
    case Refusal::NotRecording: return tr("The call is not being recorded.");
    case Refusal::AlreadyPaused: return tr("The recording is paused already.");
    case Refusal::NotPaused: return tr("The recording is not paused.");
    case Refusal::NotTranscribing: return tr("The call is not being transcribed.");
    case Refusal::AlreadyOn: return tr("This is on already.");
    case Refusal::AlreadyOff: return tr("This is off already.");
    }
    Q_UNREACHABLE();
}

std::optional<ActionKind> RefusalText::instead(Refusal refusal, ActionKind asked)
{
    if (asked != ActionKind::Mute)
        return std::nullopt;
    if (refusal == Refusal::PhoneNumberCantBeMuted || refusal == Refusal::OnlyAcsUsersCanBeMuted)
        return ActionKind::Hold;
    return std::nullopt;
}

} // namespace callboard
