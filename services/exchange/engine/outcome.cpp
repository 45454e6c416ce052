#include "exchange/engine/outcome.h"
#include "core/literals.h"

namespace callboard::exchange::outcomes {

namespace {
Outcome plain(int code, int subCode, const QString &message)
{
    return {code, subCode, message, {}, {}};
}

QString diagnosed(const QString &text, int code, int subCode)
{
    return text + u" DiagCode: %1#%2.@"_s.arg(code == 200 ? 0 : code).arg(subCode);
}

Outcome withDiagnosis(int code, int subCode, const QString &text)
{
    return plain(code, subCode, diagnosed(text, code, subCode));
}

struct Words {
    int code;
    int voipSubCode;
    QString voip;
    QString pstn;
    Cause sip;
    Cause q850;
};

Words wordsOf(Refusal why)
{
    switch (why) {
    case Refusal::Declined:
        return {603,
                0,
                u"Call ended successfully as it was declined from callee."_s,
                u"Call was declined by the phone."_s,
                {603, u"Decline"_s},
                {21, u"Call rejected"_s}};
    case Refusal::Busy:
        return {486,
                0,
                u"Call failed because the callee was busy."_s,
                u"Call failed because phone number was busy."_s,
                {486, u"Busy Here"_s},
                {17, u"User busy"_s}};
    case Refusal::Forbidden:
        return {403,
                0,
                u"Call was forbidden by the callee."_s,
                u"Call was forbidden by the operator."_s,
                {403, u"Forbidden"_s},
                {21, u"Call rejected"_s}};
    case Refusal::NoAnswer:
        return {0,
                10004,
                u"Call was not answered."_s,
                u"No answer."_s,
                {480, u"Temporarily Unavailable"_s},
                {19, u"No answer from user"_s}};
    case Refusal::Unreachable:
        return {404,
                0,
                u"The callee does not exist."_s,
                u"Phone number does not exist."_s,
                {404, u"Not Found"_s},
                {1, u"Unallocated (unassigned) number"_s}};
    case Refusal::Unregistered:
        return {480,
                10037,
                u"No endpoint of the callee is registered."_s,
                u"Phone number is not reachable."_s,
                {480, u"Temporarily Unavailable"_s},
                {20, u"Subscriber absent"_s}};
    }
    Q_UNREACHABLE();
}
} // namespace

Outcome success()
{
    return plain(200, 0, QString());
}

Outcome endedByApi()
{
    return withDiagnosis(200, 7000,
                         u"Call was ended by Azure Communication Service Call Automation API or a server bot."_s);
}

Outcome endedByTransfer()
{
    return withDiagnosis(200, 7000, u"The conversation has ended."_s);
}

Outcome ended()
{
    return withDiagnosis(200, 5001, u"This conversation has ended.."_s);
}

Outcome leftAlone()
{
    return withDiagnosis(200, 5010,
                         u"This conversation has ended as only one participant was remaining in the conversation.."_s);
}

Outcome removed()
{
    return withDiagnosis(
        200, 5300,
        u"Call ended for this participant as it was removed from the conversation by another participant."_s);
}

Outcome hungUp(Line line)
{
    switch (line) {
    case Line::Voip: return ended();
    case Line::PstnIn: return plain(200, 540000, u"Call ended successfully by local PSTN caller."_s);
    case Line::PstnOut: return plain(200, 560000, u"Call ended successfully by remote PSTN participant."_s);
    }
    Q_UNREACHABLE();
}

Outcome refused(Refusal why, Line line)
{
    Words w = wordsOf(why);
    if (line == Line::Voip)
        return withDiagnosis(w.code == 0 ? 487 : w.code, w.voipSubCode, w.voip);
    const int base = line == Line::PstnOut ? 560000 : 540000;
    Outcome o = withDiagnosis(w.sip.code, base + w.sip.code, w.pstn);
    o.sip = std::move(w.sip);
    o.q850 = std::move(w.q850);
    return o;
}

Outcome incomingGone()
{
    return plain(404, 8522, u"The incoming call no longer exists."_s);
}

Outcome callNotFound()
{
    return plain(404, 8522, u"The call to join was not found."_s);
}

Outcome notPresent()
{
    return plain(404, 8558, u"The participant is not present in the call."_s);
}

Outcome cannotMove()
{
    return plain(405, 8520, u"The leg of an application can't be moved to another call."_s);
}

Outcome tooLateToCancel()
{
    return plain(409, 8519, u"The invitation can no longer be cancelled."_s);
}

Outcome callCancelled()
{
    return withDiagnosis(487, 5234, u"The Call Has Been Cancelled."_s);
}

Outcome conversationEnded()
{
    return withDiagnosis(200, 5300, u"The conversation has ended."_s);
}

Outcome ofInvitation(const QString &rawId, Outcome reason)
{
    reason.message = u"addParticipants failed for participant %1. Underlying reason: %2"_s.arg(rawId, reason.message);
    return reason;
}

Outcome mediaDone()
{
    return plain(200, 0, u"Action completed successfully."_s);
}

Outcome mediaCancelled()
{
    return plain(400, 8508, u"Action falied, the operation was cancelled."_s); // the service's spelling
}

Outcome badPromptFile()
{
    return plain(400, 8535, u"Action failed, file format is invalid."_s);
}

Outcome noPromptFile()
{
    return plain(400, 8536, u"Action failed, file could not be downloaded."_s);
}

Outcome speechServiceFailed()
{
    return plain(400, 8565, u"Action failed, the request to the AI services failed."_s);
}

Outcome promptFailed()
{
    return plain(500, 8511, u"Action failed, encountered failure while trying to play the prompt."_s);
}

Outcome stopTone()
{
    return plain(200, 8514, u"Action completed, stop tone detected."_s);
}

Outcome allTones()
{
    return plain(200, 8531, u"Action completed, max digits received."_s);
}

Outcome interToneTimeout()
{
    return plain(400, 8532, u"Action failed, inter-digit silence timeout reached."_s);
}

Outcome initialSilence()
{
    return plain(400, 8510, u"Action failed, initial silence timeout reached."_s);
}

Outcome choiceByTone()
{
    return plain(200, 8533, u"Action completed, tone matches one of the choices."_s);
}

Outcome choiceBySpeech()
{
    return plain(200, 8545, u"Action completed, recognized phrase matches one of the choices."_s);
}

Outcome wrongTone()
{
    return plain(500, 8534, u"Action failed, an incorrect tone was detected."_s);
}

Outcome noSuchChoice()
{
    return plain(400, 8547, u"Action failed, recognized phrase does not match a valid choice."_s);
}

Outcome notUnderstood()
{
    return plain(400, 8563, u"Action failed, speech could not be recognized."_s);
}

Outcome speechRecognized()
{
    return plain(200, 8569, u"Action completed, speech was recognized."_s);
}

Outcome speechTooLong()
{
    return plain(408, 8570, u"Action failed, speech timeout reached."_s);
}

Outcome streamingFailed()
{
    return plain(500, 8603, u"Action failed, media streaming failed."_s);
}

Outcome tonesStopped()
{
    return plain(200, 7000, diagnosed(u"The conversation has ended."_s, 200, 7000));
}

Outcome badStreamAddress()
{
    return plain(400, 8581, u"Action failed, StreamUrl is not valid."_s);
}

Outcome transcriptUnsent()
{
    return plain(500, 8578, u"Action failed, the web socket connection could not be opened."_s);
}

Outcome noSpeechServices()
{
    return plain(405, 8522, u"Action failed, no AI services were named when the call was set up."_s);
}

Outcome recordingBroke()
{
    return plain(500, 9999, u"The recording can't be written."_s);
}

} // namespace callboard::exchange::outcomes
