#include "relay/hub/hubserver.h"
#include "core/literals.h"
#include "relay/hub/hubrest.h"

namespace callboard::relay {

namespace {
/// A server socket as an outlet. The socket's callbacks hold the id, never the session.
class SocketOutlet final : public Outlet
{
public:
    explicit SocketOutlet(std::shared_ptr<httpd::WebSocket> socket) : m_socket(std::move(socket)) { }
    void send(const QByteArray &frame) override { m_socket->sendText(frame); }
    void sendParts(const QByteArray &prefix, const QByteArray &shared) override { m_socket->sendParts(prefix, shared); }
    qint64 bytesPending() const override { return m_socket->bytesToWrite(); }
    void ping() override { m_socket->ping(); }
    void close(int code, const QByteArray &reason) override
    {
        const auto kept = m_socket; // closing may end the session, which owns this outlet
        kept->close(httpd::CloseCode(code), reason);
    }
    void drop() override
    {
        const auto kept = m_socket;
        kept->abort();
    }

private:
    std::shared_ptr<httpd::WebSocket> m_socket;
};

bool isClean(httpd::CloseCode code)
{
    return code != httpd::CloseCode::Abnormal;
}
} // namespace

HubServer::HubServer(httpd::HttpServer &server, HubServerOptions options, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_clock(clock)
{
    for (const QString &name : std::as_const(m_options.hubs))
        m_hubs.push_back(std::make_unique<Hub>(name, m_options.limits, clock));
    routeClients(server);
    routeHubRest(server, *this);
    connect(&m_ticker, &QTimer::timeout, this, [this] {
        for (const auto &one : m_hubs)
            one->tick(m_options.pingEvery, m_options.silenceLimit);
    });
    m_ticker.start(m_options.tickEvery);
}

HubServer::~HubServer() = default;

Hub *HubServer::hub(const QString &name) const
{
    for (const auto &one : m_hubs) {
        if (one->name() == name)
            return one.get();
    }
    return nullptr;
}

void HubServer::goAway()
{
    for (const auto &one : m_hubs)
        one->goAway();
}

void HubServer::routeClients(httpd::HttpServer &server)
{
    const auto open = [this](const std::shared_ptr<httpd::WebSocket> &socket, const httpd::Request &,
                             const httpd::UpgradeDecision &decision) { opened(socket, decision); };
    server.upgrade(
        "/client/hubs/{hub}",
        [this](const httpd::Request &request) {
            return admit(hub(request.param("hub")), request, m_options.keys, m_clock);
        },
        open);
    for (const char *older : {"/client", "/client/"}) {
        server.upgrade(
            older,
            [this](const httpd::Request &request) {
                return admit(hub(request.queryValue("hub").value_or(QString())), request, m_options.keys, m_clock);
            },
            open);
    }
}

void HubServer::opened(const std::shared_ptr<httpd::WebSocket> &socket, const httpd::UpgradeDecision &decision)
{
    const auto admission = std::static_pointer_cast<Admission>(decision.context);
    Hub *hub = admission->hub;
    auto outlet = std::make_unique<SocketOutlet>(socket);
    const Outlet *bound = outlet.get();
    const QString id = admission->recovery ? admission->connectionId : admission->identity.connectionId;
    if (admission->recovery) {
        if (!hub->recover(id, admission->reconnectionToken, admission->reliable, std::move(outlet)))
            return;
    } else {
        hub->open(admission->identity, admission->groups, std::move(outlet));
    }
    socket->onText = [hub, id](const QByteArray &text) { hub->frame(id, text); };
    socket->onBinary = socket->onText;
    socket->onPong = [hub, id](const QByteArray &) { hub->heard(id); };
    socket->onClosed
        = [hub, id, bound](httpd::CloseCode code, const QByteArray &) { hub->lost(id, bound, isClean(code)); };
}

} // namespace callboard::relay
