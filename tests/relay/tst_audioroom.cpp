// The mix of one call: who hears whom, the comfort tone, coming and going, rates.
#include "core/literals.h"
#include "media/pcm/level.h"
#include "relay/audioears.h"
#include "relay/audiohub/audioroom.h"
#include "wire/streaming.h"
#include <QTest>

using namespace callboard;
using namespace callboard::relay;
using namespace callboard::test;
using namespace std::chrono_literals;

namespace {
constexpr SocketId Service{1};
constexpr SocketId Mina{2};
constexpr SocketId Sup{3};
constexpr SocketId Omar{4};
constexpr double Silent = -90;
const QString Caller = u"4:+14255550123"_s;
const QString Expert = u"8:acs:res_expert"_s;

AudioRoom::Console talker(const char *name, bool keepsLine = true)
{
    return {AudioMode::Talk, QString::fromLatin1(name), keepsLine};
}
AudioRoom::Console listener()
{
    return {AudioMode::Listen, u"user:sup"_s, false};
}
} // namespace

class TstAudioRoom : public QObject
{
    Q_OBJECT

    std::map<SocketId, Ears> ears;
    std::unique_ptr<AudioRoom> room;
    std::chrono::milliseconds now{};
    std::map<std::pair<SocketId, QString>, ToneSource> sources; ///< who sends what in each tick
    int rate = media::SampleRate;

    void source(SocketId who, double hertz, double db, const QString &participant = {})
    {
        sources.insert_or_assign({who, participant}, ToneSource(hertz, db, who == Service ? rate : media::SampleRate));
    }
    void ticks(int count);

private slots:
    void init()
    {
        ears.clear();
        sources.clear();
        now = 5'000'000ms;
        rate = media::SampleRate;
        room = std::make_unique<AudioRoom>([this](SocketId to, const QByteArray &text) { ears[to].take(text); });
    }

    void everybodyHearsTheServiceAndItHearsOnlyWhoTalks()
    {
        room->serviceOpened(Service, media::SampleRate);
        room->attach(Mina, talker("user:mina"));
        room->attach(Omar, talker("user:omar", false));
        room->attach(Sup, listener());
        source(Service, 450, -20);
        source(Mina, 1000, -23);
        source(Omar, 2000, -26);
        source(Sup, 3000, -20);
        ticks(60);
        for (const SocketId all : {Mina, Omar, Sup})
            QVERIFY2(std::abs(ears[all].toneDb(450) + 20) < 0.5, qPrintable(QString::number(ears[all].toneDb(450))));
        QVERIFY(std::abs(ears[Omar].toneDb(1000) + 23) < 0.5);
        QVERIFY(std::abs(ears[Sup].toneDb(1000) + 23) < 0.5);
        QVERIFY(std::abs(ears[Mina].toneDb(2000) + 26) < 0.5);
        QVERIFY(std::abs(ears[Service].toneDb(1000) + 23) < 0.5);
        QVERIFY(std::abs(ears[Service].toneDb(2000) + 26) < 0.5);
        // Nobody hears himself, the service nothing of what it sent, nobody the one who listens.
        QVERIFY(ears[Mina].toneDb(1000) < Silent);
        QVERIFY(ears[Omar].toneDb(2000) < Silent);
        QVERIFY(ears[Service].toneDb(450) < Silent);
        for (const auto &[who, heard] : ears)
            QVERIFY(heard.toneDb(3000) < Silent);
    }
    void aFrameComesEachTickAndSilenceIsMarked()
    {
        room->attach(Sup, listener());
        ticks(50);
        QCOMPARE(ears[Sup].audio.size(), 50);
        QVERIFY(ears[Sup].audio.last().value("silent"_L1).toBool());
        QVERIFY(!ears[Sup].audio.last().contains("participantRawID"_L1));
        QVERIFY(ears[Service].audio.isEmpty());
    }
    void eachParticipantHasALevelAndAllAreHeard()
    {
        room->serviceOpened(Service, media::SampleRate);
        room->attach(Mina, talker("user:mina"));
        source(Service, 450, -20, Caller);
        source(Service, 1500, -30, Expert);
        source(Mina, 1000, -25);
        ticks(60);
        QVERIFY(std::abs(ears[Mina].toneDb(450) + 20) < 0.5 && std::abs(ears[Mina].toneDb(1500) + 30) < 0.5);
        QCOMPARE(ears[Mina].frames.size(), 6); // Levels, five times a second
        QCOMPARE(ears[Mina].levels.keys(), (QStringList{Caller, Expert, u"user:mina"_s}));
        QVERIFY(std::abs(ears[Mina].levels[Caller] + 20) <= 1 && std::abs(ears[Mina].levels[Expert] + 30) <= 1);
        sources.erase({Service, Caller});
        ticks(60);
        QCOMPARE(ears[Mina].levels[Caller], -99);
    }
    void aParticipantWhoLeftIsForgottenAndTooManyAreNotHeard()
    {
        room->serviceOpened(Service, media::SampleRate);
        room->attach(Sup, listener());
        for (int i = 0; i < 80; ++i)
            source(Service, 300 + i * 10, -60, u"p%1"_s.arg(i));
        ticks(20);
        QCOMPARE(ears[Sup].levels.size(), int(AudioRoom::MostVoices));
        sources.clear();
        source(Service, 450, -20, u"late"_s);
        now += 70s;
        ticks(20);
        QCOMPARE(ears[Sup].levels.keys(), QStringList{u"late"_s});
    }
    void theCallerHearsASoftToneWhenTheTalkerWasCutOff()
    {
        room->serviceOpened(Service, media::SampleRate);
        room->attach(Mina, talker("user:mina"));
        source(Mina, 1000, -20);
        ticks(50);
        sources.clear();
        room->detach(Mina, true, now);
        ears.clear();
        ticks(49);
        QVERIFY(ears[Service].audio.isEmpty());
        ticks(101); // to 3 s
        QCOMPARE(ears[Service].audio.size(), 100);
        QVERIFY(std::abs(ears[Service].toneDb(ComfortTone::Hertz, 50) - ComfortTone::LevelDb) < 0.5);
        QVERIFY(std::abs(ears[Service].rmsDb(50) - ComfortTone::LevelDb) < 0.5);
        QVERIFY(!room->isIdle());
        room->attach(Mina, talker("user:mina"));
        source(Mina, 1000, -20);
        ears.clear();
        ticks(30);
        QVERIFY(std::abs(ears[Service].toneDb(1000, 15) + 20) < 0.5);
        QVERIFY(ears[Service].toneDb(ComfortTone::Hertz, 15) < -60);
    }
    void aTalkerBackInTimeIsHeardWithoutATone()
    {
        room->serviceOpened(Service, media::SampleRate);
        room->attach(Mina, talker("user:mina"));
        source(Service, 450, -20);
        ticks(20);
        room->detach(Mina, true, now);
        ticks(40);
        room->attach(Omar, talker("user:mina"));
        ears.clear();
        ticks(60);
        QVERIFY(ears[Service].rmsDb(60) < Silent);
        QVERIFY(std::abs(ears[Omar].toneDb(450) + 20) < 0.5);
    }
    void noToneWhenNobodyIsMissed_data()
    {
        QTest::addColumn<bool>("cut");
        QTest::addColumn<bool>("keepsLine");
        QTest::addColumn<bool>("anotherTalks");
        QTest::newRow("left on purpose") << false << true << false;
        QTest::newRow("a supervisor") << true << false << false;
        QTest::newRow("somebody else talks") << true << true << true;
    }
    void noToneWhenNobodyIsMissed()
    {
        QFETCH(bool, cut);
        QFETCH(bool, keepsLine);
        QFETCH(bool, anotherTalks);
        room->serviceOpened(Service, media::SampleRate);
        room->attach(Mina, talker("user:mina", keepsLine));
        if (anotherTalks)
            room->attach(Omar, talker("user:omar", false));
        ticks(10);
        room->detach(Mina, cut, now);
        ticks(150);
        QVERIFY(ears[Service].rmsDb(100) < Silent);
        QCOMPARE(room->isIdle(), !anotherTalks);
    }
    void theServiceMayGoAndComeBack()
    {
        room->serviceOpened(Service, media::SampleRate);
        room->attach(Sup, listener());
        source(Service, 450, -20);
        ticks(30);
        room->serviceClosed(Service);
        sources.clear();
        ticks(50);
        QCOMPARE(ears[Sup].audio.size(), 80);
        QVERIFY(ears[Sup].rmsDb(20) < Silent);
        constexpr SocketId again{9};
        room->serviceOpened(again, media::SampleRate);
        room->serviceClosed(Service); // late news of the first one
        ToneSource tone(450, -20);
        for (int i = 0; i < 40; ++i) {
            room->heard(again, {}, tone.next(), now);
            ticks(1);
        }
        QVERIFY(std::abs(ears[Sup].toneDb(450) + 20) < 0.5);
        room->heard(Service, {}, tone.next(), now); // of a socket that is no more
    }
    void otherRatesAreConvertedBothWays()
    {
        rate = 24'000;
        room->serviceOpened(Service, rate);
        room->attach(Mina, talker("user:mina"));
        source(Service, 450, -20);
        source(Mina, 1000, -23);
        ticks(60);
        QVERIFY(std::abs(ears[Mina].toneDb(450) + 20) < 0.5);
        QCOMPARE(ears[Service].sound().size(), size_t(60 * 480));
        QVERIFY(std::abs(ears[Service].toneDb(1000, 20, rate) + 23) < 0.5);
    }
    void whatIsStoppedIsNotHeard()
    {
        room->serviceOpened(Service, media::SampleRate);
        room->attach(Mina, talker("user:mina"));
        room->attach(Sup, listener());
        room->spoken(Mina, ToneSource(1000, -20).next(320 * 5), now);
        room->stopped(Mina);
        room->stopped(Sup);
        ticks(20);
        QCOMPARE(ears[Service].frames.size(), 1);
        QCOMPARE(ears[Service].frames.first().value("Kind"_L1).toString(), u"StopAudio"_s);
        QVERIFY(ears[Service].rmsDb(20) < Silent);
    }
    void aConsoleThatWasHeldUpIsBackInTimeAfterwards()
    {
        room->serviceOpened(Service, media::SampleRate);
        room->attach(Mina, talker("user:mina"));
        ToneSource tone(1000, -20);
        for (int i = 0; i < 50; ++i) {
            room->spoken(Mina, tone.next(), now);
            ticks(1);
        }
        ticks(100); // two seconds in which nothing comes through …
        for (int i = 0; i < 100; ++i)
            room->spoken(Mina, tone.next(), now); // … and then all of it at once
        for (int i = 0; i < 50; ++i) {
            room->spoken(Mina, tone.next(), now);
            ticks(1);
        }
        // From now on silence: what is still heard is how far behind it was.
        ears.clear();
        ticks(50);
        int late = 0;
        for (size_t i = 0; i + 320 <= ears[Service].sound().size(); i += 320)
            late += media::rmsDb(media::Samples(ears[Service].sound()).subspan(i, 320)) > -50 ? 1 : 0;
        QVERIFY2(late <= 25, qPrintable(QString::number(late)));
    }
    void partsOfFramesAndLongOnesAreJoined()
    {
        room->serviceOpened(Service, media::SampleRate);
        room->attach(Mina, talker("user:mina"));
        ToneSource tone(1000, -20);
        for (int i = 0; i < 60; ++i) {
            room->spoken(Mina, tone.next(100), now);
            room->spoken(Mina, tone.next(220), now);
            ticks(1);
        }
        QVERIFY(std::abs(ears[Service].toneDb(1000) + 20) < 0.5);
        for (int i = 0; i < 30; ++i) {
            room->spoken(Mina, tone.next(960), now);
            ticks(3);
        }
        QVERIFY(std::abs(ears[Service].toneDb(1000) + 20) < 0.5);
    }
};

void TstAudioRoom::ticks(int count)
{
    for (int i = 0; i < count; ++i) {
        for (auto &[who, tone] : sources) {
            if (who.first == Service)
                room->heard(Service, who.second, tone.next(rate / 50), now);
            else
                room->spoken(who.first, tone.next(), now);
        }
        room->tick(now, "2026-03-16T09:12:50.125Z");
        now += 20ms;
    }
}

QTEST_GUILESS_MAIN(TstAudioRoom)
#include "tst_audioroom.moc"
