// The one heartbeat behind every running time on screen.
#pragma once
#include "session/desk/calldesk.h"
#include <QTimer>

namespace callboard {

/// Ticks when the server's clock turns to a new second, so that all times on screen change together. Views ask their
/// models for the visible rows only. One for the whole program; UI thread. Rests while nobody listens.
class Ticker : public QObject
{
    Q_OBJECT

public:
    explicit Ticker(const CallDesk &desk, QObject *parent = nullptr);
    /// Server time of the running second.
    qint64 nowMs() const { return m_desk.serverNow().toMSecsSinceEpoch(); }

signals:
    void ticked(qint64 nowMs);

private:
    void arm();
    void fire();

    const CallDesk &m_desk;
    QTimer m_timer;
};

} // namespace callboard
