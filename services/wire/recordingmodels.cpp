#include "wire/recordingmodels.h"
#include "wire/introspect.h"

namespace callboard::wire {

CALLBOARD_WIRE_CODEC(ChannelAffinity)
CALLBOARD_WIRE_CODEC(RecordingStorage)
CALLBOARD_WIRE_CODEC(StartCallRecordingRequest)
CALLBOARD_WIRE_CODEC(RecordingStateResponse)
CALLBOARD_WIRE_CODEC(PauseResumeInterval)
CALLBOARD_WIRE_CODEC(RecordingAudioConfiguration)
CALLBOARD_WIRE_CODEC(RecordingInfo)
CALLBOARD_WIRE_CODEC(RecordingChannel)
CALLBOARD_WIRE_CODEC(RecordingMetadata)

} // namespace callboard::wire
