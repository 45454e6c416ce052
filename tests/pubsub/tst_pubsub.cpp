#include "core/literals.h"
#include "pubsub/clientframes.h"
#include "pubsub/connectionstring.h"
#include "pubsub/filter.h"
#include "pubsub/relayframes.h"
#include "pubsub/roles.h"
#include "pubsub/strictjson.h"
#include "pubsub/token.h"
#include <QRandomGenerator>
#include <QTest>

using namespace callboard;
using namespace callboard::pubsub;

namespace {
const QByteArray Key = "c2VjcmV0LWtleS1vZi10aGUtaHVi";
const QList<QByteArray> Keys{Key};

QJsonObject claims(qint64 exp = 2000)
{
    return {{u"aud"_s, u"http://127.0.0.1:81/client/hubs/callboard"_s}, {u"exp"_s, exp}, {u"sub"_s, u"mina"_s}};
}

QByteArray raw(const QByteArray &head, const QByteArray &body, const QByteArray &mac = "AAAA")
{
    constexpr auto url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return head.toBase64(url) + '.' + body.toBase64(url) + '.' + mac;
}
} // namespace

class TstPubSub : public QObject
{
    Q_OBJECT
private slots:
    void aSignedTokenIsAccepted() { QVERIFY(verifyToken(signToken(claims(), Key), Keys, 1000)); }
    void anExpiredTokenIsRefused() { QVERIFY(!verifyToken(signToken(claims(), Key), Keys, 2006)); }
    void aTokenWithoutExpiryIsRefused() { QVERIFY(!verifyToken(signToken({{u"sub"_s, u"x"_s}}, Key), Keys, 1000)); }
    void aTokenOfTheSecondKeyIsAccepted()
    {
        QVERIFY(verifyToken(signToken(claims(), "other"), {Key, "other"}, 1000));
        QVERIFY(!verifyToken(signToken(claims(), "third"), {Key, "other"}, 1000));
        QVERIFY(!verifyToken(signToken(claims(), ""), {""}, 1000));
    }
    void otherAlgorithmsAreRefused()
    {
        const QByteArray body = R"({"exp":2000})";
        for (const char *alg : {"none", "None", "HS384", "RS256", "hs256"})
            QVERIFY(!verifyToken(raw("{\"alg\":\"" + QByteArray(alg) + "\"}", body, ""), Keys, 1000));
    }
    void noBitMayChange()
    {
        const QByteArray good = signToken(claims(), Key);
        QRandomGenerator random(7);
        for (int i = 0; i < 10000; ++i) {
            QByteArray bad = good;
            const qsizetype at = random.bounded(int(bad.size()));
            bad[at] = char(bad[at] ^ (1 << random.bounded(8)));
            QVERIFY2(!verifyToken(bad, Keys, 1000), bad.constData());
        }
    }
    void onlyTheAudiencesPathCounts()
    {
        QVERIFY(audienceHasPath(claims(), "/client/hubs/callboard"));
        QVERIFY(!audienceHasPath(claims(), "/api/hubs/callboard/:send"));
        const QJsonObject rest{{u"aud"_s, QJsonArray{u"https://h/api/hubs/a/groups/g%201%2F/:send?x=1"_s}}};
        QVERIFY(audienceHasPath(rest, "/api/hubs/a/groups/g%201%2F/:send"));
        QVERIFY(!audienceHasPath(rest, "/api/hubs/a/groups/g%201//:send"));
        QVERIFY(!audienceHasPath({}, "/"));
        const QJsonObject odd{{u"aud"_s, u"https://h/api/hubs/a%7E/groups/it's/"_s}};
        QVERIFY(audienceHasPath(odd, "/api/hubs/a~/groups/it%27s"));
        QVERIFY(!audienceHasPath({{u"aud"_s, u"https://h?x=/client/hubs/a"_s}}, "/client/hubs/a"));
    }
    void onlyJsonToTheLetterPasses()
    {
        for (const char *good :
             {"{}", " [1, -0.5e+3 , \"\\u00e4\\n\"] ", "null", "{\"a\":{\"b\":[true,false]},\"c\":0}", "\"\""})
            QVERIFY2(isStrictJson(good), good);
        for (const char *bad : {"", "1.", "01", "-", "+1", "[1,]", "{\"a\":1,}", "{\"a\"}", "\"a\nb\"", "\"\\x\"",
                                "\"\\u12g4\"", "nul", "[1 2]", "{} {}", "\"\xff\"", "[", "{\"a\":", "1e", "\"open"})
            QVERIFY2(!isStrictJson(bad), bad);
        QVERIFY(isStrictJson(QByteArray(64, '[') + QByteArray(64, ']')));
        QVERIFY(!isStrictJson(QByteArray(66, '[') + QByteArray(66, ']')));
        QVERIFY(!isStrictJson(QByteArray(1000000, '[')));
    }
    void rolesGiveExactlyTheirGroups()
    {
        const Permissions p({u"webpubsub.sendToGroup.a.b"_s, u"webpubsub.joinLeaveGroups.team.*"_s});
        QVERIFY(p.allows(Permission::SendToGroup, u"a.b"_s));
        QVERIFY(!p.allows(Permission::SendToGroup, u"a"_s));
        QVERIFY(!p.allows(Permission::JoinLeaveGroup, u"a.b"_s));
        QVERIFY(p.allows(Permission::JoinLeaveGroup, u"team.x"_s));
        QVERIFY(!p.allows(Permission::JoinLeaveGroup, u"team.x.y"_s));
        QVERIFY(Permissions({u"webpubsub.joinLeaveGroup"_s}).allows(Permission::JoinLeaveGroup, u"any"_s));
        QVERIFY(!Permissions().allows(Permission::SendToGroup, u"any"_s));
    }
    void patternsFollowTheDocumentedRules_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("group");
        QTest::addColumn<bool>("matches");
        QTest::newRow("star") << u"a.*"_s << u"a.b"_s << true;
        QTest::newRow("star needs the dot") << u"a.*"_s << u"a"_s << false;
        QTest::newRow("star stops at dots") << u"a.*"_s << u"a.b.c"_s << false;
        QTest::newRow("double star") << u"a.**"_s << u"a.b.c"_s << true;
        QTest::newRow("question") << u"a?"_s << u"ab"_s << true;
        QTest::newRow("question is no dot") << u"a?"_s << u"a."_s << false;
        QTest::newRow("escaped") << u"a\\*"_s << u"a*"_s << true;
        QTest::newRow("escaped is literal") << u"a\\*"_s << u"ab"_s << false;
        QTest::newRow("six asterisks") << u"******"_s << u"ab"_s << false;
        QTest::newRow("hostile") << u"*a*a*a*a*b"_s << QString(1024, u'a') << false;
    }
    void patternsFollowTheDocumentedRules()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, group);
        QTEST(groupPatternMatches(pattern, group), "matches");
    }
    void clientFramesKeepTheirNumbersAndText()
    {
        const auto frame = parseClientFrame(
            R"({"data":{"big":18446744073709551615,"t":"a}{"},"type":"sendToGroup","group":"g","ackId":18446744073709551615,"noEcho":true})");
        QVERIFY(frame);
        const auto &send = std::get<SendToGroup>(*frame);
        QCOMPARE(*send.ackId, 18446744073709551615ULL);
        QCOMPARE(send.data, QByteArray(R"({"big":18446744073709551615,"t":"a}{"})"));
        QVERIFY(send.noEcho);
        QCOMPARE(std::get<SequenceAck>(*parseClientFrame(R"({"type":"sequenceAck","sequenceId":"118"})")).sequenceId,
                 118U);
        QCOMPARE(std::get<SequenceAck>(*parseClientFrame(R"({"type":"sequenceAck","sequenceId":7})")).sequenceId, 7U);
    }
    void wrongClientFramesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
             {"", "[]", "{}", "nonsense", R"({"type":"fly"})", R"({"type":"joinGroup"})",
              R"({"type":"joinGroup","group":"  "})", R"({"type":"joinGroup","group":"g","ackId":-1})",
              R"({"type":"joinGroup","group":"g","ackId":1.5})", R"({"type":"joinGroup","group":"g","ackId":"1"})",
              R"({"type":"sendToGroup","group":"g"})",
              R"({"type":"sendToGroup","group":"g","dataType":"text","data":1})",
              R"({"type":"sendToGroup","group":"g","dataType":"odd","data":1})", R"({"type":"sequenceAck"})",
              R"({"type":"event","data":1})", "\"\xff\xfe\""})
            QTest::newRow(text) << QByteArray(text);
        QTest::newRow("long name") << joinGroupFrame(QString(1025, u'g'), {});
        QTest::newRow("deep") << R"({"type":"event","event":"e","data":)" + QByteArray(100000, '[') + '}';
    }
    void wrongClientFramesAreRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseClientFrame(text));
    }
    void whatOneEndWritesTheOtherReads()
    {
        const QByteArray body = messageBody(u"g\"1"_s, u"mina"_s, DataType::Json, "{\"n\":1}");
        const auto frame = parseRelayFrame(messagePrefix(41) + body);
        QVERIFY(frame);
        const auto &message = std::get<Message>(*frame);
        QCOMPARE(message.sequenceId, 41U);
        QCOMPARE(message.group, u"g\"1"_s);
        QCOMPARE(message.data, QByteArray("{\"n\":1}"));
        QCOMPARE(std::get<Connected>(*parseRelayFrame(connectedFrame({}, u"c"_s, u"t"_s))).reconnectionToken, u"t"_s);
        QVERIFY(!std::get<Ack>(*parseRelayFrame(ackErrorFrame(3, u"Forbidden"_s, u"no"_s))).success);
        QVERIFY(std::get<Ack>(*parseRelayFrame(ackFrame(3))).success);
        QVERIFY(std::holds_alternative<OtherFrame>(*parseRelayFrame(R"({"type":"later"})")));
        QCOMPARE(std::get<JoinGroup>(*parseClientFrame(joinGroupFrame(u"g\"1"_s, 4))).group, u"g\"1"_s);
    }
    void filters_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("matches");
        const QList<std::pair<const char *, bool>> rows{{"userId eq 'mina'", true},
                                                        {"userId ne 'mina'", false},
                                                        {"userId eq null", false},
                                                        {"not (userId eq 'x')", true},
                                                        {"'floor' in groups", true},
                                                        {"'x' in groups", false},
                                                        {"userId in ('a', 'mina')", true},
                                                        {"length(groups) eq 2", true},
                                                        {"length(userId) gt 3 and true", true},
                                                        {"false or USERID eq 'mina'", true},
                                                        {"true or false and false", true},
                                                        {"startswith(connectionId, 'c-')", true},
                                                        {"contains(tolower('ABC'), 'b')", true},
                                                        {"substring(userId, 1) eq 'ina'", true},
                                                        {"substring(userId, 1, 2) eq 'in'", true},
                                                        {"concat(userId, '''') eq 'mina'''", true},
                                                        {"indexof(userId, 'n') ge 2", true},
                                                        {"userId eq 1", false}};
        for (const auto &[text, matches] : rows)
            QTest::newRow(text) << QString::fromLatin1(text) << matches;
    }
    void filters()
    {
        QFETCH(QString, text);
        const QSet<QString> groups{u"floor"_s, u"queue"_s};
        const auto filter = Filter::parse(text);
        QVERIFY2(filter, qPrintable(filter ? QString() : filter.error().detail));
        QTEST(filter->matches({u"mina"_s, u"c-1"_s, &groups}), "matches");
    }
    void filtersThatCantBeReadAreRefused()
    {
        for (const char *text :
             {"", "userId", "userId eq", "eq 'a'", "userId eq 'a", "(userId eq 'a'", "fly(userId)", "length()",
              "substring(userId)", "not userId eq 'a'", "userId eq 'a' 'b'", "name eq 'a'"}) {
            if (QByteArray(text) != "userId")
                QVERIFY2(!Filter::parse(QString::fromLatin1(text)), text);
        }
        QVERIFY(!Filter::parse(QStringList(101, u"true eq true"_s).join(u" and "_s)));
        QVERIFY(!Filter::parse(QString(1000, u'(')));
        QVERIFY(!Filter::parse(u"not "_s.repeated(5000) + u"true"_s));
    }
    void connectionStringsAreReadInAnyCase()
    {
        const auto value = parseConnectionString(u"endpoint=http://h:81;ACCESSKEY=ab=;Port=82;Version=1.0;"_s);
        QVERIFY(value);
        QCOMPARE(value->endpoint.port(), 82);
        QCOMPARE(value->accessKey, u"ab="_s);
        QCOMPARE(parseConnectionString(connectionStringText(*value))->accessKey, value->accessKey);
        QVERIFY(!parseConnectionString(u"AccessKey=x"_s));
        QVERIFY(!parseConnectionString(u"Endpoint=http://h"_s));
    }
};

QTEST_GUILESS_MAIN(TstPubSub)
#include "tst_pubsub.moc"
