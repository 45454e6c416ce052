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
    case ActionKind::Play: return tr("Pla&y…", "play a prompt");
    case ActionKind::StopMedia: return tr("&Stop prompts");
    case ActionKind::Collect: return tr("Colle&ct…", "collect digits, a choice or speech");
    case ActionKind::SendTones: return tr("&Keypad…");
    case ActionKind::WatchTones: return tr("&Watch keys…", "tell every key that a participant presses");
    case ActionKind::UnwatchTones: return tr("Stop &watching keys");
    case ActionKind::StartRecording: return tr("&Record…");
    case ActionKind::PauseRecording: return tr("&Pause recording…");
    case ActionKind::ResumeRecording: return tr("Res&ume recording");
    case ActionKind::StopRecording: return tr("Stop recor&ding");
    case ActionKind::StartTranscription: return tr("&Transcribe");
    case ActionKind::UpdateTranscription: return tr("Transcription &language…");
    case ActionKind::StopTranscription: return tr("Stop &transcribing");
    case ActionKind::StartStreaming: return tr("Stream &audio");
    case ActionKind::StopStreaming: return tr("Stop streaming &audio");
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
    case ActionKind::Play: return tr("Starting prompt");
    case ActionKind::StopMedia: return tr("Stopping");
    case ActionKind::Collect: return tr("Collecting");
    case ActionKind::SendTones: return tr("Sending tones");
    case ActionKind::WatchTones: return tr("Starting to watch");
    case ActionKind::UnwatchTones: return tr("Ending the watch");
    case ActionKind::StartRecording: return tr("Starting recording");
    case ActionKind::PauseRecording: return tr("Pausing recording");
    case ActionKind::ResumeRecording: return tr("Resuming recording");
    case ActionKind::StopRecording: return tr("Stopping recording");
    case ActionKind::StartTranscription: return tr("Starting transcription");
    case ActionKind::UpdateTranscription: return tr("Changing the language");
    case ActionKind::StopTranscription: return tr("Stopping transcription");
    case ActionKind::StartStreaming: return tr("Starting stream");
    case ActionKind::StopStreaming: return tr("Stopping stream");
    }
    Q_UNREACHABLE();
}

QString ActionText::underWayShort(ActionKind kind)
{
    switch (kind) {
    case ActionKind::Play:
    case ActionKind::WatchTones:
    case ActionKind::StartRecording:
    case ActionKind::StartTranscription:
    case ActionKind::StartStreaming: return tr("Starting");
    case ActionKind::UnwatchTones:
    case ActionKind::StopRecording:
    case ActionKind::StopTranscription:
    case ActionKind::StopStreaming: return tr("Stopping");
    case ActionKind::SendTones: return tr("Sending");
    case ActionKind::PauseRecording: return tr("Pausing");
    case ActionKind::ResumeRecording: return tr("Resuming");
    default: return underWay(kind);
    }
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
    case ActionKind::Play: return tr("Prompt plays");
    case ActionKind::StopMedia: return tr("Prompts stopped");
    case ActionKind::Collect: return tr("Input received");
    case ActionKind::SendTones: return tr("Tones sent");
    case ActionKind::WatchTones: return tr("Keys watched");
    case ActionKind::UnwatchTones: return tr("Keys not watched");
    case ActionKind::StartRecording: return tr("Recording");
    case ActionKind::PauseRecording: return tr("Recording paused");
    case ActionKind::ResumeRecording: return tr("Recording resumed");
    case ActionKind::StopRecording: return tr("Recording stopped");
    case ActionKind::StartTranscription: return tr("Transcribing");
    case ActionKind::UpdateTranscription: return tr("Language changed");
    case ActionKind::StopTranscription: return tr("Transcription stopped");
    case ActionKind::StartStreaming: return tr("Streaming");
    case ActionKind::StopStreaming: return tr("Stream stopped");
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
    case ActionKind::Play: return tr("The prompt was not played.");
    case ActionKind::StopMedia: return tr("The prompts were not stopped.");
    case ActionKind::Collect: return tr("No input was received.");
    case ActionKind::SendTones: return tr("The tones were not sent.");
    case ActionKind::WatchTones: return tr("The keys are not watched.");
    case ActionKind::UnwatchTones: return tr("The keys are still watched.");
    case ActionKind::StartRecording: return tr("The recording did not start.");
    case ActionKind::PauseRecording: return tr("The recording was not paused; it may still be running.");
    case ActionKind::ResumeRecording: return tr("The recording was not resumed.");
    case ActionKind::StopRecording: return tr("The recording was not stopped.");
    case ActionKind::StartTranscription: return tr("The transcription did not start.");
    case ActionKind::UpdateTranscription: return tr("The language of the transcription was not changed.");
    case ActionKind::StopTranscription: return tr("The transcription was not stopped.");
    case ActionKind::StartStreaming: return tr("The audio stream did not start.");
    case ActionKind::StopStreaming: return tr("The audio stream was not stopped.");
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
    case ActionKind::Play: return tr("Nothing has been heard of the prompt.");
    case ActionKind::StopMedia: return tr("Stopping the prompts is not confirmed.");
    case ActionKind::Collect: return tr("Nothing has been heard of the input.");
    case ActionKind::SendTones: return tr("Sending the tones is not confirmed.");
    case ActionKind::WatchTones: return tr("Watching the keys is not confirmed.");
    case ActionKind::UnwatchTones: return tr("Ending the watch of the keys is not confirmed.");
    case ActionKind::StartRecording: return tr("The start of the recording is not confirmed.");
    case ActionKind::PauseRecording: return tr("The pause of the recording is not confirmed; it may still be running.");
    case ActionKind::ResumeRecording: return tr("Resuming the recording is not confirmed.");
    case ActionKind::StopRecording: return tr("Stopping the recording is not confirmed.");
    case ActionKind::StartTranscription: return tr("The start of the transcription is not confirmed.");
    case ActionKind::UpdateTranscription: return tr("The change of language is not confirmed.");
    case ActionKind::StopTranscription: return tr("Stopping the transcription is not confirmed.");
    case ActionKind::StartStreaming: return tr("The start of the audio stream is not confirmed.");
    case ActionKind::StopStreaming: return tr("Stopping the audio stream is not confirmed.");
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
