// Request bodies for intents about prompts, input, tones and recordings.
#pragma once
#include "session/user/commandport.h"
#include "wire/mediarequests.h"
#include "wire/recordingmodels.h"

namespace callboard {

wire::PlayRequest playBody(const CallCommand &command);
wire::RecognizeRequest collectBody(const CallCommand &command);
wire::SendDtmfTonesRequest tonesBody(const CallCommand &command);
wire::ContinuousDtmfRecognitionRequest watchBody(const CallCommand &command);
wire::UpdateTranscriptionRequest languageBody(const CallCommand &command);
/// `relay`: the gateway puts its own callback address in place of the one that has to be in the body.
wire::StartCallRecordingRequest recordingBody(const CallCommand &command, const QUrl &relay);

} // namespace callboard
