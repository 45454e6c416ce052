// /v1 and the operator's paths: who sees what, from which position, and what an operator learns.
#include "core/literals.h"
#include "relay/relayfixture.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace callboard;
using namespace callboard::relay;
using namespace callboard::test;
using namespace std::chrono_literals;

namespace {
QJsonObject object(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}
QString codeOf(const RawAnswer &answer)
{
    return object(answer.body).value("error"_L1).toObject().value("code"_L1).toString();
}
} // namespace

class TstApi : public QObject
{
    Q_OBJECT

    std::unique_ptr<RelayFixture> relay;

    RawAnswer signIn(const QByteArray &body) { return relay->ask("POST", "/v1/signin", body); }
    QJsonObject get(const QByteArray &token, const QByteArray &path)
    {
        const auto answer = relay->askAs(token, "GET", path);
        return answer.status == 200 ? object(answer.body) : QJsonObject{{u"status"_s, answer.status}};
    }
    /// What a user reads of the history: short type and call.
    QStringList seen(const QByteArray &token, const QByteArray &query = {})
    {
        QStringList all;
        const QJsonArray events = get(token, "/v1/events?after=0" + query).value("events"_L1).toArray();
        for (const QJsonValue &event : events)
            all.append(event.toObject().value("type"_L1).toString().section(u'.', -1) + u' '
                       + event.toObject().value("callId"_L1).toString().left(5));
        return all;
    }
    QStringList callsIn(const QByteArray &token)
    {
        QStringList ids;
        const QJsonArray calls = get(token, "/v1/state").value("state"_L1).toObject().value("calls"_L1).toArray();
        for (const QJsonValue &call : calls)
            ids.append(call.toObject().value("id"_L1).toString());
        ids.sort();
        return ids;
    }

private slots:
    void init() { relay = std::make_unique<RelayFixture>(); }
    void cleanup() { relay.reset(); }

    void aSignInGivesATokenForEverything()
    {
        const auto answer = signIn(R"({"user":"mina","password":"correct horse battery"})");
        QCOMPARE(answer.status, 200);
        const QJsonObject session = object(answer.body);
        QCOMPARE(session.value("url"_L1).toString(), u"ws://relay.test/client/hubs/callboard"_s);
        QCOMPARE(session.value("expiresAt"_L1).toString(), u"2026-03-16T10:00:00Z"_s);
        const QByteArray token = session.value("token"_L1).toString().toLatin1();
        const QJsonObject me = get(token, "/v1/me");
        QCOMPARE(me.value("displayName"_L1).toString(), u"Mina Park"_s);
        QCOMPARE(me.value("roles"_L1).toArray(), (QJsonArray{u"agent"_s}));
        QCOMPARE(me.value("groups"_L1).toArray(), (QJsonArray{u"agent.mina"_s, u"queue.default"_s}));
        QCOMPARE(relay->askAs(token, "POST", "/v1/refresh").status, 200);
    }
    void wrongSignInsAreRefusedInWords_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("nothing") << QByteArray() << 400;
        QTest::newRow("words") << QByteArray("user=mina") << 400;
        QTest::newRow("list") << QByteArray("[]") << 400;
        QTest::newRow("no password") << QByteArray(R"({"user":"mina"})") << 400;
        QTest::newRow("password is a number") << QByteArray(R"({"user":"mina","password":5})") << 400;
        QTest::newRow("too deep") << QByteArray(4000, '[') << 400;
        QTest::newRow("too long") << QByteArray(5000, ' ') << 413;
        QTest::newRow("wrong password") << QByteArray(R"({"user":"mina","password":"x"})") << 401;
        QTest::newRow("wrong user") << QByteArray(R"({"user":"nobody","password":"x"})") << 401;
        QTest::newRow("empty user") << QByteArray(R"({"user":"","password":"x"})") << 401;
    }
    void wrongSignInsAreRefusedInWords()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        const auto answer = signIn(body);
        QCOMPARE(answer.status, status);
        QVERIFY(!codeOf(answer).isEmpty());
    }
    void guessingIsSlowedDownOverHttpToo()
    {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(signIn(R"({"user":"mina","password":"x"})").status, 401);
        const auto answer = signIn(R"({"user":"mina","password":"correct horse battery"})");
        QCOMPARE(answer.status, 429);
        QCOMPARE(answer.header("Retry-After"), "1");
        relay->clock.advance(1s);
        QCOMPARE(signIn(R"({"user":"mina","password":"correct horse battery"})").status, 200);
    }
    void signInsLeaveNoPasswordOrTokenInTheLog()
    {
        const LogKeeper log;
        const auto answer = signIn(R"({"user":"mina","password":"correct horse battery"})");
        signIn(R"({"user":"typed-password-as-name","password":"hunter2hunter2"})");
        relay->settle();
        const QByteArray token = object(answer.body).value("token"_L1).toString().toLatin1();
        QVERIFY(LogKeeper::text().contains("action=signIn user=mina"));
        for (const QByteArray &word : {QByteArray("correct horse"), QByteArray("hunter2"), QByteArray("typed-password"),
                                       token, token.split('.').last()})
            QVERIFY2(!LogKeeper::text().contains(word), word.constData());
    }
    void nothingUnderV1IsReadWithoutAToken_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char *path : {"/v1/me", "/v1/state", "/v1/events", "/v1/events?after=0&epoch=x", "/v1/audit"})
            QTest::newRow(path) << QByteArray(path);
    }
    void nothingUnderV1IsReadWithoutAToken()
    {
        QFETCH(QByteArray, path);
        QCOMPARE(relay->ask("GET", path).status, 401);
        QCOMPARE(relay->askAs("a.b.c", "GET", path).status, 401);
        const QByteArray joiner = path.contains('?') ? "&" : "?";
        QCOMPARE(relay->ask("GET", path + joiner + "access_token=" + relay->mina()).status, 401); // not from addresses
    }
    void eachUserSeesWhatHisRoleAllowsAndNothingElse()
    {
        relay->own("minas", u"mina"_s, "server-minas");
        relay->own("omars", u"omar"_s, "server-omars");
        relay->postGrid(incomingCall("ring-1", "context-1", "server-ring"));
        const QStringList all{u"CallOwned minas"_s, u"CallConnected minas"_s, u"CallOwned omars"_s,
                              u"CallConnected omars"_s, u"IncomingCall ic-"_s};
        const auto short5 = [](QStringList list) {
            for (QString &one : list)
                one = one.section(u' ', 0, 0) + u' ' + (one.contains(u"ic-"_s) ? u"ic-"_s : one.section(u' ', 1));
            return list;
        };
        for (const QByteArray &token : {relay->supervisor(), relay->reviewer(), relay->admin()}) {
            QCOMPARE(short5(seen(token)), all);
            QCOMPARE(callsIn(token), (QStringList{u"minas"_s, u"omars"_s}));
        }
        QCOMPARE(short5(seen(relay->mina())), (QStringList{all[0], all[1], all[4]}));
        QCOMPARE(short5(seen(relay->omar())), (QStringList{all[2], all[3], all[4]}));
        QCOMPARE(callsIn(relay->mina()), (QStringList{u"minas"_s}));
        QCOMPARE(callsIn(relay->omar()), (QStringList{u"omars"_s}));
        QCOMPARE(seen(relay->omar(), "&call=minas"), QStringList());
        QCOMPARE(seen(relay->mina(), "&call=minas").size(), 2);
        // The live stream has the same limits.
        for (const auto &message : relay->published.messages) {
            const QString call = message.envelope.value("callId"_L1).toString();
            QCOMPARE(message.groups.contains(u"agent.mina"_s), call == u"minas"_s);
            QCOMPARE(message.groups.contains(u"agent.omar"_s), call == u"omars"_s);
            QCOMPARE(message.groups.contains(u"queue.default"_s), call.startsWith(u"ic-"));
            QVERIFY(message.groups.contains(u"floor"_s));
        }
    }
    void theStateHasThePositionItIsTrueFor()
    {
        relay->own("minas", u"mina"_s);
        const QJsonObject state = get(relay->mina(), "/v1/state");
        QCOMPARE(state.value("offset"_L1).toInteger(), relay->journal->lastOffset());
        QCOMPARE(state.value("epoch"_L1).toString().toLatin1(), relay->journal->epoch());
        const QByteArray after = "/v1/events?epoch=" + relay->journal->epoch()
            + "&after=" + QByteArray::number(state.value("offset"_L1).toInteger());
        QCOMPARE(get(relay->mina(), after).value("events"_L1).toArray().size(), 0);
    }
    void pagesFollowOnEachOther()
    {
        for (int i = 0; i < 25; ++i)
            relay->postGrid(incomingCall("e-" + QByteArray::number(i), "c-" + QByteArray::number(i)));
        QList<qint64> offsets;
        qint64 after = 0;
        for (bool more = true; more;) {
            const auto page = get(relay->supervisor(), "/v1/events?limit=10&after=" + QByteArray::number(after));
            const QJsonArray events = page.value("events"_L1).toArray();
            for (const QJsonValue &event : events)
                offsets.append(event.toObject().value("offset"_L1).toInteger());
            after = page.value("last"_L1).toInteger();
            more = page.value("more"_L1).toBool();
        }
        QCOMPARE(offsets.size(), 25);
        for (qsizetype i = 0; i < offsets.size(); ++i)
            QCOMPARE(offsets[i], i + 1);
    }
    void wrongPositionsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<int>("status");
        QTest::newRow("another epoch") << QByteArray("?epoch=old&after=0") << 410;
        QTest::newRow("from the future") << QByteArray("?after=99") << 410;
        QTest::newRow("negative") << QByteArray("?after=-1") << 400;
        QTest::newRow("words") << QByteArray("?after=now") << 400;
        QTest::newRow("beyond counting") << QByteArray("?after=99999999999999999999") << 400;
        QTest::newRow("no rows") << QByteArray("?limit=0") << 400;
    }
    void wrongPositionsAreRefused()
    {
        QFETCH(QByteArray, query);
        QFETCH(int, status);
        relay->own("minas", u"mina"_s);
        const auto answer = relay->askAs(relay->supervisor(), "GET", "/v1/events" + query);
        QCOMPARE(answer.status, status);
        QCOMPARE(codeOf(answer), status == 410 ? u"PositionGone"_s : u"BadRequest"_s);
    }
    void aForgottenPositionIsGoneNotEmpty()
    {
        relay->postGrid(incomingCall("e-1", "c-1"));
        relay->clock.advance(48h);
        relay->postGrid(incomingCall("e-2", "c-2"));
        bool done = false;
        relay->journal->commit({.forgetBefore = relay->clock.now().toMSecsSinceEpoch() - 1000},
                               [&done](const auto &) { done = true; });
        QTRY_VERIFY(done);
        QCOMPARE(relay->askAs(relay->supervisor(), "GET", "/v1/events?after=0").status, 410);
        QCOMPARE(relay->askAs(relay->supervisor(), "GET", "/v1/events?after=1").status, 200);
    }
    void onlyAdministratorsReadTheAuditTrail()
    {
        relay->askAs(relay->mina(), "DELETE", "/calling/callConnections/c-1?api-version=2026-03-12");
        relay->settle();
        for (const QByteArray &token : {relay->mina(), relay->supervisor(), relay->reviewer()})
            QCOMPARE(relay->askAs(token, "GET", "/v1/audit").status, 403);
        const QJsonArray lines = get(relay->admin(), "/v1/audit").value("lines"_L1).toArray();
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines[0].toObject().value("user"_L1).toString(), u"mina"_s);
        QCOMPARE(lines[0].toObject().value("status"_L1).toInt(), 403);
    }
    void figuresAreWellFormedAndHoldNoCallData()
    {
        relay->postGrid(incomingCall("e-1", "context-77"));
        relay->postGrid(incomingCall("e-1", "context-77"));
        relay->ask("POST", "/eventgrid?code=x", "[]");
        const auto answer = relay->ask("GET", "/metrics");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
        static const QRegularExpression sample(
            u"^[a-z_]+(\\{[a-z]+=\"[^\"\\\\\\n]*\"(,[a-z]+=\"[^\"\\\\\\n]*\")*\\})? -?[0-9.e+-]+$"_s);
        for (const QByteArray &line : answer.body.trimmed().split('\n'))
            QVERIFY2(line.startsWith("# ") || sample.match(QString::fromUtf8(line)).hasMatch(), line.constData());
        QVERIFY(answer.body.contains("\ncallboard_events_total 1\n"));
        QVERIFY(answer.body.contains("\ncallboard_duplicates_total 1\n"));
        QVERIFY(answer.body.contains("\ncallboard_intake_refused_total 1\n"));
        for (const char *word : {"context-77", "4255550123"})
            QVERIFY(!answer.body.contains(word));
    }
    void healthIsAnsweredToAnybody()
    {
        QCOMPARE(relay->ask("GET", "/healthz").status, 200);
        QCOMPARE(relay->ask("GET", "/readyz").status, 200);
        QCOMPARE(relay->ask("POST", "/healthz").status, 405);
        QCOMPARE(relay->ask("GET", "/").status, 404);
    }
};

QTEST_GUILESS_MAIN(TstApi)
#include "tst_api.moc"
