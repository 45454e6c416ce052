// A WebSocket that the service opens to an application: contract README, 11.3.
#pragma once
#include "core/backoff.h"
#include "core/ids.h"
#include "exchange/sockets/sendqueue.h"
#include <QElapsedTimer>
#include <QObject>
#include <QSslCertificate>
#include <QTimer>
#include <QUrl>
#include <functional>
#include <memory>

class QWebSocket;

namespace callboard::exchange {

/// Whose call, and where its application listens.
struct AppSocketTarget {
    QUrl url; ///< ws or wss
    CallId connection;
    CorrelationId correlation;
};

struct AppSocketRules {
    std::chrono::milliseconds connectTime{5'000}; ///< from the try to the 101
    int retries = 3; ///< tries after the first one, and again after a connection that was steady
    std::chrono::milliseconds firstPause{250}, mostPause{2'000}; ///< before a retry; doubled each time
    std::chrono::milliseconds steady{10'000}; ///< a connection that held so long brings the tries back
    std::chrono::milliseconds stalled{10'000}; ///< a receiver that takes nothing for so long is cut: a loss
    qint64 mostWaiting = 256 * 1024; ///< bytes not yet handed to the connection; then the oldest are lost
    qint64 mostUnderWay = 256 * 1024; ///< bytes handed over and not known to have arrived
    quint64 mostMessage = 1024 * 1024; ///< bytes of a message from the receiver; a longer one is a loss
    QList<QSslCertificate> authorities{}; ///< believed besides the system's
};

/// One receiver, through all its connections. It is never sent more than it takes: what arrived is known by pings, so
/// that nothing piles up in the layers below, TLS included. A certificate that can't be verified is a refusal.
/// Lives in a thread with an event loop; all calls and signals are there. It may be deleted in a slot of its own
/// signals only by deleteLater().
class AppSocket : public QObject
{
    Q_OBJECT

public:
    /// A fresh token for each connection, without "Bearer".
    using Token = std::function<QByteArray()>;
    /// The first message of each connection.
    using Greeting = std::function<QByteArray()>;

    AppSocket(AppSocketTarget target, Token token, AppSocketRules rules = {}, QObject *parent = nullptr);
    /// Drops the connection.
    ~AppSocket() override;

    /// Before open().
    void setGreeting(Greeting greeting) { m_greeting = std::move(greeting); }
    /// Tries to connect; opened(), or failed() after the last try.
    void open();
    /// A text message. Sound that can't be sent while there is no connection is lost, text waits for the next one.
    void send(const QByteArray &text, SendQueue::Loss loss);
    /// What waits is sent as far as the receiver takes it at once, then the connection is closed; nothing is signalled
    /// any more. The code is 1000 for an end as agreed, 1008 for a receiver that broke a rule.
    void close(quint16 code = 1000, const QString &reason = {});
    /// Loses the connection as a failing network would.
    void interrupt();

    bool isOpen() const { return m_open; }
    /// Messages lost because the receiver was slow or away.
    quint64 lost() const { return m_queue.lost(); }

signals:
    /// After every successful try. The greeting has been sent.
    void opened();
    /// A connection that was open is lost; it is tried again.
    void interrupted();
    /// No more tries. `everOpened`: there was a connection once. The words are for the log.
    void failed(bool everOpened, const QString &detail);
    void received(const QByteArray &text);

private:
    void connectNow();
    std::unique_ptr<QWebSocket> makeSocket();
    void connected();
    void lose(const QString &detail);
    void releaseSocket();
    void pump();
    void ping();
    void arrived(const QByteArray &upTo);
    void beat();
    qint64 underWay() const { return m_sent - m_arrived; }

    AppSocketTarget m_target;
    Token m_token;
    AppSocketRules m_rules;
    Greeting m_greeting;
    SendQueue m_queue;
    Backoff m_pause;
    std::unique_ptr<QWebSocket> m_socket;
    QTimer m_timer; ///< until a try is given up, or the next one
    QTimer m_heart;
    QElapsedTimer m_since; ///< the connection is open
    QElapsedTimer m_heard; ///< something was known to arrive
    qint64 m_sent = 0; ///< bytes on this connection
    qint64 m_pinged = 0; ///< of m_sent, before the latest ping
    qint64 m_arrived = 0; ///< of m_sent, for sure
    int m_triesLeft = 0;
    bool m_open = false;
    bool m_everOpen = false;
};

} // namespace callboard::exchange
