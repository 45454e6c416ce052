// Rooms on the real clock: work handed over from one thread, frames handed back, and rest when there is nothing to do.
#include "core/literals.h"
#include "media/mix/tickclock.h"
#include "relay/audioears.h"
#include "relay/audiohub/roomthread.h"
#include "support/manualclock.h"
#include <QTest>

using namespace callboard;
using namespace callboard::relay;
using namespace callboard::test;
using namespace std::chrono_literals;

class TstRoomThread : public QObject
{
    Q_OBJECT

    media::TickClock ticks;
    std::map<SocketId, Ears> ears;
    std::unique_ptr<RoomThread> rooms;

    static CallId call(int i) { return CallId(u"c-%1"_s.arg(i)); }

private slots:
    void init()
    {
        ears.clear();
        rooms = std::make_unique<RoomThread>(ticks, SystemClock::instance(), [this](const auto &frames) {
            for (const RoomThread::Frame &frame : frames)
                ears[frame.to].take(frame.text);
        });
    }
    void cleanup() { rooms.reset(); }

    void manyCallsAreMixedAtOnceAndEachHearsItsOwn()
    {
        constexpr int calls = 20;
        std::vector<ToneSource> tones;
        for (int i = 0; i < calls; ++i) {
            tones.emplace_back(300 + 50 * i, -20);
            rooms->change(call(i), [i](AudioRoom &room) {
                room.serviceOpened(SocketId(quint64(i + 1)), media::SampleRate);
                room.attach(SocketId(quint64(i + 101)), {AudioMode::Listen, {}, false});
            });
        }
        for (int tick = 0; tick < 50; ++tick) {
            for (int i = 0; i < calls; ++i)
                QVERIFY(rooms->sound(call(i),
                                     [i, samples = tones[size_t(i)].next(), now = SystemClock::instance().monotonic()](
                                         AudioRoom &room) { room.heard(SocketId(quint64(i + 1)), {}, samples, now); }));
            QTest::qWait(19);
        }
        for (int i = 0; i < calls; ++i) {
            const Ears &heard = ears[SocketId(quint64(i + 101))];
            QVERIFY(heard.audio.size() > 30);
            const double db = heard.toneDb(300 + 50 * i, 10);
            QVERIFY2(std::abs(db + 20) < 6, qPrintable(u"%1: %2"_s.arg(i).arg(db)));
        }
        QCOMPARE(rooms->lostFrames(), 0);
    }
    void theClockRestsAgainWhenTheLastRoomIsClosed()
    {
        rooms->change(call(1), [](AudioRoom &room) { room.attach(SocketId(7), {AudioMode::Listen, {}, false}); });
        QTRY_VERIFY(ears[SocketId(7)].audio.size() > 3);
        const auto rests = ticks.rests();
        rooms->close(call(1));
        QTRY_VERIFY(ticks.rests() > rests);
        const auto count = ears[SocketId(7)].audio.size();
        QTest::qWait(100);
        QCOMPARE(ears[SocketId(7)].audio.size(), count);
    }
    void itMayGoWhileFramesAreOnTheirWay()
    {
        for (int i = 0; i < 20; ++i) {
            rooms->change(call(i), [i](AudioRoom &room) {
                room.attach(SocketId(quint64(i)), {AudioMode::Listen, {}, false});
            });
            QThread::msleep(quint64(i) % 5);
            cleanup();
            init();
        }
    }
    void soundThatNobodyFetchesIsLeftOut()
    {
        media::ManualTicks still;
        const ManualClock clock;
        RoomThread stuck(still, clock, [](const auto &) {});
        qsizetype taken = 0;
        while (stuck.sound(call(1), [](AudioRoom &) {}) && taken <= RoomThread::MostSounds)
            ++taken;
        QCOMPARE(taken, RoomThread::MostSounds);
        still.tick();
        QVERIFY(stuck.sound(call(1), [](AudioRoom &) {}));
    }
    void framesThatNobodyTakesAreLost()
    {
        media::ManualTicks still;
        ManualClock clock;
        qsizetype delivered = 0;
        RoomThread busy(still, clock, [&delivered](const auto &frames) { delivered += frames.size(); });
        for (int i = 0; i < 100; ++i)
            busy.change(call(i), [i](AudioRoom &room) {
                room.attach(SocketId(quint64(i)), {AudioMode::Listen, {}, false});
            });
        for (int tick = 0; tick < 300; ++tick) {
            still.tick();
            clock.advance(20ms);
        }
        QVERIFY(busy.lostFrames() > 0);
        QTest::qWait(10);
        QVERIFY(delivered > 0 && delivered <= RoomThread::MostFrames);
        QCOMPARE(quint64(delivered) + busy.lostFrames(), quint64(300 * 100 + 30 * 100));
    }
};

QTEST_GUILESS_MAIN(TstRoomThread)
#include "tst_roomthread.moc"
