#include "core/literals.h"
#include "session/net/servicecommands.h"
#include "support/fakenetwork.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace callboard;

class TstServiceCommands : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_network = std::make_shared<test::FakeNetwork>();
        http::HttpClientParts parts;
        parts.transport = m_network;
        parts.retry.firstPause = std::chrono::milliseconds(1);
        m_commands = std::make_unique<ServiceCommands>(parts);
        m_commands->useAccess(QUrl(u"http://127.0.0.1:1"_s), u"t1"_s);
    }
    void cleanup() { QVERIFY(m_network->allArrived()); }

    void everyKindGoesToItsOperation_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("member");
        const auto row = [](const char *name, ActionKind kind, const char *method, const char *path, int status,
                            const QString &member) {
            QTest::newRow(name) << int(kind) << QByteArray(method) << QByteArray(path) << status << member;
        };
        row("answer", ActionKind::Answer, "POST", ":answer", 200, u"incomingCallContext"_s);
        row("reject", ActionKind::Reject, "POST", ":reject", 204, u"callRejectReason"_s);
        row("redirect", ActionKind::Redirect, "POST", ":redirect", 204, u"target"_s);
        row("dial", ActionKind::Dial, "POST", "", 201, u"targets"_s);
        row("connect", ActionKind::Connect, "POST", ":connect", 200, u"callLocator"_s);
        row("add", ActionKind::AddParticipant, "POST", "/c1/participants:add", 202, u"participantToAdd"_s);
        row("cancel", ActionKind::CancelAdd, "POST", "/c1/participants:cancelAddParticipant", 202, u"invitationId"_s);
        row("remove", ActionKind::Remove, "POST", "/c1/participants:remove", 202, u"participantToRemove"_s);
        row("move", ActionKind::MoveHere, "POST", "/c1/participants:moveHere", 202, u"fromCall"_s);
        row("mute", ActionKind::Mute, "POST", "/c1/participants:mute", 200, u"targetParticipants"_s);
        row("hold", ActionKind::Hold, "POST", "/c1:hold", 200, u"targetParticipant"_s);
        row("unhold", ActionKind::Unhold, "POST", "/c1:unhold", 200, u"targetParticipant"_s);
        row("transfer", ActionKind::Transfer, "POST", "/c1:transferToParticipant", 202, u"targetParticipant"_s);
        row("hang up", ActionKind::HangUp, "DELETE", "/c1", 204, {});
        row("play", ActionKind::Play, "POST", "/c1:play", 202, u"playSources"_s);
        row("stop media", ActionKind::StopMedia, "POST", "/c1:cancelAllMediaOperations", 202, {});
        row("collect", ActionKind::Collect, "POST", "/c1:recognize", 202, u"recognizeOptions"_s);
        row("tones", ActionKind::SendTones, "POST", "/c1:sendDtmfTones", 202, u"tones"_s);
        row("watch", ActionKind::WatchTones, "POST", "/c1:startContinuousDtmfRecognition", 200, u"targetParticipant"_s);
        row("unwatch", ActionKind::UnwatchTones, "POST", "/c1:stopContinuousDtmfRecognition", 200,
            u"targetParticipant"_s);
        row("transcribe", ActionKind::StartTranscription, "POST", "/c1:startTranscription", 202, {});
        row("language", ActionKind::UpdateTranscription, "POST", "/c1:updateTranscription", 202, u"locale"_s);
        row("no transcript", ActionKind::StopTranscription, "POST", "/c1:stopTranscription", 202, {});
        row("stream", ActionKind::StartStreaming, "POST", "/c1:startMediaStreaming", 202, {});
        row("no stream", ActionKind::StopStreaming, "POST", "/c1:stopMediaStreaming", 202, {});
        row("terminate", ActionKind::Terminate, "POST", "/c1:terminate", 204, {});
    }
    void everyKindGoesToItsOperation()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        QFETCH(QString, member);
        const QByteArray target = "/calling/callConnections" + path + "?api-version=2026-03-12";
        m_network->expect(method, target, test::jsonReply(status, {{u"callConnectionId"_s, u"c9"_s}}));
        const Result<CommandAnswer> answer = await(m_commands->perform(command(ActionKind(kind))));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        const QJsonObject body = QJsonDocument::fromJson(m_network->sent()[0].body).object();
        QVERIFY2(member.isEmpty() || body.contains(member), m_network->sent()[0].body.constData());
        QCOMPARE(http::headerValue(m_network->sent()[0].headers, "authorization"), "Bearer t1");
        const bool silent = QList{ActionKind::Reject, ActionKind::Redirect, ActionKind::HangUp, ActionKind::Terminate,
                                  ActionKind::StopMedia}
                                .contains(ActionKind(kind));
        QCOMPARE(body.value(u"operationContext"_s).toString(), silent ? QString() : u"cb-1"_s);
    }
    void aSetUpTellsItsConnectionAndAnInvitationItsId()
    {
        m_network->expect("POST", "*", test::jsonReply(201, {{u"callConnectionId"_s, u"c9"_s}}));
        QCOMPARE(await(m_commands->perform(command(ActionKind::Dial)))->callId, CallId(u"c9"_s));
        m_network->expect("POST", "*", test::jsonReply(202, {{u"invitationId"_s, u"i1"_s}}));
        QCOMPARE(await(m_commands->perform(command(ActionKind::AddParticipant)))->invitationId, InvitationId(u"i1"_s));
    }
    void aNumberOfOnesOwnGoesAlongToPhonesOnly()
    {
        CallCommand dial = command(ActionKind::Dial);
        dial.request.sourceNumber = u"+18005550100"_s;
        QVERIFY(!bodyOf(dial, 201).contains(u"sourceCallerIdNumber"_s));
        dial.request.target = RawId(u"4:+14255550123"_s);
        QCOMPARE(bodyOf(dial, 201).value(u"sourceCallerIdNumber"_s)[u"value"_s].toString(), u"+18005550100"_s);
    }
    void soundComesHereOnlyWhenItIsAskedFor()
    {
        for (const ActionKind kind : {ActionKind::Answer, ActionKind::Dial, ActionKind::Connect}) {
            const int status = kind == ActionKind::Dial ? 201 : 200;
            CallCommand asked = command(kind);
            QVERIFY(!bodyOf(asked, status).contains(u"mediaStreamingOptions"_s));
            asked.request.soundHere = true;
            const QJsonObject options = bodyOf(asked, status).value(u"mediaStreamingOptions"_s).toObject();
            QCOMPARE(options,
                     (QJsonObject{{u"transportType"_s, u"websocket"_s},
                                  {u"audioChannelType"_s, u"unmixed"_s},
                                  {u"contentType"_s, u"audio"_s},
                                  {u"audioFormat"_s, u"pcm16KMono"_s},
                                  {u"startMediaStreaming"_s, true},
                                  {u"enableBidirectional"_s, true},
                                  {u"enableDtmfTones"_s, true}}));
        }
    }
    void aGroupOptionsAndHeadersGoAlong()
    {
        CallCommand dial = command(ActionKind::Dial);
        dial.request.alsoTargets = {RawId(u"8:acs:res_b"_s)};
        QCOMPARE(bodyOf(dial, 201).value(u"targets"_s).toArray().size(), 2);
        CallCommand add = command(ActionKind::AddParticipant);
        add.request.ringSeconds = 30;
        add.request.context.voipHeaders = {{u"k"_s, u"v"_s}};
        const QJsonObject body = bodyOf(add, 202);
        QCOMPARE(body.value(u"invitationTimeoutInSeconds"_s).toInt(), 30);
        QCOMPARE(body.value(u"customCallingContext"_s)[u"voipHeaders"_s][u"k"_s].toString(), u"v"_s);
        QVERIFY(!body.value(u"customCallingContext"_s).toObject().contains(u"sipHeaders"_s));
    }
    void aPromptTellsWhatToPlayAndToWhom()
    {
        CallCommand play = command(ActionKind::Play);
        play.request.prompt.sources = {{PromptSource::Kind::Text, u"Welcome"_s, {}, true},
                                       {PromptSource::Kind::File, u"http://a/b.wav"_s, {}, false}};
        play.request.prompt.loop = true;
        play.request.prompt.interrupt = true;
        const QJsonObject body = bodyOf(play, 202);
        const QJsonArray sources = body.value(u"playSources"_s).toArray();
        QCOMPARE(sources.size(), 2);
        QCOMPARE(sources.at(0)[u"text"_s][u"voiceKind"_s].toString(), u"male"_s);
        QCOMPARE(sources.at(1)[u"file"_s][u"uri"_s].toString(), u"http://a/b.wav"_s);
        QVERIFY(body.value(u"playOptions"_s)[u"loop"_s].toBool());
        QVERIFY(body.value(u"interruptCallMediaOperation"_s).toBool());
        QCOMPARE(body.value(u"playTo"_s).toArray().size(), 1);
        play.request.target = {};
        QVERIFY(!bodyOf(play, 202).contains(u"playTo"_s));
    }
    void whatIsCollectedGoesAlong()
    {
        CallCommand collect = command(ActionKind::Collect);
        collect.request.collection.count = 6;
        collect.request.collection.stopKeys = u"#"_s;
        QJsonObject options = bodyOf(collect, 202).value(u"recognizeOptions"_s).toObject();
        QCOMPARE(options[u"dtmfOptions"_s][u"maxTonesToCollect"_s].toInt(), 6);
        QCOMPARE(options[u"dtmfOptions"_s][u"stopTones"_s][0].toString(), u"pound"_s);
        collect.request.collection.kind = Collection::Kind::Choice;
        collect.request.collection.choices = {{u"Sales"_s, {u"sales"_s}, u'1'}};
        options = bodyOf(collect, 202).value(u"recognizeOptions"_s).toObject();
        QCOMPARE(options[u"choices"_s][0][u"tone"_s].toString(), u"one"_s);
        QVERIFY(!options.contains(u"dtmfOptions"_s));
    }
    void keysGoByTheirNames()
    {
        CallCommand tones = command(ActionKind::SendTones);
        tones.request.tones = u"1*#A"_s;
        const QJsonArray sent = bodyOf(tones, 202).value(u"tones"_s).toArray();
        QCOMPARE(sent, QJsonArray({u"one"_s, u"asterisk"_s, u"pound"_s, u"a"_s}));
    }
    void aRecordingIsStartedAndThenKnownByItsId()
    {
        CallCommand start = command(ActionKind::StartRecording);
        start.request.wish.unmixed = true;
        m_network->expect("POST", "/calling/recordings?api-version=2026-03-12",
                          test::jsonReply(200, {{u"recordingId"_s, u"r1"_s}}));
        QCOMPARE(await(m_commands->perform(start))->recordingId, RecordingId(u"r1"_s));
        const QJsonObject body = QJsonDocument::fromJson(m_network->sent().last().body).object();
        QCOMPARE(body.value(u"recordingChannelType"_s).toString(), u"unmixed"_s);
        QCOMPARE(body.value(u"recordingFormatType"_s).toString(), u"wav"_s);
        CallCommand pause = command(ActionKind::PauseRecording);
        pause.request.recordingId = RecordingId(u"r1"_s);
        pause.request.why = u"card"_s;
        m_network->expect("POST", "/calling/recordings/r1:pause?api-version=2026-03-12", test::jsonReply(202));
        QVERIFY(await(m_commands->perform(pause)));
        QCOMPARE(http::headerValue(m_network->sent().last().headers, "x-callboard-reason"), "card");
        pause.request.kind = ActionKind::StopRecording;
        m_network->expect("DELETE", "/calling/recordings/r1?api-version=2026-03-12", test::jsonReply(204));
        QVERIFY(await(m_commands->perform(pause)));
    }
    void aRetriedTransferReusesItsRepeatabilityId()
    {
        m_network->expect("POST", "*", test::errorReply(503, u"Busy"_s));
        m_network->expect("POST", "*", test::jsonReply(202));
        QVERIFY(await(m_commands->perform(command(ActionKind::Transfer))));
        const auto id
            = [&](int i) { return http::headerValue(m_network->sent()[i].headers, "Repeatability-Request-ID"); };
        QVERIFY(!id(0).isEmpty());
        QCOMPARE(id(0), id(1));
        m_network->expect("POST", "*", test::jsonReply(202));
        QVERIFY(await(m_commands->perform(command(ActionKind::Transfer))));
        QVERIFY(id(2) != id(0));
    }
    void aHangUpIsNeverSentTwice()
    {
        m_network->expect("DELETE", "*", test::errorReply(503, u"Busy"_s));
        const Result<CommandAnswer> answer = await(m_commands->perform(command(ActionKind::HangUp)));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ApiError::Kind::Server);
    }
    void theLanguageIsNamedWithItsRegion()
    {
        const QJsonObject body = bodyOf(command(ActionKind::UpdateTranscription), 202);
        QCOMPARE(body.value(u"locale"_s).toString(), u"de-DE"_s);
        QVERIFY(!body.contains(u"speechModelEndpointId"_s));
    }
    void aClaimThatWasLostTellsWhoWon()
    {
        http::HttpReply reply = test::errorReply(409, u"CallClaimed"_s);
        reply.body = R"x({"error":{"code":"CallClaimed","message":"taken","target":"omar"}})x";
        m_network->expect("POST", "*", reply);
        const Result<CommandAnswer> answer = await(m_commands->perform(command(ActionKind::Answer)));
        QCOMPARE(answer.error().code, u"CallClaimed"_s);
        QCOMPARE(answer.error().target, u"omar"_s);
    }
    void noTokenLeavesOverPlainHttp()
    {
        m_commands->useAccess(QUrl(u"http://relay.example"_s), u"t1"_s);
        QCOMPARE(await(m_commands->perform(command(ActionKind::Dial))).error().code, u"NotSecure"_s);
    }

private:
    static CallCommand command(ActionKind kind)
    {
        CallCommand command;
        command.request.kind = kind;
        command.request.target = RawId(u"8:acs:res_a"_s);
        command.request.invitationId = InvitationId(u"i1"_s);
        command.request.placeId = u"room"_s;
        command.request.fromCall = CallId(u"c2"_s);
        command.request.callId = CallId(u"c1"_s);
        command.request.locale = u"de-DE"_s;
        command.incomingCallContext = u"ctx"_s;
        command.operationContext = OperationContext(u"cb-1"_s);
        return command;
    }
    QJsonObject bodyOf(const CallCommand &command, int status)
    {
        m_network->expect("POST", "*", test::jsonReply(status, {{u"callConnectionId"_s, u"c9"_s}}));
        const bool sent = bool(await(m_commands->perform(command)));
        return sent ? QJsonDocument::fromJson(m_network->sent().last().body).object() : QJsonObject();
    }
    template<class T>
    static Result<T> await(QFuture<Result<T>> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }))
            return ApiError::of(ApiError::Kind::Timeout, u"the future never ended"_s);
        return future.result();
    }
    std::shared_ptr<test::FakeNetwork> m_network;
    std::unique_ptr<ServiceCommands> m_commands;
};

QTEST_GUILESS_MAIN(TstServiceCommands)
#include "tst_servicecommands.moc"
