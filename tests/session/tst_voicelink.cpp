// One call's sound through cuts, refusals and rubbish.
#include "core/literals.h"
#include "session/soundhub.h"
#include "session/voice/voicelink.h"
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace callboard;
using namespace callboard::voice;
using namespace std::chrono_literals;
using State = CallSound::State;

class TstVoiceLink : public QObject
{
    Q_OBJECT

private slots:
    void itJoinsWithTheTokenAndHears();
    void whatIsSaidArrives();
    void aCutIsJoinedAgainWithinTwoSeconds();
    void aRelayThatFallsSilentIsLeftAndJoinedAgain();
    void aConsoleThatIsReplacedStaysAwayUntilItIsBroughtHere();
    void aCallThatIsSomebodyElsesNowIsLeft();
    void aRefusalIsFinal();
    void aTokenThatIsNotTakenIsTriedAgain();
    void levelsAndQualityAreTold();
    void rubbishHarmsNothing();
    void aTokenNeverLeavesUnprotected();

private:
    static VoiceTimes quick() { return {20ms, 100ms, 500ms, 400ms, 100ms}; }
    static media::Sample heard(VoiceLink &link);
    void answerUpgradeWith(const QByteArray &status, State state);
};

media::Sample TstVoiceLink::heard(VoiceLink &link)
{
    const media::Frame *frame = link.hear();
    return frame ? (*frame)[0] : media::Sample(0);
}

void TstVoiceLink::itJoinsWithTheTokenAndHears()
{
    SoundHub hub;
    VoiceLink link(CallId(u"c1"_s), quick(), SystemClock::instance());
    link.setAccess({hub.relay(), u"t1"_s});
    QCOMPARE(link.state(), State::Joining);
    QTRY_COMPARE(link.state(), State::On);
    QCOMPARE(hub.authorization(), u"Bearer t1"_s);
    hub.speak(u"c1"_s, 1234);
    QTimer speaker;
    QList<media::Sample> played;
    connect(&speaker, &QTimer::timeout, this, [&] { played += heard(link); });
    speaker.setTimerType(Qt::PreciseTimer);
    speaker.start(20);
    QTRY_VERIFY(played.count(1234) >= 20);
}

void TstVoiceLink::whatIsSaidArrives()
{
    SoundHub hub;
    VoiceLink link(CallId(u"c1"_s), quick(), SystemClock::instance());
    media::Frame frame;
    frame.fill(-77);
    link.say(frame);
    link.setAccess({hub.relay(), u"t1"_s});
    QTRY_COMPARE(link.state(), State::On);
    link.say(frame);
    QTRY_COMPARE(hub.said(u"c1"_s), QList<media::Sample>{-77});
}

void TstVoiceLink::aCutIsJoinedAgainWithinTwoSeconds()
{
    SoundHub hub;
    VoiceLink link(CallId(u"c1"_s), VoiceTimes{}, SystemClock::instance());
    link.setAccess({hub.relay(), u"t1"_s});
    for (int cuts = 1; cuts <= 3; ++cuts) {
        QTRY_COMPARE(link.state(), State::On);
        QElapsedTimer since;
        since.start();
        hub.cut(u"c1"_s);
        QTRY_COMPARE(link.state(), State::Lost);
        QTRY_COMPARE(link.state(), State::On);
        QVERIFY2(since.elapsed() < 2000, qPrintable(QString::number(since.elapsed())));
        QCOMPARE(hub.joins(u"c1"_s), 1 + cuts);
    }
}

void TstVoiceLink::aRelayThatFallsSilentIsLeftAndJoinedAgain()
{
    SoundHub hub;
    VoiceLink link(CallId(u"c1"_s), quick(), SystemClock::instance());
    link.setAccess({hub.relay(), u"t1"_s});
    QTRY_COMPARE(link.state(), State::On);
    hub.stall(true);
    QTRY_COMPARE(link.state(), State::Lost);
    QTRY_VERIFY(hub.joins(u"c1"_s) >= 3);
    hub.stall(false);
    QTRY_COMPARE(link.state(), State::On);
}

void TstVoiceLink::aConsoleThatIsReplacedStaysAwayUntilItIsBroughtHere()
{
    SoundHub hub;
    VoiceLink link(CallId(u"c1"_s), quick(), SystemClock::instance());
    link.setAccess({hub.relay(), u"t1"_s});
    QTRY_COMPARE(link.state(), State::On);
    hub.close(u"c1"_s, 4001);
    QTRY_COMPARE(link.state(), State::Elsewhere);
    QTest::qWait(300);
    link.setAccess({hub.relay(), u"t2"_s});
    QTest::qWait(100);
    QCOMPARE(hub.joins(u"c1"_s), 1);
    link.bringHere();
    QTRY_COMPARE(link.state(), State::On);
    QCOMPARE(hub.authorization(), u"Bearer t2"_s);
}

void TstVoiceLink::aCallThatIsSomebodyElsesNowIsLeft()
{
    SoundHub hub;
    VoiceLink link(CallId(u"c1"_s), quick(), SystemClock::instance());
    link.setAccess({hub.relay(), u"t1"_s});
    QTRY_COMPARE(link.state(), State::On);
    hub.close(u"c1"_s, 4003);
    QTRY_COMPARE(link.state(), State::Refused);
}

void TstVoiceLink::answerUpgradeWith(const QByteArray &status, State state)
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int asked = 0;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&asked, socket, status] {
            if (!socket->readAll().endsWith("\r\n\r\n"))
                return;
            ++asked;
            socket->write("HTTP/1.1 " + status + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
            socket->disconnectFromHost();
        });
    });
    VoiceLink link(CallId(u"c1"_s), quick(), SystemClock::instance());
    link.setAccess({QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort())), u"t1"_s});
    QTRY_VERIFY(asked >= 1);
    QTRY_COMPARE(link.state(), state);
    QTest::qWait(400);
    QCOMPARE(link.state(), state);
    QCOMPARE(asked > 1, state != State::Refused);
}

void TstVoiceLink::aRefusalIsFinal()
{
    answerUpgradeWith("403 Forbidden", State::Refused);
}

void TstVoiceLink::aTokenThatIsNotTakenIsTriedAgain()
{
    answerUpgradeWith("401 Unauthorized", State::Joining);
    answerUpgradeWith("404 Not Found", State::Joining);
}

void TstVoiceLink::levelsAndQualityAreTold()
{
    SoundHub hub;
    VoiceLink link(CallId(u"c1"_s), VoiceTimes{}, SystemClock::instance());
    QSignalSpy levels(&link, &VoiceLink::levels);
    QSignalSpy measured(&link, &VoiceLink::measured);
    link.setAccess({hub.relay(), u"t1"_s});
    QTRY_COMPARE(link.state(), State::On);
    hub.sendLevels(u"c1"_s, {{u"4:+14255550123"_s, -20}, {u"8:acs:x"_s, 7}, {u"y"_s, -500}});
    QTRY_COMPARE(levels.size(), 1);
    const auto told = levels[0][0].value<QHash<RawId, int>>();
    QCOMPARE(told.value(RawId(u"4:+14255550123"_s)), -20);
    QCOMPARE(told.value(RawId(u"8:acs:x"_s)), 0);
    QCOMPARE(told.value(RawId(u"y"_s)), -99);
    hub.speak(u"c1"_s, 100);
    QTimer speaker;
    connect(&speaker, &QTimer::timeout, this, [&] { link.hear(); });
    speaker.start(20);
    QTRY_VERIFY(measured.size() >= 2);
    const auto quality = measured.last()[0].value<VoiceQuality>();
    QVERIFY(quality.delayMs >= 20 && quality.delayMs < 200);
    QCOMPARE(VoiceQuality{}.score(), 5);
    QVERIFY((VoiceQuality{10, 100, 20}.score() <= 3));
    QCOMPARE((VoiceQuality{60, 900, 20}.score()), 1);
}

void TstVoiceLink::rubbishHarmsNothing()
{
    SoundHub hub;
    VoiceLink link(CallId(u"c1"_s), quick(), SystemClock::instance());
    link.setAccess({hub.relay(), u"t1"_s});
    QTRY_COMPARE(link.state(), State::On);
    for (const QString &text : {u"{"_s, u"[]"_s, u"{\"kind\":\"AudioData\"}"_s, u"{\"kind\":\"Levels\",\"levels\":3}"_s,
                                u"{\"kind\":\"AudioData\",\"audioData\":{\"timestamp\":\"2026-03-16T09:00:00Z\","
                                "\"data\":\"AAAA\",\"silent\":false}}"_s})
        hub.sendText(u"c1"_s, text);
    hub.speak(u"c1"_s, 55);
    QTRY_COMPARE(heard(link), media::Sample(55));
    QCOMPARE(hub.joins(u"c1"_s), 1);
}

void TstVoiceLink::aTokenNeverLeavesUnprotected()
{
    VoiceLink link(CallId(u"c1"_s), quick(), SystemClock::instance());
    link.setAccess({QUrl(u"http://relay.example"_s), u"t1"_s});
    QTRY_COMPARE(link.state(), State::Refused);
}

QTEST_GUILESS_MAIN(TstVoiceLink)
#include "tst_voicelink.moc"
