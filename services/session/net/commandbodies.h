// Request bodies for intents.
#pragma once
#include "session/user/commandport.h"
#include "wire/callrequests.h"
#include "wire/mediarequests.h"

namespace callboard {

/// `relay`: the gateway puts its own callback address in place of the one that has to be in the body.
wire::CreateCallRequest createBody(const Command &command, const QUrl &relay);
wire::AnswerCallRequest answerBody(const Command &command, const QUrl &relay);
wire::ConnectRequest connectBody(const Command &command, const QUrl &relay);
wire::RedirectCallRequest redirectBody(const Command &command);
wire::RejectCallRequest rejectBody(const Command &command);
wire::AddParticipantRequest addBody(const Command &command);
wire::TransferToParticipantRequest transferBody(const Command &command);
wire::MoveParticipantsRequest moveBody(const Command &command);

} // namespace callboard
