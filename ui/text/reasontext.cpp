#include "ui/text/reasontext.h"
#include "core/literals.h"

namespace callboard {

namespace {

/// SIP codes that phone networks give; 510xxx, 540xxx and 560xxx end with one (contract README, 15.4).
QString sipWords(int sip)
{
    switch (sip) {
    case 403: return ReasonText::tr("Forbidden or blocked by the phone network");
    case 404: return ReasonText::tr("The number does not exist");
    case 408: return ReasonText::tr("The phone network did not answer in time");
    case 480: return ReasonText::tr("No answer");
    case 484: return ReasonText::tr("The number is incomplete");
    case 486: return ReasonText::tr("Busy");
    case 487: return ReasonText::tr("Cancelled");
    case 500:
    case 503: return ReasonText::tr("The phone operator has a fault");
    case 603: return ReasonText::tr("Declined");
    default: return {};
    }
}

QString endWords(int subCode)
{
    switch (subCode) {
    case 5001:
    case 5002: return ReasonText::tr("The conversation ended");
    case 5010: return ReasonText::tr("Everybody else had left");
    case 5234: return ReasonText::tr("The invitation was withdrawn");
    case 5300: return ReasonText::tr("Removed from the call");
    case 5828:
    case 5829:
    case 5830: return ReasonText::tr("The room does not let you in");
    case 7000: return ReasonText::tr("Ended from here");
    case 10003: return ReasonText::tr("Accepted elsewhere");
    case 10004: return ReasonText::tr("No answer");
    case 10037: return ReasonText::tr("No device of this user is signed in");
    case 10057:
    case 10076: return ReasonText::tr("Not reachable");
    case 540000:
    case 560000: return ReasonText::tr("The other side hung up");
    default: return {};
    }
}

QString controlWords(int subCode)
{
    switch (subCode) {
    case 7504:
    case 7507: return ReasonText::tr("The call belongs to another resource");
    case 7509: return ReasonText::tr("The service did not accept the signature");
    case 8501: return ReasonText::tr("The call is not established");
    case 8516:
    case 8529:
    case 8530: return ReasonText::tr("The service is throttling");
    case 8519: return ReasonText::tr("Another action is still under way");
    case 8520: return ReasonText::tr("Not supported for this call");
    case 8522: return ReasonText::tr("The call is not known to the service any more");
    case 8523: return ReasonText::tr("The service calls the request invalid");
    case 8528: return ReasonText::tr("The call was ended");
    case 8538: return ReasonText::tr("Declined");
    case 8539: return ReasonText::tr("Busy");
    case 8541: return ReasonText::tr("Not available");
    case 8542: return ReasonText::tr("Cancelled");
    case 8544: return ReasonText::tr("Not reachable");
    case 8548: return ReasonText::tr("Not a group call");
    case 8551:
    case 8555: return ReasonText::tr("The call can't be sent on to this target");
    case 8558: return ReasonText::tr("The participant is not in the call");
    case 8585: return ReasonText::tr("The call is in the wrong state for this");
    case 8586: return ReasonText::tr("The incoming call was not acknowledged");
    case 8587: return ReasonText::tr("Not answered in time");
    case 8607: return ReasonText::tr("Another transfer is under way");
    case 9999: return ReasonText::tr("The service gave no reason");
    default: return {};
    }
}

QString mediaWords(int subCode)
{
    switch (subCode) {
    case 8500: return ReasonText::tr("Invalid media mode");
    case 8508: return ReasonText::tr("Cancelled");
    case 8510: return ReasonText::tr("Nothing was said or pressed");
    case 8511:
    case 8512:
    case 8572: return ReasonText::tr("The prompt could not be played");
    case 8514: return ReasonText::tr("Stop tone");
    case 8531: return ReasonText::tr("All tones received");
    case 8532: return ReasonText::tr("No further tone came");
    case 8533: return ReasonText::tr("Choice matched by tone");
    case 8534: return ReasonText::tr("Wrong tone");
    case 8535: return ReasonText::tr("File format not supported");
    case 8536: return ReasonText::tr("File could not be downloaded");
    case 8545: return ReasonText::tr("Choice matched by speech");
    case 8547: return ReasonText::tr("No choice matched");
    case 8553:
    case 8559: return ReasonText::tr("A recording is running already");
    case 8563: return ReasonText::tr("Speech not recognised");
    case 8565:
    case 8567: return ReasonText::tr("The speech service refused");
    case 8569: return ReasonText::tr("Speech recognised");
    case 8570: return ReasonText::tr("Speech took too long");
    case 8571:
    case 8573: return ReasonText::tr("The recording can't do this now");
    case 8578:
    case 8579:
    case 8580: return ReasonText::tr("Transcription ended");
    case 8581: return ReasonText::tr("The stream's address is not usable");
    case 8583: return ReasonText::tr("Another media action is running");
    case 8603:
    case 8604: return ReasonText::tr("The audio stream ended");
    case 8605: return ReasonText::tr("The speech model is not usable");
    default: return {};
    }
}

} // namespace

QString ReasonText::codes(int code, int subCode)
{
    return u"%1/%2"_s.arg(code).arg(subCode);
}

QString ReasonText::words(int code, int subCode)
{
    if (code == 0 && subCode == 0)
        return {};
    constexpr int networkBase = 500'000;
    for (const QString &found : {endWords(subCode), controlWords(subCode), mediaWords(subCode),
                                 sipWords(subCode > networkBase ? subCode % 1000 : 0)}) {
        if (!found.isEmpty())
            return found;
    }
    if (code >= 200 && code < 300)
        return tr("Ended normally");
    if (const QString sip = sipWords(code); subCode == 0 && !sip.isEmpty())
        return sip;
    return tr("Cause %1").arg(codes(code, subCode));
}

QString ReasonText::withCode(const EndReason &reason)
{
    QString text = words(reason.code, reason.subCode);
    if (text.isEmpty())
        return text;
    text = tr("%1 (%2)", "cause in words, then its code").arg(text, codes(reason.code, reason.subCode));
    if (!reason.sip.isEmpty())
        text += u" · SIP "_s + reason.sip;
    if (!reason.q850.isEmpty())
        text += u" · Q.850 "_s + reason.q850;
    return text;
}

} // namespace callboard
