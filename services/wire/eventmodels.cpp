#include "wire/eventmodels.h"
#include "wire/introspect.h"

namespace callboard::wire {

CALLBOARD_WIRE_CODEC(DtmfResult)
CALLBOARD_WIRE_CODEC(ChoiceResult)
CALLBOARD_WIRE_CODEC(SpeechResult)
CALLBOARD_WIRE_CODEC(MediaStreamingUpdate)
CALLBOARD_WIRE_CODEC(TranscriptionUpdate)

} // namespace callboard::wire
