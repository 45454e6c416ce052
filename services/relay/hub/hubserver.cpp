#include "relay/hub/hubserver.h"
#include "core/literals.h"
#include "httpd/httpserver.h"
#include "pubsub/token.h"
#include "relay/hub/hublog.h"
#include "relay/hub/hubrest.h"
#include "relay/hub/socketoutlet.h"
#include <QRegularExpression>
#include <QTimer>
#include <QUrl>

namespace callboard::relay {

namespace {
constexpr std::chrono::milliseconds TickEvery{500};
constexpr std::chrono::milliseconds ShortestTick{5};

/// What the gate found out about a client, for when its socket is open.
struct Admission {
    Hub *hub = nullptr;
    SessionKind kind = SessionKind::Plain;
    bool recovers = false;
    QString connectionId;
    QString reconnectionToken;
    ClientIdentity who;
};

std::optional<SessionKind> kindOf(const httpd::Request &request)
{
    const QList<QByteArray> offered = httpd::offeredSubprotocols(request);
    if (offered.size() == 1 && QLatin1StringView(offered[0]) == pubsub::ReliableProtocol)
        return SessionKind::Reliable;
    if (offered.size() == 1 && QLatin1StringView(offered[0]) == pubsub::PlainProtocol)
        return SessionKind::Plain;
    return {};
}

ClientIdentity identityOf(const QJsonObject &claims)
{
    const QString user = claims.value("sub"_L1).toString();
    return {user.isEmpty() ? QString() : user, pubsub::claimTexts(claims, "role"_L1),
            pubsub::claimTexts(claims, "webpubsub.group"_L1)};
}

QByteArray clientPath(const QString &hub)
{
    return "/client/hubs/" + QUrl::toPercentEncoding(hub);
}
} // namespace

bool isHubName(const QString &name)
{
    static const QRegularExpression form(uR"(\A[A-Za-z][A-Za-z0-9_`,.\[\]]{0,127}\z)"_s);
    return form.match(name).hasMatch();
}

HubServer::HubServer(HubServerOptions options, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_clock(clock),
      m_tick(new QTimer(this))
{
    for (const QString &name : std::as_const(m_options.hubs)) {
        if (isHubName(name))
            m_hubs.try_emplace(name, std::make_unique<Hub>(name, clock, m_options.limits));
        else
            qCWarning(lcHub) << "not a hub name, left out:" << name;
    }
    connect(m_tick, &QTimer::timeout, this, [this] {
        for (const auto &[name, hub] : m_hubs)
            hub->tick();
    });
    m_tick->start(qMax(ShortestTick, qMin(TickEvery, m_options.limits.pingEvery / 3)));
}

HubServer::~HubServer() = default;

Hub *HubServer::hub(const QString &name) const
{
    const auto it = m_hubs.find(name);
    return it == m_hubs.end() ? nullptr : it->second.get();
}

QList<Hub *> HubServer::hubs() const
{
    QList<Hub *> list;
    for (const auto &[name, hub] : m_hubs)
        list.append(hub.get());
    return list;
}

void HubServer::registerRoutes(httpd::HttpServer &server)
{
    const auto onOpen = [this](const std::shared_ptr<httpd::WebSocket> &socket, const httpd::Request &,
                               const httpd::UpgradeDecision &decision) { opened(socket, decision.context); };
    server.upgrade(
        "/client/hubs/{hub}", [this](const httpd::Request &r) { return admit(r, r.param("hub")); }, onOpen);
    server.upgrade(
        "/client/", [this](const httpd::Request &r) { return admit(r, r.queryValue("hub").value_or(QString())); },
        onOpen);
    registerHubRest(server, *this);
}

httpd::UpgradeDecision HubServer::admit(const httpd::Request &request, const QString &hubName) const
{
    using httpd::UpgradeDecision;
    auto admission = std::make_shared<Admission>();
    admission->hub = hub(hubName);
    if (!admission->hub)
        return UpgradeDecision::refuse(restError(404, u"NotFound"_s, u"There is no such hub."_s));
    const auto kind = kindOf(request);
    if (!kind)
        return UpgradeDecision::refuse(restError(400, u"BadRequest"_s, u"Offer one JSON subprotocol."_s));
    admission->kind = *kind;
    const QByteArray protocol = httpd::offeredSubprotocols(request).first();
    // The reconnection token alone decides then, once the socket is open: an HTTP error would make clients try again.
    if (const auto id = request.queryValue("awps_connection_id")) {
        admission->recovers = true;
        admission->connectionId = *id;
        admission->reconnectionToken = request.queryValue("awps_reconnection_token").value_or(QString());
        return UpgradeDecision::accept(protocol, admission);
    }
    const auto inQuery = request.queryValue("access_token");
    const Result<QJsonObject> claims = verify(inQuery ? inQuery->toUtf8() : request.bearerToken(), clientPath(hubName));
    if (!claims)
        return UpgradeDecision::refuse(restError(401, u"Unauthorized"_s, claims.error().detail));
    admission->who = identityOf(*claims);
    return UpgradeDecision::accept(protocol, admission);
}

void HubServer::opened(const std::shared_ptr<httpd::WebSocket> &socket, const std::shared_ptr<void> &context)
{
    const auto admission = std::static_pointer_cast<Admission>(context);
    std::unique_ptr<Outlet> outlet = std::make_unique<SocketOutlet>(socket);
    if (!admission->recovers) {
        Session *session = admission->hub->open(admission->kind, admission->who, std::move(outlet));
        return SocketOutlet::bind(*socket, *admission->hub, session);
    }
    Session *session = admission->kind == SessionKind::Reliable
        ? admission->hub->recover(admission->connectionId, admission->reconnectionToken, outlet)
        : nullptr;
    if (session)
        SocketOutlet::bind(*socket, *admission->hub, session);
    else
        socket->close(httpd::CloseCode::PolicyViolation, "the connection can't be recovered");
}

Result<QJsonObject> HubServer::verify(const QByteArray &token, const QByteArray &path) const
{
    if (token.isEmpty())
        return ApiError::of(ApiError::Kind::Auth, u"A token is missing."_s);
    const Result<QJsonObject> claims = pubsub::verifyToken(token, m_options.keys, m_clock.now().toSecsSinceEpoch());
    if (claims && !pubsub::audienceHasPath(*claims, path))
        return ApiError::of(ApiError::Kind::Auth, u"The token is for another audience."_s);
    return claims;
}

QByteArray HubServer::clientToken(const QString &hub, const ClientIdentity &who, std::chrono::seconds life,
                                  const QString &base) const
{
    const qint64 now = m_clock.now().toSecsSinceEpoch();
    QJsonObject claims{{u"aud"_s, base + QString::fromLatin1(clientPath(hub))},
                       {u"iat"_s, now},
                       {u"exp"_s, now + qint64(life.count())}};
    if (!who.userId.isEmpty())
        claims.insert(u"sub"_s, who.userId);
    if (!who.roles.isEmpty())
        claims.insert(u"role"_s, QJsonArray::fromStringList(who.roles));
    if (!who.groups.isEmpty())
        claims.insert(u"webpubsub.group"_s, QJsonArray::fromStringList(who.groups));
    return m_options.keys.isEmpty() ? QByteArray() : pubsub::signToken(claims, m_options.keys.first());
}

} // namespace callboard::relay
