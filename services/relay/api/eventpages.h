// The history: /v1/events.
#pragma once
#include "httpd/response.h"
#include "relay/state/relaystate.h"

namespace callboard::relay {

/// What a console asks of the history.
struct PageQuery {
    qint64 after = 0;
    QByteArray epoch; ///< empty: whatever it is
    qint64 limit = 5000; ///< rows looked at, seen or not
    QByteArray callId; ///< not empty: only this call's events
};

/// Streams {"epoch","events":[envelope…],"last":offset,"more":bool} from the journal, a chunk at a time, so that memory
/// does not grow with the page. 410 PositionGone when the position can't be continued without a hole: another epoch, a
/// history that begins later, or an agent's position from before calls of his may have been forgotten.
Result<httpd::Response> eventPage(const PageQuery &query, const Principal &who, const RelayState &state,
                                  Journal &journal);

} // namespace callboard::relay
