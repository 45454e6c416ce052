// What an accepted recording action is written down as.
#pragma once
#include "http/httprequest.h"
#include "relay/gateway/action.h"
#include "wire/relayevents.h"

namespace callboard::relay {

/// Characters of a reason that are kept.
inline constexpr qsizetype MostReason = 200;

/// The fact behind an action on a recording that the service accepted with this answer; nothing for other actions.
std::optional<wire::RecordingControlled> controlOf(const Action &action, const httpd::Request &request,
                                                   const http::HttpReply &reply, const UserName &user,
                                                   const RelayState &state);

} // namespace callboard::relay
