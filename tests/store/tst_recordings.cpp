// A recording's state from what the service, the relay's users and its vault tell.
#include "store/orders.h"
#include <QRandomGenerator>
#include <QTest>

using namespace callboard;
using wire::RecordingControl;

namespace {

const RecordingId rec(u"rec-1"_s);

wire::CloudEvent told(int ms, wire::RecordingState state, bool begun = true)
{
    wire::RecordingStateChanged e;
    e.recordingId = rec;
    e.state = state;
    if (begun)
        e.startDateTime = at(10);
    return cloud(ms, u"a"_s, e);
}
wire::CloudEvent active(int ms)
{
    return told(ms, wire::RecordingState::Active);
}
wire::CloudEvent inactive(int ms, bool begun = true)
{
    return told(ms, wire::RecordingState::Inactive, begun);
}

wire::RelayEvent control(int ms, RecordingControl what, const QString &reason = {})
{
    wire::RecordingControlled e;
    e.recordingId = rec;
    e.callConnectionId = CallId(u"a"_s);
    e.user = UserName(u"mina"_s);
    e.control = what;
    if (!reason.isEmpty())
        e.reason = reason;
    return relay(ms, e);
}
wire::RelayEvent stored(int ms, int chunks = 1)
{
    wire::RecordingStored e;
    e.recordingId = rec;
    e.callConnectionId = CallId(u"a"_s);
    e.chunks = chunks;
    e.bytes = 1000;
    return relay(ms, e);
}
wire::RelayEvent failed(int ms, const QString &code, bool isFinal)
{
    wire::RecordingFailed e;
    e.recordingId = rec;
    e.callConnectionId = CallId(u"a"_s);
    e.code = code;
    e.message = u"why"_s;
    e.isFinal = isFinal;
    return relay(ms, e);
}
wire::EventGridEvent files(int ms, int index = 0)
{
    wire::RecordingFileStatusUpdated e;
    wire::RecordingChunkInfo chunk;
    chunk.documentId = u"doc-%1"_s.arg(index);
    chunk.index = index;
    e.recordingStorageInfo = wire::RecordingStorageInfo{{chunk}};
    e.recordingId = rec;
    return wire::EventGridEvent::of(wire::GridSchema::EventGrid, EventId(u"f-%1"_s.arg(index)), u"/topic"_s,
                                    u"/recording/call/x/serverCallId/server-a/recordingId/rec-1"_s, at(ms), e);
}

Recording after(const QList<StoreEvent> &events)
{
    CallStore store;
    for (const StoreEvent &event : events)
        applyTo(store, event);
    const QList<Recording> found = store.recordings(CallId(u"a"_s));
    return found.isEmpty() ? Recording() : found.first();
}

quint32 seed()
{
    const QByteArray given = qgetenv("CALLBOARD_SEED");
    return given.isEmpty() ? QRandomGenerator::global()->generate() : given.toUInt();
}

} // namespace

class TstRecordings : public QObject
{
    Q_OBJECT
private slots:
    void everyStateIsReached_data()
    {
        using Events = QList<StoreEvent>;
        QTest::addColumn<Events>("events");
        QTest::addColumn<RecordingState>("state");
        const auto row = [](const char *name, RecordingState state, Events events) {
            events.prepend(connected(0, u"a"_s));
            QTest::newRow(name) << events << state;
        };
        using State = RecordingState;
        const Events begun{control(5, RecordingControl::Start), inactive(8, false), active(10)};
        const Events over = begun + Events{control(500, RecordingControl::Stop), inactive(510)};
        row("asked for", State::Inactive, {control(5, RecordingControl::Start), inactive(8, false)});
        row("recording", State::Active, begun);
        row("paused", State::Paused, begun + Events{control(100, RecordingControl::Pause), inactive(110)});
        row("paused by somebody else's program", State::Inactive, begun + Events{inactive(110)});
        row("the pause is not confirmed yet", State::Active, begun + Events{control(100, RecordingControl::Pause)});
        row("the resume is not confirmed yet", State::Paused,
            begun
                + Events{control(100, RecordingControl::Pause), inactive(110), control(200, RecordingControl::Resume)});
        row("resumed", State::Active,
            begun
                + Events{control(100, RecordingControl::Pause), inactive(110), control(200, RecordingControl::Resume),
                         active(210)});
        row("paused on start", State::Paused, {control(5, RecordingControl::StartPaused), inactive(8, false)});
        row("stopping", State::Stopping, begun + Events{control(500, RecordingControl::Stop)});
        row("stopped", State::Processing, over);
        row("stopped while paused", State::Processing,
            begun + Events{control(100, RecordingControl::Pause), inactive(110), control(500, RecordingControl::Stop)});
        row("the call ended", State::Processing, begun + Events{disconnected(900, u"a"_s)});
        row("the call ended in a pause", State::Processing,
            begun + Events{control(100, RecordingControl::Pause), inactive(110), disconnected(900, u"a"_s)});
        row("announced", State::Available, over + Events{files(2000)});
        row("not stored yet", State::Available, over + Events{files(2000), failed(2100, u"DiskFull"_s, false)});
        row("stored", State::Ingested, over + Events{files(2000), stored(2100)});
        row("stored after trouble", State::Ingested,
            over + Events{files(2000), failed(2100, u"DiskFull"_s, false), stored(2200)});
        row("another chunk came later", State::Available, over + Events{files(2000), stored(2100), files(2200, 1)});
        row("both chunks stored", State::Ingested,
            over + Events{files(2000), stored(2100), files(2200, 1), stored(2300, 2)});
        row("too late", State::Expired, over + Events{files(2000), failed(2100, u"Expired"_s, true)});
        row("damaged", State::Failed, over + Events{files(2000), stored(2100), failed(2200, u"Damaged"_s, true)});
    }
    void everyStateIsReached()
    {
        QFETCH(QList<StoreEvent>, events);
        QFETCH(RecordingState, state);
        QCOMPARE(after(events).state, state);
        std::ranges::reverse(events);
        QCOMPARE(after(events).state, state);
    }
    void aStartThatFailedIsAFailure()
    {
        wire::StartRecordingFailed e;
        e.recordingId = rec;
        e.resultInformation = result(500, 8505);
        const Recording r = after({connected(0, u"a"_s), inactive(8, false), cloud(9, u"a"_s, e)});
        QCOMPARE(r.state, RecordingState::Failed);
        QCOMPARE(r.reason.subCode, 8505);
    }
    void aPauseTellsWhoAndWhy()
    {
        const Recording r = after(
            {connected(0, u"a"_s), active(10), control(100, RecordingControl::Pause, u"card number"_s), inactive(110)});
        QCOMPARE(r.controlledBy, UserName(u"mina"_s));
        QCOMPARE(r.controlReason, u"card number"_s);
        QCOMPARE(r.controlledAt, at(100));
    }
    void aFailureToStoreTellsItsCode()
    {
        const Recording r = after({connected(0, u"a"_s), files(5), failed(9, u"DiskFull"_s, false)});
        QCOMPARE(r.storageCode, u"DiskFull"_s);
        QCOMPARE(r.reason.message, u"why"_s);
        QVERIFY(
            after({connected(0, u"a"_s), files(5), failed(9, u"DiskFull"_s, false), stored(12)}).storageCode.isEmpty());
    }
    void theCallOfARecordingIsFound()
    {
        CallStore store;
        QVERIFY(store.callOf(rec).isEmpty());
        store.apply(files(2000));
        QVERIFY(store.callOf(rec).isEmpty());
        store.apply(connected(0, u"a"_s));
        QCOMPARE(store.callOf(rec), CallId(u"a"_s));
    }
    void aWholeLifeEndsAlikeInAnyOrder()
    {
        const quint32 used = seed();
        qInfo("seed %u (set CALLBOARD_SEED to repeat)", used);
        const QList<StoreEvent> events{connected(0, u"a"_s),
                                       control(5, RecordingControl::Start),
                                       inactive(8, false),
                                       active(10),
                                       control(100, RecordingControl::Pause, u"card number"_s),
                                       inactive(110),
                                       control(200, RecordingControl::Resume),
                                       active(210),
                                       control(500, RecordingControl::Stop),
                                       inactive(510),
                                       disconnected(900, u"a"_s),
                                       files(2000),
                                       failed(2100, u"DiskFull"_s, false),
                                       files(2200, 1),
                                       stored(2300, 2)};
        QCOMPARE(OrderCheck(used).differing(events, 3000, int(events.size())), 0);
        QCOMPARE(after(events).state, RecordingState::Ingested);
    }
    void aSnapshotKeepsIt()
    {
        CallStore store;
        for (const StoreEvent &event :
             QList<StoreEvent>{connected(0, u"a"_s), active(10), control(100, RecordingControl::Pause, u"card"_s),
                               inactive(110), files(2000), failed(2100, u"DiskFull"_s, false)})
            applyTo(store, event);
        CallStore again;
        QVERIFY(again.restore(store.snapshot()));
        QCOMPARE(stateOf(again), stateOf(store));
        QVERIFY(*again.call(CallId(u"a"_s))->recording == *store.call(CallId(u"a"_s))->recording);
    }
};

QTEST_GUILESS_MAIN(TstRecordings)
#include "tst_recordings.moc"
