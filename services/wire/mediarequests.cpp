#include "wire/mediarequests.h"
#include "wire/introspect.h"

namespace callboard::wire {

CALLBOARD_WIRE_CODEC(PlayRequest)
CALLBOARD_WIRE_CODEC(RecognizeRequest)
CALLBOARD_WIRE_CODEC(ContinuousDtmfRecognitionRequest)
CALLBOARD_WIRE_CODEC(SendDtmfTonesRequest)
CALLBOARD_WIRE_CODEC(SendDtmfTonesResult)
CALLBOARD_WIRE_CODEC(HoldRequest)
CALLBOARD_WIRE_CODEC(UnholdRequest)
CALLBOARD_WIRE_CODEC(StartMediaStreamingRequest)
CALLBOARD_WIRE_CODEC(StopMediaStreamingRequest)
CALLBOARD_WIRE_CODEC(StartTranscriptionRequest)
CALLBOARD_WIRE_CODEC(UpdateTranscriptionRequest)
CALLBOARD_WIRE_CODEC(StopTranscriptionRequest)

} // namespace callboard::wire
