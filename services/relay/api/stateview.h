// The state as one user may see it, ready to be sent.
#pragma once
#include "relay/state/relaystate.h"

namespace callboard::relay {

/// Makes the text of /v1/state: {"epoch","offset","at","state","latest"}. The state holds the events of live calls,
/// read from the journal, so that a console shows their whole timeline. A state is kept for up to a second, so that
/// five hundred consoles that come back at once cost one. What happened since came before such a console's stream: it
/// reads the events after "offset" when "latest", the position now, is greater. Main thread.
class StateView
{
public:
    StateView(const RelayState &state, Journal &journal, const Clock &clock);
    QByteArray text(const Principal &who);

private:
    struct Kept {
        QByteArray text;
        std::chrono::milliseconds at{0};
        qint64 offset = -1;
    };
    QByteArray make(const Principal &who);
    void addTimelines(CallStore &view);
    void addEvents(CallStore &view, const QString &callId);

    const RelayState &m_state;
    Journal &m_journal;
    const Clock &m_clock;
    QHash<QString, Kept> m_kept;
    int m_room = 0;
};

} // namespace callboard::relay
