#include "ui/text/actiontext.h"

namespace callboard {

QString ActionText::name(ActionKind kind)
{
    switch (kind) {
    case ActionKind::Answer: return tr("&Answer");
    case ActionKind::Reject: return tr("Re&ject");
    case ActionKind::Redirect: return tr("Redire&ct…");
    case ActionKind::Dial: return tr("&Dial…");
    case ActionKind::Connect: return tr("C&onnect to a call…");
    case ActionKind::AddParticipant: return tr("&Add…", "add a participant");
    case ActionKind::CancelAdd: return tr("Cancel in&vitation");
    case ActionKind::Remove: return tr("&Remove", "remove a participant");
    case ActionKind::Mute: return tr("&Mute", "verb: mute a participant");
    case ActionKind::Hold: return tr("&Hold", "verb: put on hold");
    case ActionKind::Unhold: return tr("Res&ume", "verb: take off hold");
    case ActionKind::Transfer: return tr("&Transfer…");
    case ActionKind::MoveHere: return tr("Move i&nto my call…");
    case ActionKind::HangUp: return tr("&End call");
    case ActionKind::Terminate: return tr("End for ever&yone");
    }
    Q_UNREACHABLE();
}

QString ActionText::underWay(ActionKind kind)
{
    switch (kind) {
    case ActionKind::Answer: return tr("Answering");
    case ActionKind::Reject: return tr("Rejecting");
    case ActionKind::Redirect: return tr("Redirecting");
    case ActionKind::Dial: return tr("Dialling");
    case ActionKind::Connect: return tr("Connecting");
    case ActionKind::AddParticipant: return tr("Inviting");
    case ActionKind::CancelAdd: return tr("Withdrawing");
    case ActionKind::Remove: return tr("Removing");
    case ActionKind::Mute: return tr("Muting");
    case ActionKind::Hold: return tr("Holding");
    case ActionKind::Unhold: return tr("Resuming");
    case ActionKind::Transfer: return tr("Transferring");
    case ActionKind::MoveHere: return tr("Moving here");
    case ActionKind::HangUp: return tr("Ending");
    case ActionKind::Terminate: return tr("Ending for everyone");
    }
    Q_UNREACHABLE();
}

QString ActionText::done(ActionKind kind)
{
    switch (kind) {
    case ActionKind::Answer: return tr("Answered");
    case ActionKind::Reject: return tr("Rejected");
    case ActionKind::Redirect: return tr("Redirected");
    case ActionKind::Dial: return tr("Connected");
    case ActionKind::Connect: return tr("Connected");
    case ActionKind::AddParticipant: return tr("Added");
    case ActionKind::CancelAdd: return tr("Invitation withdrawn");
    case ActionKind::Remove: return tr("Removed");
    case ActionKind::Mute: return tr("Muted");
    case ActionKind::Hold: return tr("On hold");
    case ActionKind::Unhold: return tr("Resumed");
    case ActionKind::Transfer: return tr("Transfer accepted");
    case ActionKind::MoveHere: return tr("Moved here");
    case ActionKind::HangUp: return tr("Ended");
    case ActionKind::Terminate: return tr("Ended for everyone");
    }
    Q_UNREACHABLE();
}

QString ActionText::failed(ActionKind kind)
{
    switch (kind) {
    case ActionKind::Answer: return tr("The call was not answered.");
    case ActionKind::Reject: return tr("The call was not rejected.");
    case ActionKind::Redirect: return tr("The call was not redirected.");
    case ActionKind::Dial: return tr("The call did not come about.");
    case ActionKind::Connect: return tr("The connection to the call did not come about.");
    case ActionKind::AddParticipant: return tr("The participant was not added.");
    case ActionKind::CancelAdd: return tr("The invitation was not withdrawn.");
    case ActionKind::Remove: return tr("The participant was not removed.");
    case ActionKind::Mute: return tr("The participant was not muted.");
    case ActionKind::Hold: return tr("The participant was not put on hold.");
    case ActionKind::Unhold: return tr("The participant is still on hold.");
    case ActionKind::Transfer: return tr("The call was not transferred; the caller is still here.");
    case ActionKind::MoveHere: return tr("The participant was not moved.");
    case ActionKind::HangUp: return tr("The call was not ended.");
    case ActionKind::Terminate: return tr("The call was not ended for everyone.");
    }
    Q_UNREACHABLE();
}

QString ActionText::unconfirmed(ActionKind kind)
{
    switch (kind) {
    case ActionKind::Answer: return tr("Answering is not confirmed.");
    case ActionKind::Reject: return tr("Rejecting is not confirmed.");
    case ActionKind::Redirect: return tr("The redirect is not confirmed.");
    case ActionKind::Dial: return tr("Nothing has been heard of the dialled call.");
    case ActionKind::Connect: return tr("Nothing has been heard of the connection.");
    case ActionKind::AddParticipant: return tr("The invitation is not confirmed.");
    case ActionKind::CancelAdd: return tr("Withdrawing the invitation is not confirmed.");
    case ActionKind::Remove: return tr("The removal is not confirmed.");
    case ActionKind::Mute: return tr("The mute is not confirmed.");
    case ActionKind::Hold: return tr("The hold is not confirmed.");
    case ActionKind::Unhold: return tr("The resume is not confirmed.");
    case ActionKind::Transfer: return tr("The transfer is not confirmed.");
    case ActionKind::MoveHere: return tr("The move is not confirmed.");
    case ActionKind::HangUp: return tr("The end of the call is not confirmed.");
    case ActionKind::Terminate: return tr("The end for everyone is not confirmed.");
    }
    Q_UNREACHABLE();
}

QString ActionText::progress(const PendingAction &action, qint64 seconds)
{
    switch (action.phase) {
    case ActionPhase::Requested:
        return tr("%1, requested %n second(s) ago", nullptr, int(seconds)).arg(underWay(action.kind));
    case ActionPhase::Accepted:
        return tr("%1, accepted, waiting for %n second(s)", nullptr, int(seconds)).arg(underWay(action.kind));
    case ActionPhase::Confirmed: return done(action.kind);
    case ActionPhase::Failed: return failed(action.kind);
    case ActionPhase::TimedOut: return unconfirmed(action.kind);
    }
    Q_UNREACHABLE();
}

} // namespace callboard
