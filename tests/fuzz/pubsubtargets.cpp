#include "core/literals.h"
#include "fuzz/targets.h"
#include "http/connectionstring.h"
#include "pubsub/connectionstring.h"
#include "pubsub/filter.h"
#include "pubsub/relayframes.h"
#include "pubsub/roles.h"
#include "pubsub/token.h"
#include <QJsonArray>
#include <QJsonDocument>

namespace callboard::fuzz {

namespace {

constexpr qint64 Now = 1'773'652'364;
const QByteArray Key = "a key that only the test knows";

/// Data is passed on as text, so it must be a JSON value by itself.
bool isJsonValue(const QByteArray &text)
{
    return !QJsonDocument::fromJson('[' + text + ']').isNull();
}

QByteArray token(const QJsonObject &claims)
{
    return pubsub::signToken(claims, Key);
}

} // namespace

void clientFrame(const QByteArray &input)
{
    const auto frame = pubsub::parseClientFrame(input);
    if (!frame)
        return;
    if (const auto *join = std::get_if<pubsub::JoinGroup>(&*frame))
        mustHold(!join->group.isEmpty() && join->group.size() <= 1024, "the limits of a group name");
    if (const auto *send = std::get_if<pubsub::SendToGroup>(&*frame); send && !send->stream) {
        mustHold(isJsonValue(send->data), "data that is one JSON value");
        const QByteArray body = pubsub::messageBody(send->group, u"u"_s, send->dataType, send->data);
        const auto message = pubsub::parseRelayFrame(pubsub::messagePrefix(7) + body);
        mustHold(message && std::holds_alternative<pubsub::Message>(*message), "a message that a console can read");
    }
}

void relayFrame(const QByteArray &input)
{
    const auto frame = pubsub::parseRelayFrame(input);
    if (!frame)
        return;
    if (const auto *message = std::get_if<pubsub::Message>(&*frame))
        mustHold(isJsonValue(message->data), "data that is one JSON value");
}

void hubFilter(const QByteArray &input)
{
    const auto filter = pubsub::Filter::parse(QString::fromUtf8(input));
    if (!filter)
        return;
    const QSet<QString> groups{u"floor"_s, u"call.1"_s};
    filter->matches({u"ada"_s, u"c1"_s, &groups});
    filter->matches({QString(), QString(), &groups});
}

void accessToken(const QByteArray &input)
{
    static const QList<QByteArray> good = accessTokenSeeds();
    const auto claims = pubsub::verifyToken(input, {Key}, Now);
    mustHold(!claims || good.contains(input), "no forged token taken");
    if (claims)
        pubsub::audienceHasPath(*claims, "/client/hubs/callboard");
}

void connectionString(const QByteArray &input)
{
    const QString text = QString::fromUtf8(input);
    if (const auto read = http::parseConnectionString(text)) {
        const auto again = http::parseConnectionString(read->toString());
        mustHold(again && again->endpoint == read->endpoint && again->accessKey == read->accessKey);
    }
    if (const auto read = pubsub::parseConnectionString(text)) {
        const auto again = pubsub::parseConnectionString(pubsub::connectionStringText(*read));
        mustHold(again && again->endpoint == read->endpoint && again->accessKey == read->accessKey);
    }
    const qsizetype half = text.size() / 2;
    pubsub::groupPatternMatches(QStringView(text).first(half), QStringView(text).sliced(half));
}

QList<QByteArray> clientFrameSeeds()
{
    return {R"({"type":"joinGroup","group":"call.1","ackId":1})",
            R"({"type":"leaveGroup","group":"call.1","ackId":18446744073709551615})",
            R"({"type":"sendToGroup","group":"g","ackId":2,"noEcho":true,"dataType":"json","data":{"a":[1,2.5,"x"]}})",
            R"({"type":"sendToGroup","group":"g","dataType":"text","data":"hello"})",
            R"({"type":"sendToGroup","group":"g","dataType":"binary","data":"AAEC"})",
            R"({"type":"event","event":"e","ackId":3,"dataType":"json","data":9007199254740993})",
            R"({"type":"sequenceAck","sequenceId":12})",
            R"({"type":"ping"})",
            R"({"type":"invoke","invocationId":"i","target":"event","event":"e","dataType":"text","data":"d"})",
            R"({"type":"cancelInvocation","invocationId":"i"})"};
}

QList<QByteArray> relayFrameSeeds()
{
    return {pubsub::connectedFrame(u"ada"_s, u"c1"_s, u"t1"_s),
            pubsub::disconnectedFrame(u"bye"_s),
            pubsub::ackFrame(7),
            pubsub::ackErrorFrame(8, u"Forbidden"_s, u"no"_s),
            pubsub::pongFrame(),
            pubsub::messagePrefix(3) + pubsub::messageBody(u"g"_s, u"ada"_s, pubsub::DataType::Json, R"({"a":1})"),
            pubsub::messagePrefix({}) + pubsub::messageBody({}, {}, pubsub::DataType::Text, R"("x")")};
}

QList<QByteArray> hubFilterSeeds()
{
    return {"userId eq 'ada'",
            "userId eq null or userId ne 'a''b'",
            "'floor' in groups and not('call.1' in groups)",
            "connectionId in ('c1','c2')",
            "startswith(userId, 'a') and length(userId) gt 2",
            "endswith(tolower(userId), 'x') or contains(connectionId, '1')",
            "((userId eq 'a'))"};
}

QList<QByteArray> accessTokenSeeds()
{
    return {
        token({{u"aud"_s, u"http://127.0.0.1/client/hubs/callboard"_s}, {u"exp"_s, Now + 60}, {u"sub"_s, u"ada"_s}}),
        token({{u"aud"_s, QJsonArray{u"http://h/client/hubs/callboard"_s}},
               {u"exp"_s, Now + 60},
               {u"role"_s, QJsonArray{u"webpubsub.joinLeaveGroup"_s}},
               {u"webpubsub.group"_s, u"floor"_s}})};
}

QList<QByteArray> connectionStringSeeds()
{
    return {"endpoint=https://contoso.unitedstates.communication.azure.com/;accesskey=MDEyMzQ1Njc4OWFiY2RlZg==",
            "endpoint=http://127.0.0.1:8080;accesskey=AAAA",
            "Endpoint=http://127.0.0.1;Port=8080;AccessKey=abc;Version=1.0;",
            "Endpoint=https://h.webpubsub.azure.com;AccessKey=abc=;Version=1.0;",
            "call.*call.1",
            "**.?a.b.c"};
}

} // namespace callboard::fuzz
