#include "ui/text/eventtext.h"
#include "core/literals.h"
#include "models/spacednumber.h"
#include "ui/text/reasontext.h"
#include <QHash>

namespace callboard {

QString EventText::kind(PartyKind kind)
{
    switch (kind) {
    case PartyKind::Unknown: return tr("Unknown", "kind of participant");
    case PartyKind::AcsUser: return tr("App user", "kind of participant");
    case PartyKind::PhoneNumber: return tr("Phone", "kind of participant");
    case PartyKind::TeamsUser: return tr("Teams user", "kind of participant");
    case PartyKind::Application: return tr("Application", "kind of participant");
    }
    Q_UNREACHABLE();
}

QString EventText::party(const Party &party)
{
    if (!party.number.isEmpty())
        return spacedNumber(party.number);
    if (party.kind == PartyKind::PhoneNumber)
        return tr("withheld number");
    return kind(party.kind);
}

namespace {

using Facts = EventFacts;

QString caused(const QString &what, const Facts &f)
{
    const QString why = ReasonText::words(f.code, f.subCode);
    return why.isEmpty() ? what
                         : EventText::tr("%1: %2 (%3)", "what happened, cause, code")
                               .arg(what, why, ReasonText::codes(f.code, f.subCode));
}

QString who(const Facts &f)
{
    return f.partyName.isEmpty() ? EventText::party(f.party) : f.partyName;
}

QString roster(const Facts &f)
{
    QString text = EventText::tr("%n participant(s)", nullptr, f.members);
    if (f.onHold > 0)
        text += u", "_s + EventText::tr("%n on hold", nullptr, f.onHold);
    if (f.muted > 0)
        text += u", "_s + EventText::tr("%n muted", nullptr, f.muted);
    return text;
}

QString closing(const Facts &f)
{
    if (f.word == "answered"_L1)
        return EventText::tr("Answered by %1").arg(f.user);
    if (f.word == "rejected"_L1)
        return EventText::tr("Rejected by %1").arg(f.user);
    if (f.word == "redirected"_L1)
        return EventText::tr("Redirected by %1").arg(f.user);
    if (f.word == "expired"_L1)
        return EventText::tr("Rang out");
    if (f.word == "callerLeft"_L1)
        return EventText::tr("The caller left");
    return f.word;
}

QString recordingControl(const Facts &f)
{
    const auto told = [&f] {
        if (f.word == "start"_L1)
            return EventText::tr("%1 starts the recording");
        if (f.word == "startPaused"_L1)
            return EventText::tr("%1 starts the recording, paused");
        if (f.word == "pause"_L1)
            return EventText::tr("%1 pauses the recording");
        if (f.word == "resume"_L1)
            return EventText::tr("%1 resumes the recording");
        if (f.word == "stop"_L1)
            return EventText::tr("%1 stops the recording");
        return EventText::tr("%1 changes the recording");
    };
    const QString text = told().arg(f.user);
    return f.note.isEmpty() ? text : EventText::tr("%1: %2", "what happened, reason given").arg(text, f.note);
}

using Wording = QString (*)(const Facts &);

const QHash<QString, Wording> &callWordings()
{
    static const QHash<QString, Wording> table{
        {u"CallConnected"_s, [](const Facts &) { return EventText::tr("Connected"); }},
        {u"CallDisconnected"_s, [](const Facts &f) { return caused(EventText::tr("Disconnected"), f); }},
        {u"CreateCallFailed"_s, [](const Facts &f) { return caused(EventText::tr("The call did not come about"), f); }},
        {u"AnswerFailed"_s, [](const Facts &f) { return caused(EventText::tr("Answering failed"), f); }},
        {u"ConnectFailed"_s, [](const Facts &f) { return caused(EventText::tr("Connecting failed"), f); }},
        {u"CallTransferAccepted"_s,
         [](const Facts &f) { return EventText::tr("Transfer to %1 accepted").arg(who(f)); }},
        {u"CallTransferFailed"_s, [](const Facts &f) { return caused(EventText::tr("Transfer failed"), f); }},
        {u"HoldFailed"_s, [](const Facts &f) { return caused(EventText::tr("Hold failed"), f); }},
        {u"AddParticipantSucceeded"_s, [](const Facts &f) { return EventText::tr("%1 joined").arg(who(f)); }},
        {u"AddParticipantFailed"_s,
         [](const Facts &f) { return caused(EventText::tr("%1 did not join").arg(who(f)), f); }},
        {u"RemoveParticipantSucceeded"_s, [](const Facts &f) { return EventText::tr("%1 was removed").arg(who(f)); }},
        {u"RemoveParticipantFailed"_s,
         [](const Facts &f) { return caused(EventText::tr("%1 was not removed").arg(who(f)), f); }},
        {u"MoveParticipantSucceeded"_s, [](const Facts &f) { return EventText::tr("%1 was moved here").arg(who(f)); }},
        {u"MoveParticipantFailed"_s,
         [](const Facts &f) { return caused(EventText::tr("%1 was not moved").arg(who(f)), f); }},
        {u"CancelAddParticipantSucceeded"_s, [](const Facts &) { return EventText::tr("Invitation withdrawn"); }},
        {u"CancelAddParticipantFailed"_s,
         [](const Facts &f) { return caused(EventText::tr("Invitation not withdrawn"), f); }},
        {u"ParticipantsUpdated"_s, [](const Facts &f) { return roster(f); }},
        {u"IncomingCall"_s, [](const Facts &f) { return EventText::tr("%1 calls").arg(who(f)); }},
        {u"CallStarted"_s, [](const Facts &) { return EventText::tr("Call started"); }},
        {u"CallEnded"_s, [](const Facts &) { return EventText::tr("Call ended"); }},
        {u"CallParticipantAdded"_s, [](const Facts &) { return EventText::tr("A participant joined"); }},
        {u"CallParticipantRemoved"_s, [](const Facts &) { return EventText::tr("A participant left"); }},
        {u"RecordingFileStatusUpdated"_s, [](const Facts &) { return EventText::tr("Recording file ready"); }}};
    return table;
}

const QHash<QString, Wording> &mediaWordings()
{
    static const QHash<QString, Wording> table{
        {u"PlayStarted"_s, [](const Facts &) { return EventText::tr("Prompt started"); }},
        {u"PlayCompleted"_s, [](const Facts &) { return EventText::tr("Prompt played"); }},
        {u"PlayCanceled"_s, [](const Facts &) { return EventText::tr("Prompt cancelled"); }},
        {u"PlayFailed"_s, [](const Facts &f) { return caused(EventText::tr("Prompt failed"), f); }},
        {u"RecognizeCompleted"_s,
         [](const Facts &f) {
             return f.word.isEmpty() ? caused(EventText::tr("Input recognised"), f)
                                     : caused(EventText::tr("Input recognised (%1)").arg(f.word), f);
         }},
        {u"RecognizeFailed"_s, [](const Facts &f) { return caused(EventText::tr("Input not recognised"), f); }},
        {u"RecognizeCanceled"_s, [](const Facts &) { return EventText::tr("Input cancelled"); }},
        {u"ContinuousDtmfRecognitionToneReceived"_s,
         [](const Facts &f) { return EventText::tr("Tone %1").arg(f.word); }},
        {u"ContinuousDtmfRecognitionToneFailed"_s,
         [](const Facts &f) { return caused(EventText::tr("Tone detection failed"), f); }},
        {u"ContinuousDtmfRecognitionStopped"_s, [](const Facts &) { return EventText::tr("Tone detection stopped"); }},
        {u"SendDtmfTonesCompleted"_s, [](const Facts &) { return EventText::tr("Tones sent"); }},
        {u"SendDtmfTonesFailed"_s, [](const Facts &f) { return caused(EventText::tr("Tones not sent"), f); }},
        {u"TranscriptionStarted"_s, [](const Facts &) { return EventText::tr("Transcription started"); }},
        {u"TranscriptionUpdated"_s, [](const Facts &) { return EventText::tr("Transcription changed"); }},
        {u"TranscriptionStopped"_s, [](const Facts &) { return EventText::tr("Transcription stopped"); }},
        {u"TranscriptionFailed"_s, [](const Facts &f) { return caused(EventText::tr("Transcription failed"), f); }},
        {u"MediaStreamingStarted"_s, [](const Facts &) { return EventText::tr("Audio stream started"); }},
        {u"MediaStreamingStopped"_s, [](const Facts &) { return EventText::tr("Audio stream stopped"); }},
        {u"MediaStreamingFailed"_s, [](const Facts &f) { return caused(EventText::tr("Audio stream failed"), f); }},
        {u"RecordingStateChanged"_s, [](const Facts &f) { return EventText::tr("Recording: %1").arg(f.word); }},
        {u"StartRecordingFailed"_s,
         [](const Facts &f) { return caused(EventText::tr("Recording did not start"), f); }}};
    return table;
}

const QHash<QString, Wording> &relayWordings()
{
    static const QHash<QString, Wording> table{
        {u"Callboard.CallClaimed"_s, [](const Facts &f) { return EventText::tr("%1 takes the call").arg(f.user); }},
        {u"Callboard.ClaimReleased"_s,
         [](const Facts &f) { return EventText::tr("%1 could not take the call").arg(f.user); }},
        {u"Callboard.IncomingClosed"_s, [](const Facts &f) { return closing(f); }},
        {u"Callboard.CallOwned"_s, [](const Facts &f) { return EventText::tr("%1 owns the call").arg(f.user); }},
        {u"Callboard.ActionRefused"_s,
         [](const Facts &f) { return EventText::tr("An action of %1 was refused (%2)").arg(f.user, f.word); }},
        {u"Callboard.RecordingControlled"_s, [](const Facts &f) { return recordingControl(f); }},
        {u"Callboard.RecordingStored"_s, [](const Facts &) { return EventText::tr("Recording stored"); }},
        {u"Callboard.RecordingFailed"_s,
         [](const Facts &f) { return EventText::tr("Recording not stored (%1)").arg(f.word); }}};
    return table;
}

} // namespace

QString EventText::words(const EventFacts &facts)
{
    for (const auto *table : {&callWordings(), &mediaWordings(), &relayWordings()}) {
        if (const Wording wording = table->value(facts.type))
            return wording(facts);
    }
    return facts.type;
}

} // namespace callboard
