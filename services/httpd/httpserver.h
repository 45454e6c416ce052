// The one HTTP server that the relay and the exchange share.
#pragma once
#include "core/clock.h"
#include "core/result.h"
#include "httpd/request.h"
#include "httpd/responder.h"
#include "httpd/response.h"
#include "httpd/websocket.h"
#include <QObject>
#include <chrono>
#include <memory>

class QHostAddress;
class QSslConfiguration;

namespace callboard::httpd {

/// Everything that keeps a hostile or broken peer small. Sizes in bytes.
struct HttpLimits {
    qsizetype targetBytes = 8 * 1024; ///< longer: 414
    qsizetype headerBytes = 64 * 1024; ///< at most 64 KiB; more: 431
    qsizetype headerCount = 100; ///< more: 431
    qsizetype bodyBytes = 1024 * 1024; ///< more: 413; a route may have its own
    qsizetype inFlight = 16; ///< requests of one connection taken before the first is answered
    qsizetype writeWindow = 256 * 1024; ///< how much of a streamed body is made in advance
    qsizetype connections = 10'000; ///< more: 503
    qsizetype messageBytes = 1024 * 1024; ///< WebSocket message; more: close code 1009
    std::chrono::milliseconds headerTime{10'000}; ///< from the first byte of a request to the end of its head; then 408
    std::chrono::milliseconds bodyTime{60'000}; ///< from the head to the end of the body; then 408
    std::chrono::milliseconds idleTime{30'000}; ///< nothing asked, or nothing of an answer taken
    std::chrono::milliseconds lingerTime{2'000}; ///< reading on after a refusal, so that it arrives
    std::chrono::milliseconds closeTime{5'000}; ///< WebSocket closing handshake
};

/// What the server is doing. Counters start at zero and never go back.
struct HttpStats {
    qsizetype connections = 0; ///< open now, WebSockets included
    qsizetype webSockets = 0; ///< open now
    quint64 accepted = 0;
    quint64 requests = 0; ///< complete requests given to a handler
    quint64 refused = 0; ///< answered by the server itself with 4xx or 5xx
};

using Handler = std::function<void(const Request &request, Responder responder)>;

/// What a gate says to an upgrade request: a refusal with any status, or yes with one of the offered subprotocols.
struct UpgradeDecision {
    std::optional<Response> refusal;
    QByteArray subprotocol; ///< must be one the client offered; empty: none
    std::shared_ptr<void> context; ///< whatever the gate found out, handed on to onOpen

    static UpgradeDecision accept(QByteArray subprotocol = {}, std::shared_ptr<void> context = {});
    static UpgradeDecision refuse(Response response);
};
using UpgradeGate = std::function<UpgradeDecision(const Request &request)>;
/// A gate that may have to ask somebody: it calls `decide` once, at once or later, in the server's thread. What the
/// client sends meanwhile waits; a client that leaves meanwhile is forgotten.
using Decide = std::function<void(const UpgradeDecision &decision)>;
using LateUpgradeGate = std::function<void(const Request &request, const Decide &decide)>;
using OpenHandler
    = std::function<void(std::shared_ptr<WebSocket> socket, const Request &request, const UpgradeDecision &)>;
/// The subprotocols that an upgrade request offers, in the client's order.
QList<QByteArray> offeredSubprotocols(const Request &request);

/// HTTP/1.1 and WebSocket server on one event loop. It lives in one thread: create and set it up anywhere, move it,
/// then listen in its thread. Handlers, gates and socket callbacks run there and must not block.
///
/// Patterns are split at '/' before anything is decoded. A segment is a literal ("calling", "callConnections:answer",
/// ":send"), "{name}", "{name}:action" (split at the last unescaped ':' of the segment), or, at the end, "{*rest}",
/// which takes everything that remains, undecoded. Literals win over actions, actions over names, names over rests.
/// GET routes also answer HEAD. The method "*" takes every method that has no route of its own.
/// A path without a route gets 404, a method without one 405 with Allow.
class HttpServer : public QObject
{
    Q_OBJECT

public:
    explicit HttpServer(HttpLimits limits = {}, const Clock &clock = SystemClock::instance(),
                        QObject *parent = nullptr);
    /// Drops all connections; no callback is called any more.
    ~HttpServer() override;

    /// `bodyBytes` replaces the limit of HttpLimits for this route; -1 keeps it.
    void route(const QByteArray &method, const QByteArray &pattern, Handler handler, qsizetype bodyBytes = -1);
    /// WebSocket requests to the pattern; other GET requests there get 426 unless they have a route.
    void upgrade(const QByteArray &pattern, UpgradeGate gate, OpenHandler onOpen);
    void upgradeLater(const QByteArray &pattern, LateUpgradeGate gate, OpenHandler onOpen);

    /// Listens, also on several addresses one after the other; gives the port (useful with port 0).
    /// A port in use is a Transport error.
    Result<quint16> listen(const QHostAddress &address, quint16 port);
    Result<quint16> listenTls(const QHostAddress &address, quint16 port, const QSslConfiguration &configuration);

    /// Accepts no more connections, closes idle ones, lets answers finish, closes WebSockets with 1001.
    /// drained() follows when the last connection is gone.
    void shutdown();

    HttpStats stats() const;

signals:
    void drained();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace callboard::httpd
