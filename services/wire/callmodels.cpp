#include "wire/callmodels.h"
#include "wire/introspect.h"

namespace callboard::wire {

CALLBOARD_WIRE_CODEC(SipDiagnosticInfo)
CALLBOARD_WIRE_CODEC(ResultInformation)
CALLBOARD_WIRE_CODEC(CallParticipant)
CALLBOARD_WIRE_CODEC(MediaStreamingSubscription)
CALLBOARD_WIRE_CODEC(TranscriptionSubscription)
CALLBOARD_WIRE_CODEC(CallConnectionProperties)
CALLBOARD_WIRE_CODEC(CallLocator)
CALLBOARD_WIRE_CODEC(CallIntelligenceOptions)
CALLBOARD_WIRE_CODEC(TeamsPhoneCallerDetails)
CALLBOARD_WIRE_CODEC(TeamsPhoneSourceDetails)
CALLBOARD_WIRE_CODEC(TeamsPhoneCallDetails)
CALLBOARD_WIRE_CODEC(CustomCallingContext)

CallLocator CallLocator::serverCall(const ServerCallId &id)
{
    CallLocator locator;
    locator.serverCallId = id;
    locator.kind = CallLocatorKind::ServerCall;
    return locator;
}

CallLocator CallLocator::groupCall(const QString &id)
{
    CallLocator locator;
    locator.groupCallId = id;
    locator.kind = CallLocatorKind::GroupCall;
    return locator;
}

CallLocator CallLocator::room(const QString &id)
{
    CallLocator locator;
    locator.roomId = id;
    locator.kind = CallLocatorKind::RoomCall;
    return locator;
}

} // namespace callboard::wire
