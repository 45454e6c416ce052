// The hubs of one relay on its HTTP server: client sockets and the server REST.
#pragma once
#include "httpd/httpserver.h"
#include "relay/hub/hub.h"
#include "relay/hub/hubgate.h"
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <memory>
#include <vector>

namespace callboard::relay {

struct HubServerOptions {
    QStringList hubs{QStringLiteral("callboard")};
    HubKeys keys; ///< at least one
    QUrl publicUrl; ///< for nextLink and generated tokens
    SessionLimits limits;
    std::chrono::milliseconds pingEvery{2'000};
    std::chrono::milliseconds silenceLimit{5'000}; ///< no frame and no pong for that long: the socket is dropped
    std::chrono::milliseconds tickEvery{1'000};
};

/// Owns the hubs and their routes; lives in the server's thread and must go before the server does.
class HubServer final : public QObject
{
    Q_OBJECT
public:
    HubServer(httpd::HttpServer &server, HubServerOptions options, const Clock &clock = SystemClock::instance(),
              QObject *parent = nullptr);
    ~HubServer() override;

    /// Null when there is no such hub.
    Hub *hub(const QString &name) const;
    const std::vector<std::unique_ptr<Hub>> &hubs() const { return m_hubs; }
    /// The address may be known only after listening.
    void setPublicUrl(const QUrl &url) { m_options.publicUrl = url; }
    const HubServerOptions &options() const { return m_options; }
    const Clock &clock() const { return m_clock; }
    /// Closes every socket with 1001.
    void goAway();

private:
    void routeClients(httpd::HttpServer &server);
    void opened(const std::shared_ptr<httpd::WebSocket> &socket, const httpd::UpgradeDecision &decision);

    HubServerOptions m_options;
    const Clock &m_clock;
    std::vector<std::unique_ptr<Hub>> m_hubs;
    QTimer m_ticker;
};

} // namespace callboard::relay
