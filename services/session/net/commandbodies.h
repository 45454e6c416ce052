// Request bodies for intents.
#pragma once
#include "session/user/commandport.h"
#include "wire/callrequests.h"
#include "wire/mediarequests.h"

namespace callboard {

/// `relay`: the gateway puts its own callback address in place of the one that has to be in the body.
wire::CreateCallRequest createBody(const CallCommand &command, const QUrl &relay);
wire::AnswerCallRequest answerBody(const CallCommand &command, const QUrl &relay);
wire::ConnectRequest connectBody(const CallCommand &command, const QUrl &relay);
wire::RedirectCallRequest redirectBody(const CallCommand &command);
wire::RejectCallRequest rejectBody(const CallCommand &command);
wire::AddParticipantRequest addBody(const CallCommand &command);
wire::TransferToParticipantRequest transferBody(const CallCommand &command);
wire::MoveParticipantsRequest moveBody(const CallCommand &command);

} // namespace callboard
