// The operations over a real connection: statuses, bodies, errors.
#include "exchange/restfixture.h"
#include <QJsonDocument>
#include <QTest>

using namespace callboard;
using namespace callboard::exchange;

class TestRest : public RestFixture
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }
    void createAnswersConnectingBeforeItsEvents();
    void createChecksItsFields_data();
    void createChecksItsFields();
    void aBrokenBodyIsRefused();
    void getKnowsOnlyRunningCalls();
    void answerTakesTheContext();
    void participantsComeInPages();
    void operationsAnswerWithTheirStatus();
    void anOperationAddressMustBeAbsolute();
    void customContextIsChecked();
    void connectWantsOneLocator();
    void holdTakesMusic();
    void transcriptionIsChecked();
    void streamingOptionsAreChecked_data();
    void streamingOptionsAreChecked();
};

void TestRest::createAnswersConnectingBeforeItsEvents()
{
    const ApiAnswer answer = m_client->post("/calling/callConnections", createBody());
    QCOMPARE(answer.status, 201);
    QCOMPARE(answer.body[u"callConnectionState"].toString(), u"connecting"_s);
    QVERIFY(answer.headers.value("content-type").startsWith("application/json"));
    for (const char *name : {"callConnectionId", "serverCallId", "correlationId"})
        QVERIFY(!answer.body[QLatin1StringView(name)].toString().isEmpty());
    QCOMPARE(answer.body[u"callbackUri"].toString(), u"http://127.0.0.1:9/cb"_s);
    QCOMPARE(answer.body[u"targets"].toArray().first().toObject()[u"phoneNumber"].toObject()[u"value"].toString(),
             u"+14255550123"_s);
    waitFor(Callback::Kind::CallConnected);
    m_runner->define({RawId(Lee), u"party"_s, {script::Reject{Refusal::Busy}}});
    const ApiAnswer refused = m_client->post("/calling/callConnections", createBody());
    QCOMPARE(refused.status, 201);
    QCOMPARE(refused.body[u"callConnectionState"].toString(), u"connecting"_s);
    waitFor(Callback::Kind::CreateCallFailed);
}

void TestRest::createChecksItsFields_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("says");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QString &member, const QJsonValue &value, const QString &says,
                        int status = 400) { QTest::newRow(name) << member << value << says << status; };
    const QJsonObject twice{
        {u"rawId"_s, Lee}, {u"phoneNumber"_s, number(u"+1"_s)}, {u"communicationUser"_s, QJsonObject{{u"id"_s, Sam}}}};
    row("no targets", u"targets"_s, QJsonArray(), u"targets: empty"_s);
    row("null targets", u"targets"_s, QJsonValue::Null, u"targets"_s);
    row("wrong type", u"targets"_s, u"x"_s, u"targets"_s);
    row("nobody", u"targets"_s, QJsonArray{QJsonObject()}, u"targets[0]"_s);
    row("two nested", u"targets"_s, QJsonArray{twice}, u"targets[0]"_s);
    row("no E.164", u"targets"_s, QJsonArray{phone(u"12"_s)}, u"E.164"_s);
    row("named twice", u"targets"_s, QJsonArray{rawId(Lee), rawId(Lee)}, u"twice"_s);
    row("no caller id", u"sourceCallerIdNumber"_s, QJsonValue::Undefined, u"sourceCallerIdNumber"_s);
    row("a caller id of others", u"sourceCallerIdNumber"_s, number(u"+18005550199"_s), u"sourceCallerIdNumber"_s);
    row("no address", u"callbackUri"_s, QJsonValue::Undefined, u"callbackUri"_s);
    row("relative address", u"callbackUri"_s, u"/cb"_s, u"callbackUri"_s);
    row("a phone as source", u"source"_s, QJsonObject{{u"id"_s, Lee}}, u"source"_s);
    row("streaming in stereo", u"mediaStreamingOptions"_s,
        QJsonObject{{u"transportType"_s, u"websocket"_s}, {u"audioChannelType"_s, u"stereo"_s}}, u"audioChannelType"_s);
}

void TestRest::createChecksItsFields()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QFETCH(QString, says);
    QFETCH(int, status);
    QJsonObject body = createBody();
    if (value.isUndefined())
        body.remove(member);
    else
        body.insert(member, value);
    const ApiAnswer answer = m_client->post("/calling/callConnections", body);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.error(), status == 400 ? u"8523"_s : u"NotImplemented"_s);
    const QString message = answer.body[u"error"].toObject()[u"message"].toString();
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY(m_runner->state().calls.empty());
}

void TestRest::aBrokenBodyIsRefused()
{
    const ApiAnswer empty = m_client->post("/calling/callConnections");
    QCOMPARE(empty.status, 400);
    QCOMPARE(m_client->post("/calling/callConnections:answer", {{u"incomingCallContext"_s, 5}}).status, 400);
    QCOMPARE(m_client
                 ->post("/calling/callConnections:reject",
                        {{u"incomingCallContext"_s, u"x"_s}, {u"callRejectReason"_s, u"rude"_s}})
                 .status,
             400);
}

void TestRest::getKnowsOnlyRunningCalls()
{
    const QString id = create();
    const ApiAnswer running = m_client->get(callPath(id, ""));
    QCOMPARE(running.status, 200);
    QCOMPARE(running.body[u"callConnectionState"].toString(), u"connected"_s);
    QCOMPARE(m_client->send("DELETE", callPath(id, "")).status, 204);
    const ApiAnswer gone = m_client->get(callPath(id, ""));
    QCOMPARE(gone.status, 404);
    QCOMPARE(gone.error(), u"8522"_s);
    QCOMPARE(m_client->post(callPath(id, ":terminate")).status, 404);
    QCOMPARE(m_client->post(callPath(u"none"_s, ":startMediaStreaming")).status, 404);
}

void TestRest::answerTakesTheContext()
{
    QCOMPARE(m_client
                 ->post("/calling/callConnections:answer",
                        {{u"incomingCallContext"_s, u"unknown"_s}, {u"callbackUri"_s, u"http://127.0.0.1:9/"_s}})
                 .status,
             404);
    const ApiAnswer dialled
        = m_client->control("POST", "/exchange/v1/dial", {{u"from"_s, Lee}, {u"to"_s, QString(u"4:"_s + Hotline)}});
    QCOMPARE(dialled.status, 200);
    QVERIFY(!dialled.body[u"callId"].toString().isEmpty());
    QTRY_VERIFY(!m_events.isEmpty());
    QString context;
    for (const Event &e : m_events) {
        if (const auto *incoming = std::get_if<IncomingCall>(&e))
            context = incoming->incomingCallContext;
    }
    QVERIFY(context.size() > 8'000);
    const QJsonObject body{{u"incomingCallContext"_s, context}, {u"callbackUri"_s, u"http://127.0.0.1:9/"_s}};
    const ApiAnswer answer = m_client->post("/calling/callConnections:answer", body);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body[u"callConnectionState"].toString(), u"connecting"_s);
    QCOMPARE(answer.body[u"answeredFor"].toObject()[u"value"].toString(), Hotline);
    QCOMPARE(m_client->post("/calling/callConnections:answer", body).status, 409);
    waitFor(Callback::Kind::CallConnected);
}

void TestRest::participantsComeInPages()
{
    const QString id = create();
    QCOMPARE(m_client->post(callPath(id, "/participants:add"), {{u"participantToAdd"_s, rawId(Sam)}}).status, 202);
    waitFor(Callback::Kind::AddParticipantSucceeded);
    const ApiAnswer first = m_client->get(callPath(id, "/participants"));
    QCOMPARE(first.body[u"value"].toArray().size(), 2);
    const QString next = first.body[u"nextLink"].toString();
    QVERIFY(next.contains("api-version=2026-03-12"_L1));
    const ApiAnswer second = m_client->get(next.toLatin1());
    QCOMPARE(second.body[u"value"].toArray().size(), 1);
    QVERIFY(!second.body.contains(u"nextLink"_s));
    QCOMPARE(m_client->get(callPath(id, "/participants?skip=x")).status, 400);
    const ApiAnswer one = m_client->get(callPath(id, "/participants/") + hex(Lee));
    QCOMPARE(one.status, 200);
    QCOMPARE(one.body[u"identifier"].toObject()[u"kind"].toString(), u"phoneNumber"_s);
    QCOMPARE(m_client->get(callPath(id, "/participants/") + hex(u"4:+19"_s)).status, 404);
}

void TestRest::operationsAnswerWithTheirStatus()
{
    const QString id = create();
    const QJsonObject context{{u"operationContext"_s, u"ctx"_s}};
    const auto with = [&context](const QString &member, const QJsonValue &value) {
        QJsonObject body = context;
        body.insert(member, value);
        return body;
    };
    const ApiAnswer add = m_client->post(callPath(id, "/participants:add"), with(u"participantToAdd"_s, rawId(Sam)));
    QCOMPARE(add.status, 202);
    QCOMPARE(add.body[u"operationContext"].toString(), u"ctx"_s);
    QCOMPARE(add.body[u"participant"].toObject()[u"identifier"].toObject()[u"rawId"].toString(), Sam);
    const ApiAnswer cancel = m_client->post(callPath(id, "/participants:cancelAddParticipant"),
                                            with(u"invitationId"_s, add.body[u"invitationId"]));
    QCOMPARE(cancel.status, 202);
    QCOMPARE(cancel.body[u"invitationId"], add.body[u"invitationId"]);
    waitFor(Callback::Kind::AddParticipantSucceeded);
    const ApiAnswer mute
        = m_client->post(callPath(id, "/participants:mute"), with(u"targetParticipants"_s, QJsonArray{rawId(Sam)}));
    QCOMPARE(mute.status, 200);
    QCOMPARE(mute.body[u"operationContext"].toString(), u"ctx"_s);
    QCOMPARE(m_client->post(callPath(id, "/participants:mute"), with(u"targetParticipants"_s, QJsonArray{rawId(Lee)}))
                 .status,
             400);
    QCOMPARE(m_client->post(callPath(id, ":hold"), with(u"targetParticipant"_s, rawId(Sam))).status, 200);
    QCOMPARE(m_client->post(callPath(id, ":unhold"), with(u"targetParticipant"_s, rawId(Sam))).status, 200);
    const ApiAnswer move = m_client->post(callPath(id, "/participants:moveHere"),
                                          {{u"targetParticipants"_s, QJsonArray{rawId(Sam)}}, {u"fromCall"_s, id}});
    QCOMPARE(move.status, 202);
    QCOMPARE(move.body[u"fromCall"].toString(), id);
    QCOMPARE(m_client->post(callPath(id, "/participants:remove"), with(u"participantToRemove"_s, rawId(Sam))).status,
             202);
    const ApiAnswer transfer
        = m_client->post(callPath(id, ":transferToParticipant"), with(u"targetParticipant"_s, rawId(Sam)));
    QCOMPARE(transfer.status, 202);
    QCOMPARE(transfer.body[u"operationContext"].toString(), u"ctx"_s);
}

void TestRest::anOperationAddressMustBeAbsolute()
{
    const QString id = create();
    const QList<std::pair<const char *, QJsonObject>> requests{
        {":transferToParticipant", {{u"targetParticipant"_s, rawId(Sam)}}},
        {":hold", {{u"targetParticipant"_s, rawId(Lee)}}},
        {":unhold", {{u"targetParticipant"_s, rawId(Lee)}}},
        {"/participants:add", {{u"participantToAdd"_s, rawId(Sam)}}},
        {"/participants:remove", {{u"participantToRemove"_s, rawId(Lee)}}},
        {"/participants:cancelAddParticipant", {{u"invitationId"_s, u"i"_s}}},
        {"/participants:moveHere", {{u"targetParticipants"_s, QJsonArray{rawId(Sam)}}, {u"fromCall"_s, id}}}};
    for (const auto &[path, valid] : requests) {
        QJsonObject body = valid;
        body.insert(u"operationCallbackUri"_s, u"/relative"_s);
        const ApiAnswer answer = m_client->post(callPath(id, path), body);
        QVERIFY2(answer.status == 400, path);
        QVERIFY(answer.body[u"error"].toObject()[u"message"].toString().startsWith("operationCallbackUri: "_L1));
    }
}

void TestRest::customContextIsChecked()
{
    const QString id = create();
    const auto add = [&](const QJsonObject &context) {
        return m_client
            ->post(callPath(id, "/participants:add"),
                   {{u"participantToAdd"_s, rawId(Sam)}, {u"customCallingContext"_s, context}})
            .status;
    };
    QCOMPARE(add({{u"sipHeaders"_s, QJsonObject{{u"From"_s, u"x"_s}}}}), 400);
    QCOMPARE(add({{u"sipHeaders"_s, QJsonObject{{u"X-MS-Custom-a"_s, QString(257, u'x')}}}}), 400);
    QCOMPARE(add({{u"voipHeaders"_s, QJsonObject{{QString(65, u'k'), u"x"_s}}}}), 400);
    QJsonObject six;
    for (int i = 0; i < 6; ++i)
        six.insert(u"X-MS-Custom-%1"_s.arg(i), u"x"_s);
    QCOMPARE(add({{u"sipHeaders"_s, six}}), 400);
    m_client->apiVersion = "2024-04-15";
    QCOMPARE(add({{u"sipHeaders"_s, QJsonObject{{u"X-a"_s, u"x"_s}}}}), 400);
    m_client->apiVersion = "2026-03-12";
    QCOMPARE(m_client
                 ->post(callPath(id, "/participants:add"),
                        {{u"participantToAdd"_s, rawId(Sam)}, {u"invitationTimeoutInSeconds"_s, 181}})
                 .status,
             400);
    QCOMPARE(add({{u"sipHeaders"_s, QJsonObject{{u"X-a"_s, u"x"_s}, {u"User-To-User"_s, u"y"_s}}},
                  {u"voipHeaders"_s, QJsonObject()}}),
             202);
}

void TestRest::connectWantsOneLocator()
{
    const auto connect = [this](const QJsonObject &locator) {
        return m_client
            ->post("/calling/callConnections:connect",
                   {{u"callLocator"_s, locator}, {u"callbackUri"_s, u"http://127.0.0.1:9/"_s}})
            .status;
    };
    QCOMPARE(connect({}), 400);
    QCOMPARE(connect({{u"kind"_s, u"roomCallLocator"_s}, {u"groupCallId"_s, u"g"_s}}), 400);
    QCOMPARE(connect({{u"roomId"_s, u"r"_s}, {u"groupCallId"_s, u"g"_s}}), 400);
    QCOMPARE(connect({{u"kind"_s, u"groupCallLocator"_s}, {u"groupCallId"_s, u"g"_s}}), 200);
    waitFor(Callback::Kind::CallConnected);
}

void TestRest::holdTakesMusic()
{
    const QString id = create();
    const QJsonObject music{
        {u"targetParticipant"_s, rawId(Lee)},
        {u"playSourceInfo"_s,
         QJsonObject{{u"kind"_s, u"file"_s}, {u"file"_s, QJsonObject{{u"uri"_s, u"http://x/"_s}}}}}};
    QCOMPARE(m_client->post(callPath(id, ":hold"), music).status, 200);
    QCOMPARE(
        m_client
            ->post(callPath(id, ":hold"), {{u"targetParticipant"_s, rawId(Lee)}, {u"playSourceInfo"_s, QJsonObject()}})
            .status,
        400);
}

void TestRest::streamingOptionsAreChecked_data()
{
    QTest::addColumn<QJsonObject>("options");
    QTest::addColumn<QString>("code"); // empty: taken
    const auto row = [](const char *name, const QJsonObject &change, const QString &code) {
        QJsonObject options{{u"transportType"_s, u"websocket"_s},
                            {u"transportUrl"_s, u"wss://x/media"_s},
                            {u"contentType"_s, u"audio"_s},
                            {u"audioChannelType"_s, u"mixed"_s}};
        for (auto it = change.begin(); it != change.end(); ++it)
            options.insert(it.key(), it.value());
        QTest::newRow(name) << options << code;
    };
    row("good", {}, {});
    row("24 kHz", {{u"audioFormat"_s, u"pcm24KMono"_s}, {u"enableBidirectional"_s, true}}, {});
    row("no address", {{u"transportUrl"_s, QJsonValue()}}, {});
    row("http", {{u"transportUrl"_s, u"https://x/media"_s}}, u"8581"_s);
    row("no host", {{u"transportUrl"_s, u"ws:///media"_s}}, u"8581"_s);
    row("transport", {{u"transportType"_s, u"rtp"_s}}, u"8523"_s);
    row("channels", {{u"audioChannelType"_s, u"stereo"_s}}, u"8523"_s);
    row("content", {{u"contentType"_s, u"video"_s}}, u"8523"_s);
    row("format", {{u"audioFormat"_s, u"mp3"_s}}, u"8523"_s);
}

void TestRest::streamingOptionsAreChecked()
{
    QFETCH(QJsonObject, options);
    QFETCH(QString, code);
    QJsonObject body = createBody();
    body.insert(u"mediaStreamingOptions"_s, options);
    const ApiAnswer answer = m_client->post("/calling/callConnections", body);
    QCOMPARE(answer.status, code.isEmpty() ? 201 : 400);
    QCOMPARE(answer.error(), code);
    if (code.isEmpty())
        QCOMPARE(answer.body[u"mediaStreamingSubscription"].toObject()[u"state"].toString(), u"inactive"_s);
}

void TestRest::transcriptionIsChecked()
{
    const auto setUp = [this](const QJsonObject &options) {
        QJsonObject body{
            {u"callLocator"_s, QJsonObject{{u"groupCallId"_s, u"g"_s}}},
            {u"callbackUri"_s, u"http://127.0.0.1:9/"_s},
            {u"callIntelligenceOptions"_s, QJsonObject{{u"cognitiveServicesEndpoint"_s, u"https://ai/"_s}}},
            {u"transcriptionOptions"_s, options}};
        return m_client->post("/calling/callConnections:connect", body);
    };
    const QJsonObject good{
        {u"transportType"_s, u"websocket"_s}, {u"transportUrl"_s, u"ws://x/"_s}, {u"locale"_s, u"en-US"_s}};
    const auto with = [&](const QString &name, const QString &value) {
        QJsonObject options = good;
        options[name] = value;
        return options;
    };
    for (const QString &locale : {u"en"_s, u""_s, u"english"_s, u"en_US"_s}) {
        QCOMPARE(setUp(with(u"locale"_s, locale)).status, 400);
        QCOMPARE(setUp(with(u"locale"_s, locale)).error(), u"8523"_s);
    }
    QCOMPARE(setUp(with(u"transportType"_s, u"pigeon"_s)).status, 400);
    const ApiAnswer made = setUp(with(u"locale"_s, u"zh-Hans-CN"_s));
    QCOMPARE(made.status, 200);
    const QJsonObject subscription = made.body[u"transcriptionSubscription"].toObject();
    QCOMPARE(subscription[u"state"].toString(), u"inactive"_s);
    QCOMPARE(subscription[u"locale"].toString(), u"zh-Hans-CN"_s);
    QCOMPARE(subscription[u"subscribedResultTypes"].toArray(), QJsonArray{u"final"_s});
    waitFor(Callback::Kind::CallConnected);
    const QString id = made.body[u"callConnectionId"].toString();
    const auto post = [&](const char *operation, const QJsonObject &body) {
        const ApiAnswer answer = m_client->post(callPath(id, operation), body);
        return u"%1 %2"_s.arg(answer.status).arg(answer.error());
    };
    QCOMPARE(post(":startTranscription", {{u"locale"_s, u"en"_s}}), u"400 8523"_s);
    QCOMPARE(post(":startTranscription", {{u"operationCallbackUri"_s, u"/relative"_s}}), u"400 8523"_s);
    QCOMPARE(post(":updateTranscription", {}), u"400 8523"_s);
    QCOMPARE(post(":updateTranscription", {{u"locale"_s, u"en-GB"_s}}), u"405 8520"_s);
    QCOMPARE(post(":stopTranscription", {}), u"400 8585"_s);
    QCOMPARE(post(":startTranscription", {{u"locale"_s, u"en-GB"_s}}).left(3), u"202"_s);
    QCOMPARE(post(":startTranscription", {}), u"400 8585"_s);
    QCOMPARE(post(":stopTranscription", {}).left(3), u"202"_s);
}

QTEST_GUILESS_MAIN(TestRest)
#include "tst_rest.moc"
