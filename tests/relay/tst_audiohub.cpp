// The audio sockets of the service and of consoles: who gets in, what is heard, and that no peer harms another.
#include "core/literals.h"
#include "relay/audioears.h"
#include "relay/relayfixture.h"
#include "relay/socketclient.h"
#include <QJsonDocument>
#include <QTest>

using namespace callboard;
using namespace callboard::relay;
using namespace callboard::test;
using namespace std::chrono_literals;

namespace {
const QByteArray CallHeader = "x-ms-call-connection-id: c-1\r\n";

QByteArray bearer(const QByteArray &token)
{
    return "Authorization: Bearer " + token + "\r\n";
}

/// A peer with ears.
struct Peer {
    Peer(quint16 port, const QByteArray &target, const QByteArray &headers) : socket(port, target, headers)
    {
        socket.onText = [this](const QByteArray &text) { ears.take(text); };
    }
    SocketClient socket;
    Ears ears;
};
} // namespace

class TstAudioHub : public QObject
{
    Q_OBJECT

    std::unique_ptr<RelayFixture> relay;
    QByteArray key;
    QList<Peer *> there; ///< who reads in ticks()

    std::unique_ptr<Peer> service(const QByteArray &headers = CallHeader)
    {
        auto peer = std::make_unique<Peer>(relay->port, "/media/" + key, headers);
        if (peer->socket.status() == 101)
            peer->socket.say(serviceMetadataText());
        return peer;
    }
    std::unique_ptr<Peer> console(const QByteArray &token, const QByteArray &mode, const QByteArray &call = "c-1")
    {
        return std::make_unique<Peer>(relay->port, "/audio/" + call + "?mode=" + mode, bearer(token));
    }
    void ticks(int count, const std::function<void()> &each = {});
    /// Ticks without a pause: what it takes to fill a peer that does not read.
    void burst()
    {
        relay->ticks.tick(20);
        QTest::qWait(1);
        for (Peer *peer : std::as_const(there))
            peer->socket.read();
    }
    void give(const QString &user)
    {
        wire::CallOwned owned;
        owned.callConnectionId = CallId(u"c-1"_s);
        owned.user = UserName(user);
        relay->state->record({{relay->state->own().make(owned)}}, {});
        relay->settle();
    }
    double figure(const QByteArray &name)
    {
        const QByteArray text = relay->metrics.text();
        const qsizetype at = text.indexOf('\n' + name + ' ');
        return at < 0 ? -1 : text.sliced(at + name.size() + 2).split('\n').first().toDouble();
    }
    QString codeOf(const RawAnswer &answer)
    {
        return QJsonDocument::fromJson(answer.body).object().value("error"_L1).toObject().value("code"_L1).toString();
    }

private slots:
    void init()
    {
        there.clear();
        relay = std::make_unique<RelayFixture>();
        key = relay->makeKey("mina");
        QCOMPARE(relay->ask("POST", "/callbacks/" + key, callback("CallConnected", "e-1", "c-1")).status, 200);
        relay->settle();
    }
    void cleanup() { relay.reset(); }

    void aCallThatIsOverHasNoSound()
    {
        auto mina = console(relay->mina(), "talk");
        QCOMPARE(mina->socket.status(), 101);
        QCOMPARE(relay->ask("POST", "/callbacks/" + key, callback("CallDisconnected", "e-2", "c-1")).status, 200);
        QCOMPARE(mina->socket.closeCode(), 1000);
        QCOMPARE(mina->socket.closeReason(), "the call is over");
        QCOMPARE(service()->socket.status(), 404);
        QCOMPARE(console(relay->mina(), "talk")->socket.status(), 404);
    }
    void consolesNeedATokenAModeAndTheRight_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        const RelayFixture r; // one key signs for all fixtures
        QTest::newRow("owner talks") << r.mina() << QByteArray("/audio/c-1?mode=talk") << 101;
        QTest::newRow("supervisor talks") << r.supervisor() << QByteArray("/audio/c-1?mode=talk") << 101;
        QTest::newRow("supervisor listens") << r.supervisor() << QByteArray("/audio/c-1?mode=listen") << 101;
        QTest::newRow("administrator listens") << r.admin() << QByteArray("/audio/c-1?mode=listen") << 101;
        QTest::newRow("owner listens") << r.mina() << QByteArray("/audio/c-1?mode=listen") << 403;
        QTest::newRow("another agent talks") << r.omar() << QByteArray("/audio/c-1?mode=talk") << 403;
        QTest::newRow("another agent listens") << r.omar() << QByteArray("/audio/c-1?mode=listen") << 403;
        QTest::newRow("reviewer listens") << r.reviewer() << QByteArray("/audio/c-1?mode=listen") << 403;
        QTest::newRow("reviewer talks") << r.reviewer() << QByteArray("/audio/c-1?mode=talk") << 403;
        QTest::newRow("unknown call") << r.supervisor() << QByteArray("/audio/c-2?mode=talk") << 404;
        QTest::newRow("no mode") << r.supervisor() << QByteArray("/audio/c-1") << 400;
        QTest::newRow("odd mode") << r.supervisor() << QByteArray("/audio/c-1?mode=whisper") << 400;
        QTest::newRow("no token") << QByteArray() << QByteArray("/audio/c-1?mode=talk") << 401;
        QTest::newRow("forged token") << r.mina() + "x" << QByteArray("/audio/c-1?mode=talk") << 401;
    }
    void consolesNeedATokenAModeAndTheRight()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, target);
        QFETCH(int, status);
        QCOMPARE(SocketClient(relay->port, target, bearer(token)).status(), status);
        QCOMPARE(
            SocketClient(relay->port, target + (target.contains('?') ? "&" : "?") + "access_token=" + token).status(),
            status);
        if (status == 101 || status == 401)
            return;
        relay->settle();
        const auto audit = relay->journal->audit(1).valueOr({});
        QVERIFY(!audit.isEmpty() && audit.first().status == status && audit.first().action.startsWith("audio"));
    }
    void anEndedTokenIsNone()
    {
        const QByteArray token = relay->mina();
        relay->clock.advance(2h);
        QCOMPARE(console(token, "talk")->socket.status(), 401);
    }
    void soundGoesBothWaysAndNobodyHearsHimself()
    {
        auto line = service();
        auto mina = console(relay->mina(), "talk");
        auto sup = console(relay->supervisor(), "listen");
        there = {line.get(), mina.get(), sup.get()};
        ToneSource caller(440, -20), voice(1000, -23), spy(3000, -10);
        ticks(60, [&] {
            line->socket.say(serviceAudioText(caller.next(), "4:+14255550123"));
            mina->socket.say(consoleAudioText(voice.next()));
            sup->socket.say(consoleAudioText(spy.next()));
        });
        QVERIFY2(std::abs(mina->ears.toneDb(440) + 20) < 1, qPrintable(QString::number(mina->ears.toneDb(440))));
        QVERIFY(std::abs(sup->ears.toneDb(440) + 20) < 1 && std::abs(sup->ears.toneDb(1000) + 23) < 1);
        QVERIFY(std::abs(line->ears.toneDb(1000) + 23) < 1);
        QVERIFY(mina->ears.toneDb(1000) < -80 && line->ears.toneDb(440) < -80);
        QVERIFY(mina->ears.toneDb(3000) < -80 && line->ears.toneDb(3000) < -80);
        QCOMPARE(mina->ears.frames.first().value("kind"_L1).toString(), u"AudioMetadata"_s);
        QCOMPARE(mina->ears.levels.keys(), (QStringList{u"4:+14255550123"_s, u"user:mina"_s}));
        QVERIFY(std::abs(mina->ears.levels[u"4:+14255550123"_s] + 20) <= 1);
        line->socket.say(R"({"kind":"DtmfData","dtmfData":{"data":"3"}})");
        ticks(1);
        QCOMPARE(mina->ears.frames.last().value("dtmfData"_L1).toObject().value("data"_L1).toString(), u"3"_s);
        QCOMPARE(sup->ears.frames.last().value("kind"_L1).toString(), u"DtmfData"_s);
        QCOMPARE(figure("callboard_media_sockets"), 1);
        QCOMPARE(figure("callboard_audio_talkers"), 1);
        QCOMPARE(figure("callboard_audio_listeners"), 1);
        QCOMPARE(figure("callboard_audio_frames_total{way=\"from service\"}"), 60);
        QCOMPARE(figure("callboard_audio_frames_total{way=\"from consoles\"}"), 60);
    }
    void theClockRestsWhileNobodyIsThere()
    {
        auto line = service();
        there = {line.get()};
        ToneSource caller(440, -20);
        ticks(5, [&] { line->socket.say(serviceAudioText(caller.next())); });
        QVERIFY(relay->ticks.resting());
        auto sup = console(relay->supervisor(), "listen");
        QVERIFY(!relay->ticks.resting());
        there.append(sup.get());
        ticks(30, [&] { line->socket.say(serviceAudioText(caller.next())); });
        QVERIFY(std::abs(sup->ears.toneDb(440) + 20) < 1);
        sup->socket.cut();
        there = {line.get()};
        ticks(5);
        QVERIFY(relay->ticks.resting());
    }
    void aSecondTalkerOfTheUserTakesTheFirstOnesPlace()
    {
        auto line = service();
        auto first = console(relay->mina(), "talk");
        auto sup = console(relay->supervisor(), "talk");
        auto second = console(relay->mina(), "talk");
        QCOMPARE(first->socket.closeCode(), 4001);
        QCOMPARE(first->socket.closeReason(), "replaced");
        there = {line.get(), sup.get(), second.get()};
        ToneSource voice(1000, -23);
        ticks(60, [&] { second->socket.say(consoleAudioText(voice.next())); });
        QVERIFY(std::abs(line->ears.toneDb(1000) + 23) < 1 && std::abs(sup->ears.toneDb(1000) + 23) < 1);
        QCOMPARE(figure("callboard_audio_talkers"), 2);
    }
    void aTalkerThatWasCutComesBackAndTheCallerHearsAToneMeanwhile()
    {
        auto line = service();
        auto mina = console(relay->mina(), "talk");
        there = {line.get(), mina.get()};
        ticks(20);
        mina->socket.cut();
        there = {line.get()};
        ticks(5);
        line->ears.clear();
        ticks(90);
        QVERIFY(std::abs(line->ears.toneDb(ComfortTone::Hertz) - ComfortTone::LevelDb) < 1);
        mina = console(relay->mina(), "talk");
        there.append(mina.get());
        ToneSource caller(440, -20), voice(1000, -23);
        ticks(40, [&] {
            line->socket.say(serviceAudioText(caller.next()));
            mina->socket.say(consoleAudioText(voice.next()));
        });
        QVERIFY(std::abs(line->ears.toneDb(1000) + 23) < 1 && line->ears.toneDb(ComfortTone::Hertz) < -60);
        QVERIFY(std::abs(mina->ears.toneDb(440) + 20) < 1);
    }
    void aTalkerThatGoesOnPurposeLeavesNoTone()
    {
        auto line = service();
        auto mina = console(relay->mina(), "talk");
        there = {line.get()};
        ticks(5);
        mina->socket.close(1000);
        QCOMPARE(mina->socket.closeCode(), 1000);
        line->ears.clear();
        ticks(100);
        QVERIFY(line->ears.audio.isEmpty());
    }
    void theServiceMayComeBackOrTakeItsOwnPlace()
    {
        auto line = service();
        auto sup = console(relay->supervisor(), "listen");
        there = {sup.get()};
        line->socket.cut();
        ticks(10);
        QVERIFY(sup->ears.rmsDb(5) < -90);
        line = service();
        auto again = service();
        QCOMPARE(line->socket.closeCode(), 4001);
        ToneSource caller(440, -20);
        ticks(40, [&] { again->socket.say(serviceAudioText(caller.next())); });
        QVERIFY(std::abs(sup->ears.toneDb(440) + 20) < 1);
        QCOMPARE(figure("callboard_media_sockets"), 1);
    }
    void aSocketEndsWithItsTokenUnlessAnotherTookItsPlace()
    {
        auto mina = console(relay->mina(), "talk");
        auto sup = console(relay->supervisor(), "listen");
        relay->clock.advance(50min);
        auto renewed = console(relay->mina(), "talk");
        QCOMPARE(mina->socket.closeCode(), 4001);
        relay->clock.advance(11min);
        QCOMPARE(sup->socket.closeCode(), 4002);
        QCOMPARE(renewed->socket.closeCode(700), 0);
    }
    void whoMayNoLongerActOnTheCallIsLetGo()
    {
        auto mina = console(relay->mina(), "talk");
        auto sup = console(relay->supervisor(), "talk");
        give(u"omar"_s);
        QCOMPARE(mina->socket.closeCode(), 4003);
        QCOMPARE(console(relay->omar(), "talk")->socket.status(), 101);
        QCOMPARE(sup->socket.closeCode(100), 0);
    }
    void theNewOwnerOfACallIsMissedToo()
    {
        auto line = service();
        auto sup = console(relay->supervisor(), "talk");
        give(u"sup"_s);
        there = {line.get()};
        ticks(5);
        sup->socket.cut();
        ticks(90);
        QVERIFY(std::abs(line->ears.toneDb(ComfortTone::Hertz) - ComfortTone::LevelDb) < 1);
    }
    void aConsoleThatBreaksTheRulesIsCutAndNobodyElse_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::newRow("no JSON") << QByteArray("{") << 1007;
        QTest::newRow("a list") << QByteArray("[]") << 1007;
        QTest::newRow("no base64") << QByteArray(R"({"kind":"AudioData","audioData":{"data":"%%%"}})") << 1007;
        QTest::newRow("no data") << QByteArray(R"({"kind":"AudioData"})") << 1007;
        QTest::newRow("too big") << consoleAudioText(std::vector<media::Sample>(100'000)) << 1009;
        QTest::newRow("much too big") << QByteArray(2 * 1024 * 1024, 'x') << 1009;
        QTest::newRow("binary") << QByteArray() << 1003;
    }
    void aConsoleThatBreaksTheRulesIsCutAndNobodyElse()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        auto line = service();
        auto sup = console(relay->supervisor(), "talk");
        auto mina = console(relay->mina(), "talk");
        if (text.isEmpty())
            mina->socket.sayBinary("x");
        else
            mina->socket.say(text);
        QCOMPARE(mina->socket.closeCode(), code);
        there = {line.get(), sup.get()};
        ToneSource caller(440, -20);
        ticks(40, [&] { line->socket.say(serviceAudioText(caller.next())); });
        QVERIFY(std::abs(sup->ears.toneDb(440) + 20) < 1);
    }
    void unknownKindsAndMarksAreIgnored()
    {
        auto mina = console(relay->mina(), "talk");
        mina->socket.say(R"({"kind":"Later","later":{}})");
        mina->socket.say(R"({"kind":"MarkData","markData":{"id":"x"}})");
        QCOMPARE(mina->socket.closeCode(100), 0);
    }
    void badFramesOfTheServiceAreCountedAndLeftOut()
    {
        auto line = service();
        auto sup = console(relay->supervisor(), "listen");
        there = {line.get(), sup.get()};
        const QList<QByteArray> bad{
            "{",
            "[]",
            R"({"kind":"AudioData"})",
            R"({"kind":"AudioData","audioData":{"timestamp":"x","data":"","silent":false}})",
            R"({"kind":"AudioMetadata","audioMetadata":{"subscriptionId":"s","encoding":"Opus",)"
            R"("sampleRate":16000,"channels":1,"length":640}})",
            serviceMetadataText(0),
            serviceAudioText(std::vector<media::Sample>(100'000))};
        for (const QByteArray &text : bad)
            line->socket.say(text);
        line->socket.sayBinary("x");
        ToneSource caller(440, -20);
        ticks(40, [&] { line->socket.say(serviceAudioText(caller.next())); });
        QCOMPARE(figure("callboard_audio_malformed_total"), double(bad.size() + 1));
        QVERIFY(std::abs(sup->ears.toneDb(440) + 20) < 1);
    }
    void aStalledConsoleIsCutAndTheOthersMissNothing()
    {
        auto line = service();
        auto sup = console(relay->supervisor(), "listen");
        auto adam = console(relay->admin(), "listen");
        there = {line.get(), adam.get()};
        sup->socket.stall();
        QElapsedTimer timer;
        timer.start();
        while (figure("callboard_audio_listeners") == 2 && timer.elapsed() < 60'000)
            burst();
        QCOMPARE(figure("callboard_audio_listeners"), 1);
        QVERIFY(figure("callboard_audio_cut_total") == 1);
        adam->ears.clear();
        ToneSource caller(440, -20);
        ticks(50, [&] { line->socket.say(serviceAudioText(caller.next())); });
        QCOMPARE(adam->ears.audio.size(), 50);
        QVERIFY(std::abs(adam->ears.toneDb(440) + 20) < 1);
    }
    void aConsoleThatAnswersNoPingIsCut()
    {
        auto sup = console(relay->supervisor(), "listen");
        auto adam = console(relay->admin(), "listen");
        sup->socket.answersPings = false;
        relay->clock.advance(3s);
        QTRY_VERIFY((sup->socket.read(), sup->socket.pings() > 0));
        QTRY_VERIFY((adam->socket.read(), adam->socket.pings() > 0));
        QTest::qWait(50);
        relay->clock.advance(7s);
        QCOMPARE(sup->socket.closeCode(), 4004);
        QCOMPARE(adam->socket.closeCode(100), 0);
    }
    void aStalledServiceMissesFramesAndKeepsItsSocket()
    {
        auto line = service();
        auto mina = console(relay->mina(), "talk");
        there = {mina.get()};
        line->socket.stall();
        QElapsedTimer timer;
        timer.start();
        while (figure("callboard_audio_dropped_total") == 0 && timer.elapsed() < 60'000)
            burst();
        QVERIFY(figure("callboard_audio_dropped_total") > 0);
        QCOMPARE(figure("callboard_media_sockets"), 1);
        QCOMPARE(mina->socket.closeCode(50), 0);
    }
    void aFloodOfSoundIsLeftOut()
    {
        auto line = service();
        auto mina = console(relay->mina(), "talk");
        there = {line.get(), mina.get()};
        ToneSource voice(1000, -23);
        const QByteArray second = consoleAudioText(voice.next(16'000));
        for (int i = 0; i < 50; ++i)
            mina->socket.say(second);
        ticks(10);
        QTRY_COMPARE(figure("callboard_audio_dropped_total"), 48);
        QCOMPARE(mina->socket.closeCode(50), 0);
    }
    void aCallHasOnlySoManyConsoles()
    {
        std::vector<std::unique_ptr<Peer>> all;
        for (int i = 0; i < int(AudioHub::MostConsoles); ++i) {
            all.push_back(console(relay->supervisor(), "listen"));
            QCOMPARE(all.back()->socket.status(), 101);
        }
        QCOMPARE(console(relay->supervisor(), "listen")->socket.status(), 503);
        all.pop_back();
        QTRY_COMPARE(console(relay->supervisor(), "listen")->socket.status(), 101);
    }
    void theRightsAreAFunctionOfUserModeAndCall()
    {
        Call call;
        call.owner = UserName(u"mina"_s);
        const auto status = [&call](Roles roles, const char *user, AudioMode mode) {
            const auto may = mayAttach({UserName(QString::fromLatin1(user)), {}, roles}, mode, &call);
            return may ? 200 : may.error().httpStatus;
        };
        QCOMPARE(status(Role::Agent, "mina", AudioMode::Talk), 200);
        QCOMPARE(status(Role::Agent, "mina", AudioMode::Listen), 403);
        QCOMPARE(status(Role::Agent, "omar", AudioMode::Talk), 403);
        QCOMPARE(status(Role::Reviewer, "mina", AudioMode::Talk), 403);
        QCOMPARE(status(Role::Reviewer, "rita", AudioMode::Listen), 403);
        QCOMPARE(status(Role::Supervisor, "sup", AudioMode::Talk), 200);
        QCOMPARE(status(Role::Supervisor, "sup", AudioMode::Listen), 200);
        QCOMPARE(status(Role::Admin, "adam", AudioMode::Listen), 200);
        call.owner = {};
        QCOMPARE(status(Role::Agent, "mina", AudioMode::Talk), 403);
        call.state = CallState::Disconnected;
        QCOMPARE(status(Role::Supervisor, "sup", AudioMode::Listen), 404);
        QCOMPARE(mayAttach({UserName(u"sup"_s), {}, Role::Supervisor}, AudioMode::Listen, nullptr).error().httpStatus,
                 404);
    }
};

void TstAudioHub::ticks(int count, const std::function<void()> &each)
{
    for (int i = 0; i < count; ++i) {
        if (each)
            each();
        QTest::qWait(1); // what was said arrives
        relay->ticks.tick();
        QTest::qWait(1); // what was mixed leaves
        for (Peer *peer : std::as_const(there))
            peer->socket.read();
        relay->clock.advance(20ms);
    }
    QTest::qWait(20);
    for (Peer *peer : std::as_const(there))
        peer->socket.read();
}

QTEST_GUILESS_MAIN(TstAudioHub)
#include "tst_audiohub.moc"
