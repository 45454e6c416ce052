// The hubs of a relay on its HTTP server: clients' sockets and the server REST interface.
#pragma once
#include "core/clock.h"
#include "relay/hub/hub.h"
#include <QJsonObject>
#include <QObject>
#include <map>

class QTimer;

namespace callboard::httpd {
class HttpServer;
class WebSocket;
struct Request;
struct Response;
struct UpgradeDecision;
} // namespace callboard::httpd

namespace callboard::relay {

struct HubServerOptions {
    QStringList hubs; ///< names; a name that is none (isHubName) is left out with a warning
    QList<QByteArray> keys; ///< access keys as their text's bytes; the first one signs, all verify (rotation)
    QString publicUrl; ///< "https://host[:port]" as clients see it; empty: taken from the Host header
    HubLimits limits;
};

/// `^[A-Za-z][A-Za-z0-9_`,.[\]]{0,127}$`
bool isHubName(const QString &name);

/// Owns the hubs. Lives in the HTTP server's thread; the clock outlives it. It and the HTTP server may be destroyed in
/// either order, but the server must not handle another request after this has gone.
class HubServer final : public QObject
{
    Q_OBJECT

public:
    HubServer(HubServerOptions options, const Clock &clock, QObject *parent = nullptr);
    ~HubServer() override;

    /// `/client/hubs/{hub}`, `/client/?hub={hub}`, `/api/health` and `/api/hubs/{hub}/…` (contract/webpubsub.md,
    /// sections 2 and 12).
    void registerRoutes(httpd::HttpServer &server);

    /// Null when there is no such hub.
    Hub *hub(const QString &name) const;
    QList<Hub *> hubs() const;
    /// Known only after listening when the port is chosen by the system.
    void setPublicUrl(const QString &url) { m_options.publicUrl = url; }
    const QString &publicUrl() const { return m_options.publicUrl; }
    /// From now on; open connections are not touched.
    void setKeys(const QList<QByteArray> &keys) { m_options.keys = keys; }

    /// The claims of a token of ours whose audience has that path; an Auth error otherwise.
    Result<QJsonObject> verify(const QByteArray &token, const QByteArray &path) const;
    /// A token for a client of that hub, signed with the first key; `base` is its aud up to the path.
    QByteArray clientToken(const QString &hub, const ClientIdentity &who, std::chrono::seconds life,
                           const QString &base) const;

private:
    httpd::UpgradeDecision admit(const httpd::Request &request, const QString &hub) const;
    void opened(const std::shared_ptr<httpd::WebSocket> &socket, const std::shared_ptr<void> &context);

    HubServerOptions m_options;
    const Clock &m_clock;
    std::map<QString, std::unique_ptr<Hub>> m_hubs;
    QTimer *m_tick;
};

} // namespace callboard::relay
