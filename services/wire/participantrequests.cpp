#include "wire/callrequests.h"
#include "wire/introspect.h"

namespace callboard::wire {

CALLBOARD_WIRE_CODEC(GetParticipantsResponse)
CALLBOARD_WIRE_CODEC(AddParticipantRequest)
CALLBOARD_WIRE_CODEC(AddParticipantResponse)
CALLBOARD_WIRE_CODEC(RemoveParticipantRequest)
CALLBOARD_WIRE_CODEC(RemoveParticipantResponse)
CALLBOARD_WIRE_CODEC(MuteParticipantsRequest)
CALLBOARD_WIRE_CODEC(MuteParticipantsResult)
CALLBOARD_WIRE_CODEC(CancelAddParticipantRequest)
CALLBOARD_WIRE_CODEC(CancelAddParticipantResponse)
CALLBOARD_WIRE_CODEC(MoveParticipantsRequest)
CALLBOARD_WIRE_CODEC(MoveParticipantsResponse)

} // namespace callboard::wire
