// Actions on their way out: who may, what is changed, that it is sent once and written down.
#include "core/literals.h"
#include "http/hmac.h"
#include "pubsub/token.h"
#include "relay/relayfixture.h"
#include "support/seed.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace callboard;
using namespace callboard::relay;
using namespace callboard::test;
using namespace std::chrono_literals;

namespace {
const QByteArray Version = "?api-version=2026-03-12";
const QByteArray Create = "/calling/callConnections" + Version;
const QByteArray Answer = "/calling/callConnections:answer" + Version;
const QByteArray CreateBody = R"({"targets":[{"kind":"phoneNumber","rawId":"4:+14255550123","phoneNumber":)"
                              R"({"value":"+14255550123"}}],"sourceCallerIdNumber":{"value":"+18005550100"},)"
                              R"("callbackUri":"https://console.invalid/secret","operationContext":"op-1"})";

QByteArray answerBody(const QByteArray &context)
{
    return R"({"incomingCallContext":")" + context + R"(","callbackUri":"https://console.invalid/"})";
}
QByteArray onCall(const QByteArray &call, const QByteArray &rest = {})
{
    return "/calling/callConnections/" + call + rest + Version;
}
QJsonObject object(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}
QJsonObject connection(const QString &id)
{
    return {{u"callConnectionId"_s, id},
            {u"callConnectionState"_s, u"connecting"_s},
            {u"callbackUri"_s, u"http://relay.test/callbacks/the-secret"_s}};
}
QString codeOf(const RawAnswer &answer)
{
    return object(answer.body).value("error"_L1).toObject().value("code"_L1).toString();
}
QByteArray header(const http::HttpRequest &request, const char *name)
{
    return http::headerValue(request.headers, name);
}
} // namespace

class TstGateway : public QObject
{
    Q_OBJECT

    std::unique_ptr<RelayFixture> relay;

    RawAnswer create(const QByteArray &token, const QByteArray &headers = {})
    {
        return relay->askAs(token, "POST", Create, CreateBody, headers);
    }
    void ring(const QByteArray &context)
    {
        QCOMPARE(relay->postGrid(incomingCall("ring-" + context, context)).status, 200);
    }
    QList<AuditLine> audit()
    {
        relay->settle();
        return relay->journal->audit(100).valueOr({});
    }

private slots:
    void init() { relay = std::make_unique<RelayFixture>(); }
    void cleanup()
    {
        QVERIFY(relay->network->allArrived());
        relay.reset();
    }

    void whoHasNoTokenSendsNothing_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("invented") << QByteArray("Authorization: Bearer a.b.c\r\n");
        QTest::newRow("basic") << QByteArray("Authorization: Basic bWluYTp4\r\n");
        QTest::newRow("HMAC as the service takes it") << QByteArray(
            "Authorization: HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=x\r\n");
        const QJsonObject hubOnly{{u"aud"_s, u"http://relay.test/client/hubs/callboard"_s},
                                  {u"sub"_s, u"mina"_s},
                                  {u"exp"_s, qint64(4'000'000'000)}};
        QTest::newRow("hub token of a server SDK")
            << "Authorization: Bearer " + pubsub::signToken(hubOnly, "a-hub-access-key-for-tests") + "\r\n";
    }
    void whoHasNoTokenSendsNothing()
    {
        QFETCH(QByteArray, headers);
        for (const QByteArray &path : {Create, Answer, onCall("c-1"), QByteArray("/calling/anything")}) {
            const auto answer = relay->ask("POST", path, CreateBody, headers);
            QCOMPARE(answer.status, 401);
            QCOMPARE(answer.header("WWW-Authenticate"), "Bearer");
        }
    }
    void aCallIsForwardedSignedWithItsOwnCallbackAddress()
    {
        relay->network->expect("POST", Create, jsonReply(201, connection(u"c-1"_s)));
        const auto answer = create(relay->mina(),
                                   "Repeatability-Request-ID: r-1\r\nRepeatability-First-Sent: now\r\n"
                                   "Cookie: x\r\nX-Forwarded-For: y\r\n");
        QCOMPARE(answer.status, 201);
        QCOMPARE(object(answer.body).value("callConnectionId"_L1).toString(), u"c-1"_s);
        QVERIFY(!object(answer.body).contains("callbackUri"_L1)); // its secret is not the console's business
        const auto sent = relay->network->sent().constFirst();
        const QJsonObject body = object(sent.body);
        const QString address = body.value("callbackUri"_L1).toString();
        QVERIFY2(address.startsWith(u"http://relay.test/callbacks/"), qPrintable(address));
        QCOMPARE(address.section(u'/', -1).size(), 22); // 128 bits
        QCOMPARE(body.value("operationContext"_L1).toString(), u"op-1"_s);
        QVERIFY(header(sent, "Authorization").startsWith("HMAC-SHA256 "));
        QVERIFY(!header(sent, "Authorization").contains(relay->mina()));
        QCOMPARE(header(sent, "Repeatability-Request-ID"), "r-1");
        QVERIFY(header(sent, "Cookie").isEmpty() && header(sent, "X-Forwarded-For").isEmpty());
        http::HttpRequest again = sent;
        again.headers.clear();
        const auto expected = http::signedHeaders(again, QByteArray(32, 'k'), relay->clock.now());
        QCOMPARE(header(sent, "Authorization"), http::headerValue(expected, "Authorization"));
        QCOMPARE(relay->types(), (QList<QByteArray>{"CallOwned"}));
        QCOMPARE(relay->state->ownerOf(CallId(u"c-1"_s)).text, u"mina"_s);
        // The address works, and belongs to this call's user.
        const QByteArray key = address.section(u'/', -1).toLatin1();
        QCOMPARE(relay->ask("POST", "/callbacks/" + key, callback("CallConnected", "e-1", "c-1")).status, 200);
        QCOMPARE(relay->types(), (QList<QByteArray>{"CallOwned", "CallConnected"}));
    }
    void eachCallHasAnAddressOfItsOwnAndARepeatTheSame()
    {
        for (int i = 0; i < 4; ++i)
            relay->network->expect("POST", Create, jsonReply(201, connection(u"c-1"_s)));
        create(relay->mina(), "Repeatability-Request-ID: r-1\r\n");
        create(relay->mina(), "Repeatability-Request-ID: r-1\r\n");
        create(relay->omar(), "Repeatability-Request-ID: r-1\r\n");
        create(relay->mina());
        const auto sent = relay->network->sent();
        QCOMPARE(sent[1].body, sent[0].body);
        QVERIFY(sent[2].body != sent[0].body);
        QVERIFY(sent[3].body != sent[0].body);
    }
    void addressesInBodiesComeToTheRelay()
    {
        relay->own("c-1", u"mina"_s);
        relay->network->expect("POST", onCall("c-1", "/participants:add"), jsonReply(202, {}));
        const QByteArray add = R"({"participantToAdd":{"rawId":"4:+14255550124"},"operationContext":"x",)"
                               R"("operationCallbackUri":"https://console.invalid/"})";
        QCOMPARE(relay->askAs(relay->mina(), "POST", onCall("c-1", "/participants:add"), add).status, 202);
        QVERIFY(!object(relay->network->sent()[0].body).contains("operationCallbackUri"_L1));
        relay->network->expect("POST", "/calling/recordings" + Version, jsonReply(200, {}));
        const QByteArray record
            = R"({"callConnectionId":"c-1","recordingStateCallbackUri":"https://console.invalid/"})";
        QCOMPARE(relay->askAs(relay->mina(), "POST", "/calling/recordings" + Version, record).status, 200);
        relay->network->expect("POST", "/calling/recordings" + Version, jsonReply(200, {}));
        const QByteArray bare = R"({"callConnectionId":"c-1"})";
        QCOMPARE(relay->askAs(relay->mina(), "POST", "/calling/recordings" + Version, bare).status, 200);
        for (const int i : {1, 2})
            QVERIFY(object(relay->network->sent()[i].body)
                        .value("recordingStateCallbackUri"_L1)
                        .toString()
                        .startsWith(u"http://relay.test/callbacks/"));
    }
    void recordingActionsAreWrittenDownWithTheReason()
    {
        relay->own("c-1", u"mina"_s);
        const QByteArray start = R"({"callConnectionId":"c-1","pauseOnStart":true})";
        relay->network->expect("POST", "/calling/recordings" + Version, jsonReply(200, {{u"recordingId"_s, u"r-1"_s}}));
        QCOMPARE(relay->askAs(relay->mina(), "POST", "/calling/recordings" + Version, start).status, 200);
        relay->network->expect("POST", "/calling/recordings/r-1:resume" + Version, jsonReply(202, {}));
        relay->network->expect("POST", "/calling/recordings/r-1:pause" + Version, jsonReply(202, {}));
        relay->network->expect("DELETE", "/calling/recordings/r-1" + Version, jsonReply(204, {}));
        const auto act = [&](const QByteArray &method, const QByteArray &path, const QByteArray &headers = {}) {
            return relay->askAs(relay->mina(), method, path + Version, {}, headers).status;
        };
        QCOMPARE(act("POST", "/calling/recordings/r-1:resume"), 202);
        QCOMPARE(act("POST", "/calling/recordings/r-1:pause", "x-callboard-reason: card%20%E5%8D%A1\r\n"), 202);
        QVERIFY(header(relay->network->sent().constLast(), "x-callboard-reason").isEmpty());
        const auto recording = relay->state->store().recordings(CallId(u"c-1"_s)).first();
        QCOMPARE(recording.controlReason, u"card 卡"_s);
        QCOMPARE(recording.controlledBy, UserName(u"mina"_s));
        QCOMPARE(act("DELETE", "/calling/recordings/r-1"), 204);
        QStringList controls;
        for (const auto &row : relay->rows())
            if (row.type == "Callboard.RecordingControlled")
                controls.append(object(row.body).value("data"_L1).toObject().value("control"_L1).toString());
        QCOMPARE(controls, (QStringList{u"startPaused"_s, u"resume"_s, u"pause"_s, u"stop"_s}));
    }
    void aRecordingActionThatWasRefusedIsNoFact()
    {
        relay->own("c-1", u"mina"_s);
        relay->network->expect("POST", "/calling/recordings" + Version, jsonReply(400, {}));
        QCOMPARE(relay->askAs(relay->mina(), "POST", "/calling/recordings" + Version, R"({"callConnectionId":"c-1"})")
                     .status,
                 400);
        QVERIFY(!relay->types().contains("RecordingControlled"));
    }
    void aBodyThatNeedsNoChangeIsForwardedByteForByte()
    {
        relay->own("c-1", u"mina"_s);
        const QByteArray odd = "{ \"targetParticipant\" : {\"rawId\":\"4:+14255550123\"},\n\t\"n\":1.50 }";
        relay->network->expect("POST", onCall("c-1", ":transferToParticipant"), jsonReply(202, {}));
        QCOMPARE(relay->askAs(relay->mina(), "POST", onCall("c-1", ":transferToParticipant"), odd).status, 202);
        QCOMPARE(relay->network->sent()[0].body, odd);
    }
    void linksOfPagesLeadBackToTheRelay()
    {
        relay->own("c-1", u"mina"_s);
        const QByteArray path = onCall("c-1", "/participants");
        relay->network->expect(
            "GET", path,
            jsonReply(200, {{u"value"_s, QJsonArray()}, {u"nextLink"_s, u"http://service.test/calling/next?a=b"_s}}));
        const auto answer = relay->askAs(relay->mina(), "GET", path);
        QCOMPARE(object(answer.body).value("nextLink"_L1).toString(), u"http://relay.test/calling/next?a=b"_s);
    }

    void rolesAllowExactlyThis_data();
    void rolesAllowExactlyThis();

    void oneWinsAndTheOtherLearnsWho()
    {
        ring("context-1");
        relay->network->expect("POST", Answer, jsonReply(200, connection(u"c-1"_s)));
        QCOMPARE(relay->askAs(relay->omar(), "POST", Answer, answerBody("context-1")).status, 200);
        const auto second = relay->askAs(relay->mina(), "POST", Answer, answerBody("context-1"));
        QCOMPARE(second.status, 409);
        QCOMPARE(codeOf(second), u"CallClaimed"_s);
        QCOMPARE(object(second.body).value("error"_L1).toObject().value("target"_L1).toString(), u"omar"_s);
        QCOMPARE(relay->network->sent().size(), 1);
        QCOMPARE(relay->types(),
                 (QList<QByteArray>{"IncomingCall", "CallClaimed", "CallOwned", "IncomingClosed", "ActionRefused"}));
    }
    void theClaimIsOnDiskBeforeTheServiceIsAsked()
    {
        ring("context-1");
        FaultyVfs::arm(FaultyVfs::Fault::DiskFull, 0, 1'000'000);
        const auto refused = relay->askAs(relay->mina(), "POST", Answer, answerBody("context-1"));
        QCOMPARE(refused.status, 503);
        QCOMPARE(relay->network->sent().size(), 0); // nothing was asked of the service
        FaultyVfs::heal();
        relay->network->expect("POST", Answer, jsonReply(200, connection(u"c-1"_s)));
        QCOMPARE(relay->askAs(relay->omar(), "POST", Answer, answerBody("context-1")).status, 200);
    }
    void aClaimThatTheServiceRefusesIsReleased()
    {
        ring("context-1");
        relay->network->expect("POST", Answer, errorReply(500, u"8501"_s));
        QCOMPARE(relay->askAs(relay->omar(), "POST", Answer, answerBody("context-1")).status, 500);
        QCOMPARE(relay->types(), (QList<QByteArray>{"IncomingCall", "CallClaimed", "ClaimReleased", "ActionRefused"}));
        relay->network->expect("POST", Answer, jsonReply(200, connection(u"c-1"_s)));
        QCOMPARE(relay->askAs(relay->mina(), "POST", Answer, answerBody("context-1")).status, 200);
    }
    void aClosedCallCantBeAnswered()
    {
        ring("context-1");
        relay->network->expect("POST", "/calling/callConnections:reject" + Version, {http::HttpReply{204, {}, {}}});
        QCOMPARE(
            relay->askAs(relay->omar(), "POST", "/calling/callConnections:reject" + Version, answerBody("context-1"))
                .status,
            204);
        const auto late = relay->askAs(relay->mina(), "POST", Answer, answerBody("context-1"));
        QCOMPARE(late.status, 409);
        QCOMPARE(codeOf(late), u"CallClaimed"_s);
        ring("context-2");
        relay->clock.advance(10min);
        relay->rings->look();
        relay->settle();
        const auto expired = relay->askAs(relay->mina(), "POST", Answer, answerBody("context-2"));
        QCOMPARE(codeOf(expired), u"CallClosed"_s);
    }
    void whatTheServiceDoesNotAnswerIsNotSentAgain_data()
    {
        QTest::addColumn<bool>("late");
        QTest::addColumn<int>("status");
        QTest::newRow("lost") << false << 502;
        QTest::newRow("late") << true << 504;
    }
    void whatTheServiceDoesNotAnswerIsNotSentAgain()
    {
        QFETCH(bool, late);
        QFETCH(int, status);
        ApiError error = transportFailure();
        if (late)
            error.kind = ApiError::Kind::Timeout;
        relay->network->expect("POST", Create, error);
        QCOMPARE(create(relay->mina()).status, status);
        QTest::qWait(100);
        QCOMPARE(relay->network->sent().size(), 1);
        QCOMPARE(relay->types(), (QList<QByteArray>{"ActionRefused"}));
    }
    void refusalsOfTheServicePassThrough()
    {
        relay->network->expect("POST", Create, errorReply(403, u"7507"_s, {{"x-ms-request-id", "id-9"}}));
        const auto answer = create(relay->mina());
        QCOMPARE(answer.status, 403);
        QCOMPARE(codeOf(answer), u"7507"_s);
        QCOMPARE(answer.header("x-ms-request-id"), "id-9");
    }
    void withoutAServiceActionsAreRefusedInWords()
    {
        relay = std::make_unique<RelayFixture>(RelayFixtureOptions{.withService = false});
        const auto answer = create(relay->mina());
        QCOMPARE(answer.status, 503);
        QCOMPARE(codeOf(answer), u"NoService"_s);
    }
    void whatIsNoOperationIsNotForwarded_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const char *method, const QByteArray &path, const QByteArray &body,
                            int status) { QTest::newRow(name) << QByteArray(method) << path << body << status; };
        row("unknown path", "POST", "/calling/x", "{}", 404);
        row("wrong method", "PUT", Create, "{}", 404);
        row("dots", "GET", "/calling/callConnections/..", {}, 404);
        row("encoded dots", "GET", "/calling/callConnections/%2e%2e", {}, 404);
        row("encoded slash", "GET", "/calling/callConnections/a%2Fb", {}, 404);
        row("empty id", "GET", "/calling/callConnections/", {}, 404);
        row("broken escape", "GET", "/calling/callConnections/%zz", {}, 404);
        row("body is a list", "POST", Create, "[]", 400);
        row("body is cut", "POST", Create, CreateBody.chopped(1), 400);
        row("a million levels", "POST", Create, QByteArray(1'000'000, '['), 400);
        row("a million objects", "POST", Create, QByteArray(R"({"a":)").repeated(200'000), 400);
    }
    void whatIsNoOperationIsNotForwarded()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        const auto answer = relay->askAs(relay->supervisor(), method, path, body);
        QCOMPARE(answer.status, status);
        QVERIFY(!codeOf(answer).isEmpty());
    }
    void eachActionAndRefusalLeavesOneAuditLine()
    {
        relay->network->expect("POST", Create, jsonReply(201, connection(u"c-1"_s)));
        create(relay->mina(), "Repeatability-Request-ID: r-1\r\n");
        relay->askAs(relay->omar(), "DELETE", onCall("c-1"));
        relay->network->expect("DELETE", onCall("c-1"), {http::HttpReply{204, {}, {}}});
        relay->askAs(relay->supervisor(), "DELETE", onCall("c-1"));
        const auto lines = audit(); // newest first
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[2].user, "mina");
        QCOMPARE(lines[2].status, 201);
        QCOMPARE(lines[2].requestId, "r-1");
        QCOMPARE(lines[1].user, "omar");
        QCOMPARE(lines[1].status, 403);
        QCOMPARE(lines[1].code, "NotAllowed");
        QCOMPARE(lines[1].callId, "c-1");
        QCOMPARE(lines[0].user, "sup");
        QCOMPARE(lines[0].status, 204);
        QCOMPARE(lines[0].action, lines[1].action);
    }
    void theAuditHoldsNoNumberContextTokenOrMadeUpField()
    {
        const LogKeeper log;
        ring("context-77");
        relay->network->expect("POST", Create, jsonReply(201, connection(u"c-1"_s)));
        create(relay->mina());
        relay->network->expect("POST", Answer, errorReply(400, u"8523 x=y\n+14255550123"_s));
        relay->askAs(relay->omar(), "POST", Answer, answerBody("context-77"));
        relay->askAs(relay->omar(), "DELETE", onCall("c-9%20status=204%0Aaction=createCall%20user=adam"), {},
                     "Repeatability-Request-ID: a b=" + QByteArray(5000, 'z') + "\r\n");
        relay->askAs("a.b.c", "POST", Create, CreateBody);
        QByteArray all = LogKeeper::text();
        for (const AuditLine &line : audit()) {
            for (const QByteArray &field : {line.user, line.action, line.callId, line.code, line.requestId}) {
                QVERIFY(field.size() <= 128);
                for (const char c : field)
                    QVERIFY2(c > ' ' && c < 127 && c != '=', field.constData());
            }
            all += line.callId + line.code + line.requestId;
        }
        QVERIFY(LogKeeper::text().contains("action=") && LogKeeper::text().contains("user=mina"));
        for (const QByteArray &word :
             {QByteArray("4255550123"), QByteArray("8005550100"), QByteArray("context-77"), QByteArray("the-secret"),
              QByteArray("user=adam"), relay->mina(), QByteArray("a.b.c")})
            QVERIFY2(!all.contains(word), word.constData());
        for (const auto &request : relay->network->sent())
            QVERIFY(!all.contains(object(request.body).value("callbackUri"_L1).toString().section(u'/', -1).toLatin1()
                                  + ' '));
    }
    void inAStormOfRefusalsNothingGoesBeforeItsTimeAndNothingTwice();
};

void TstGateway::rolesAllowExactlyThis_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *who, const char *method, const QByteArray &path, const QByteArray &body,
                        bool allowed, const char *note = "") {
        QTest::newRow((QByteArray(who) + ' ' + method + ' ' + path.chopped(Version.size()) + note).constData())
            << QString::fromLatin1(who) << QByteArray(method) << path << body << allowed;
    };
    const QByteArray recordMinas = R"({"callConnectionId":"minas"})";
    const QByteArray recordByServer = R"({"callLocator":{"kind":"serverCallLocator","serverCallId":"server-minas"}})";
    for (const char *who : {"mina", "sup", "adam"}) {
        row(who, "POST", Create, CreateBody, true);
        row(who, "GET", onCall("minas"), {}, true);
        row(who, "DELETE", onCall("minas"), {}, true);
        row(who, "POST", onCall("minas", ":terminate"), {}, true);
        row(who, "POST", "/calling/recordings" + Version, recordMinas, true);
        row(who, "POST", "/calling/recordings" + Version, recordByServer, true, " by server call");
        row(who, "POST", "/calling/callConnections:connect" + Version, recordByServer, true);
    }
    for (const char *who : {"omar", "rita"}) {
        row(who, "DELETE", onCall("minas"), {}, false);
        row(who, "POST", onCall("minas", ":terminate"), {}, false);
        row(who, "POST", onCall("minas", "/participants:add"), "{}", false);
        row(who, "POST", onCall("minas", "/participants:mute"), "{}", false);
        row(who, "POST", onCall("minas", ":transferToParticipant"), "{}", false);
        row(who, "POST", "/calling/recordings" + Version, recordMinas, false);
        row(who, "POST", "/calling/recordings" + Version, recordByServer, false, " by server call");
        row(who, "POST", "/calling/callConnections:connect" + Version, recordByServer, false);
    }
    row("omar", "GET", onCall("minas"), {}, false);
    row("omar", "GET", onCall("minas", "/participants"), {}, false);
    row("omar", "GET", onCall("unknown"), {}, false);
    row("omar", "POST", onCall("omars", "/participants:moveHere"), R"({"fromCall":"minas"})", false);
    row("omar", "POST", onCall("omars", "/participants:moveHere"), R"({"fromCall":"omars"})", true, " own");
    row("omar", "POST", "/calling/callConnections:connect" + Version,
        R"({"callLocator":{"kind":"serverCallLocator","serverCallId":"server-nobodys"}})", false, " nobody's");
    row("omar", "POST", "/calling/callConnections:connect" + Version,
        R"({"callLocator":{"kind":"groupCallLocator","groupCallId":"g-1"}})", true, " group");
    row("rita", "GET", onCall("minas"), {}, true);
    row("rita", "GET", onCall("minas", "/participants"), {}, true);
    row("rita", "POST", Create, CreateBody, false);
}

void TstGateway::rolesAllowExactlyThis()
{
    QFETCH(QString, who);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(bool, allowed);
    relay->own("minas", u"mina"_s, "server-minas");
    relay->own("omars", u"omar"_s, "server-omars");
    const QHash<QString, Roles> roles{
        {u"sup"_s, Role::Supervisor}, {u"adam"_s, Role::Admin}, {u"rita"_s, Role::Reviewer}};
    if (allowed)
        relay->network->expect(method, path, jsonReply(200, {}));
    const auto answer = relay->askAs(relay->token(who, roles.value(who, Role::Agent)), method, path, body);
    QCOMPARE(answer.status, allowed ? 200 : 403);
    if (!allowed)
        QCOMPARE(codeOf(answer), u"NotAllowed"_s);
}

void TstGateway::inAStormOfRefusalsNothingGoesBeforeItsTimeAndNothingTwice()
{
    QRandomGenerator random(printedSeed());
    std::chrono::milliseconds open{0};
    QSet<QByteArray> sentIds;
    int struck = 0;
    int heldBack = 0;
    int through = 0;
    for (int i = 0; i < 1000; ++i) {
        relay->clock.advance(std::chrono::milliseconds(random.bounded(3000)));
        const bool mayGo = relay->clock.monotonic() >= open;
        const int status = QList{201, 429, 503, 429}[random.bounded(4)];
        const int seconds = random.bounded(1, 20);
        if (mayGo && status == 201)
            relay->network->expect("POST", Create, jsonReply(201, connection(u"c-%1"_s.arg(i))));
        else if (mayGo)
            relay->network->expect("POST", Create,
                                   errorReply(status, u"Busy"_s, {{"Retry-After", QByteArray::number(seconds)}}));
        const qsizetype before = relay->network->sent().size();
        const auto answer = create(relay->mina(), "Repeatability-Request-ID: r-" + QByteArray::number(i) + "\r\n");
        QCOMPARE(relay->network->sent().size() - before, mayGo ? 1 : 0);
        QCOMPARE(answer.status, mayGo ? status : 429);
        if (!mayGo) {
            const auto left = std::chrono::duration<double>(open - relay->clock.monotonic()).count();
            QCOMPARE(answer.header("Retry-After").toInt(), int(std::ceil(left)));
            ++heldBack;
            continue;
        }
        const QByteArray id = header(relay->network->sent().constLast(), "Repeatability-Request-ID");
        QVERIFY(!sentIds.contains(id));
        sentIds.insert(id);
        through += status == 201 ? 1 : 0;
        struck += status == 201 ? 0 : 1;
        if (status != 201)
            open = relay->clock.monotonic() + std::chrono::seconds(seconds);
    }
    qInfo("%d refusals struck, %d requests held back, %d went through", struck, heldBack, through);
    QVERIFY(struck > 20 && heldBack > 100 && through > 5);
}

QTEST_GUILESS_MAIN(TstGateway)
#include "tst_gateway.moc"
