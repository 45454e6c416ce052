#include "relay/hub/hubgate.h"
#include "core/literals.h"
#include "pubsub/clientframes.h"
#include "pubsub/token.h"
#include <QRandomGenerator>

namespace callboard::relay {

namespace {
constexpr int ConnectionIdBytes = 16;
constexpr int ReconnectionTokenBytes = 24;

std::optional<QByteArray> chosenSubprotocol(const httpd::Request &request)
{
    const QList<QByteArray> offered = httpd::offeredSubprotocols(request);
    if (offered.size() != 1)
        return {};
    for (const QLatin1StringView name : {pubsub::ReliableProtocol, pubsub::PlainProtocol}) {
        if (QLatin1StringView(offered.first()) == name)
            return offered.first();
    }
    return {};
}

httpd::UpgradeDecision refuse(int status, const QString &code, const QString &message)
{
    return httpd::UpgradeDecision::refuse(httpd::Response::error(status, code, message));
}

QByteArray tokenOf(const httpd::Request &request)
{
    const auto fromQuery = request.queryValue("access_token");
    return fromQuery ? fromQuery->toUtf8() : request.bearerToken();
}
} // namespace

QString randomId(int bytes)
{
    QByteArray raw(bytes, Qt::Uninitialized);
    for (char &byte : raw)
        byte = char(QRandomGenerator::system()->bounded(256));
    return QString::fromLatin1(raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

httpd::UpgradeDecision admit(Hub *hub, const httpd::Request &request, const HubKeys &keys, const Clock &clock)
{
    if (!hub)
        return refuse(404, u"NotFound"_s, u"There is no hub of that name."_s);
    const auto subprotocol = chosenSubprotocol(request);
    if (!subprotocol)
        return refuse(400, u"BadRequest"_s, u"Offer exactly one of the JSON subprotocols."_s);
    auto admission = std::make_shared<Admission>();
    admission->hub = hub;
    admission->reliable = QLatin1StringView(*subprotocol) == pubsub::ReliableProtocol;
    if (const auto id = request.queryValue("awps_connection_id")) {
        admission->recovery = true;
        admission->connectionId = *id;
        admission->reconnectionToken = request.queryValue("awps_reconnection_token").value_or(QString());
        return httpd::UpgradeDecision::accept(*subprotocol, admission);
    }
    const auto claims = pubsub::verifyToken(tokenOf(request), keys, clock.now().toSecsSinceEpoch());
    if (!claims || !pubsub::audienceHasPath(*claims, "/client/hubs/" + hub->name().toLatin1()))
        return refuse(401, u"Unauthorized"_s, u"The access token is missing or not valid here."_s);
    admission->identity.userId = claims->value("sub"_L1).toString(QString());
    admission->identity.roles = pubsub::claimTexts(*claims, "role"_L1);
    admission->identity.connectionId = randomId(ConnectionIdBytes);
    if (admission->reliable)
        admission->identity.reconnectionToken = randomId(ReconnectionTokenBytes);
    admission->groups = pubsub::claimTexts(*claims, "webpubsub.group"_L1);
    return httpd::UpgradeDecision::accept(*subprotocol, admission);
}

} // namespace callboard::relay
