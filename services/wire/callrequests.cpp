#include "wire/callrequests.h"
#include "wire/introspect.h"

namespace callboard::wire {

CALLBOARD_WIRE_CODEC(CreateCallRequest)
CALLBOARD_WIRE_CODEC(AnswerCallRequest)
CALLBOARD_WIRE_CODEC(RedirectCallRequest)
CALLBOARD_WIRE_CODEC(RejectCallRequest)
CALLBOARD_WIRE_CODEC(ConnectRequest)
CALLBOARD_WIRE_CODEC(TransferToParticipantRequest)
CALLBOARD_WIRE_CODEC(TransferCallResponse)

} // namespace callboard::wire
