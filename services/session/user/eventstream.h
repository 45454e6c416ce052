// The stream of events, whatever carries it.
#pragma once
#include "core/result.h"
#include "wire/envelope.h"
#include <QObject>
#include <QUrl>
#include <chrono>

namespace callboard {

/// Connects, comes back by itself with growing pauses, and recovers what it can. An interface, so that tests need no
/// network. Signals come on the thread that owns it.
class EventStream : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// Opens the hub's socket and keeps it open until close(). A later call changes where and with what it comes back.
    virtual void open(const QUrl &hub, const QString &token) = 0;
    virtual void close() = 0;
    /// Drops the connection at once and opens a new one; for a stream that went silent.
    virtual void restart() = 0;

signals:
    /// Open. `recovered`: the same connection as before, nothing was lost.
    void opened(bool recovered);
    /// Lost; it is already being tried again.
    void lost(const callboard::ApiError &error);
    void received(const callboard::wire::Envelope &envelope);
    /// What somebody is saying just now: no event, nobody keeps it.
    void partialHeard(const callboard::wire::TranscriptPartial &partial);
    /// Something came, not necessarily an event.
    void heard();
    void measured(std::chrono::milliseconds roundTrip);
};

} // namespace callboard
