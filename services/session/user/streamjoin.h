// Puts snapshot, missed events and the live stream together without a gap and without a double.
#pragma once
#include "wire/envelope.h"
#include <QList>
#include <optional>
#include <utility>

namespace callboard {

/// Decides what to apply and what to ask for. A position is epoch and offset; offsets a user may see are not
/// contiguous, so a gap shows only by a new connection, never by a number. Pure: the owner does the asking.
class StreamJoin
{
public:
    enum class Need {
        Nothing,
        State, ///< GET /v1/state
        Events ///< GET /v1/events after position()
    };
    struct Position {
        QString epoch;
        qint64 offset = 0;
        bool operator==(const Position &) const = default;
    };

    /// A connection without recovery: everything from here on is kept until the gap before it is filled.
    Need connected();
    /// The stream ended; a connection that recovers goes on as if nothing had been.
    void disconnected() { m_connected = false; }
    void recovered() { m_connected = true; }
    /// Whether a recovered connection is enough: not when it broke before the first snapshot, whose request broke too.
    bool canRecover() const { return m_position && m_need == Need::Nothing; }
    /// What is needed after a request failed.
    Need resume() const { return m_connected ? m_need : Need::Nothing; }
    /// Counts connections: an answer to a request of an earlier one is of no use.
    quint64 round() const { return m_round; }

    /// An event of the stream. It is in `due` when its turn has come; Need::State when its epoch is another one.
    Need received(const wire::Envelope &envelope);
    /// The snapshot arrived, and the store has taken it. `latest` is how far the journal was by then: a snapshot may be
    /// older than the connection, and what came between is in neither.
    Need stateTaken(const Position &at, qint64 latest = 0);
    /// A page of /v1/events; its events are in `due`. `last` is the position it reaches.
    Need eventsTaken(const QString &epoch, const QList<wire::Envelope> &events, qint64 last, bool more);
    /// The position is of another journal, or its history is gone.
    Need positionGone();

    /// What to apply now, in order; empties the list.
    QList<wire::Envelope> takeDue() { return std::exchange(m_due, {}); }

    bool isLive() const { return m_connected && m_position && m_need == Need::Nothing; }
    const std::optional<Position> &position() const { return m_position; }
    /// Events waiting for their turn.
    qsizetype waiting() const { return m_buffer.size(); }
    /// Forgets everything: another user or another relay.
    void reset();

private:
    Need drain();
    Need need(Need what) { return m_need = what; }
    void take(const wire::Envelope &envelope);

    bool m_connected = false;
    quint64 m_round = 0;
    Need m_need = Need::Nothing; ///< other than Nothing: joining, what comes is kept
    bool m_overflowed = false; ///< some that came while joining were not kept
    std::optional<Position> m_position;
    QList<wire::Envelope> m_buffer;
    QList<wire::Envelope> m_due;
};

} // namespace callboard
