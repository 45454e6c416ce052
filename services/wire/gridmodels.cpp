#include "wire/gridmodels.h"
#include "wire/introspect.h"

namespace callboard::wire {

CALLBOARD_WIRE_CODEC(IncomingCallCustomContext)
CALLBOARD_WIRE_CODEC(IncomingCall)
CALLBOARD_WIRE_CODEC(GridParticipant)
CALLBOARD_WIRE_CODEC(GridGroup)
CALLBOARD_WIRE_CODEC(GridRoom)
CALLBOARD_WIRE_CODEC(GridEndedBy)
CALLBOARD_WIRE_CODEC(GridEndReason)
CALLBOARD_WIRE_CODEC(CallStarted)
CALLBOARD_WIRE_CODEC(CallEnded)
CALLBOARD_WIRE_CODEC(CallParticipantAdded)
CALLBOARD_WIRE_CODEC(CallParticipantRemoved)
CALLBOARD_WIRE_CODEC(RecordingChunkInfo)
CALLBOARD_WIRE_CODEC(RecordingStorageInfo)
CALLBOARD_WIRE_CODEC(RecordingFileStatusUpdated)
CALLBOARD_WIRE_CODEC(SubscriptionValidation)
CALLBOARD_WIRE_CODEC(SubscriptionValidationResponse)
CALLBOARD_WIRE_CODEC(SubscriptionDeleted)

} // namespace callboard::wire
