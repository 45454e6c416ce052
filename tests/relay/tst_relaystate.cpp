// The relay's state: one order for all, duplicates once, the same after a restart; ringing ends in time.
#include "core/literals.h"
#include "relay/relayfixture.h"
#include "support/seed.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace callboard;
using namespace callboard::relay;
using namespace callboard::test;
using namespace std::chrono_literals;

namespace {
QByteArray textOf(const CallStore &store)
{
    return QJsonDocument(store.snapshot()).toJson(QJsonDocument::Compact);
}
} // namespace

class TstRelayState : public QObject
{
    Q_OBJECT

    std::unique_ptr<RelayFixture> relay;

    const IncomingCall *ringing(const QByteArray &context)
    {
        return relay->state->store().incoming(wire::incomingIdOf(QString::fromLatin1(context)));
    }
    QByteArray event(int n) const
    {
        const QByteArray call = "call-" + QByteArray::number(n % 9);
        return callback(n % 5 == 4 ? "CallDisconnected" : "CallConnected", "e-" + QByteArray::number(n), call,
                        "s-" + call);
    }

private slots:
    void init() { relay = std::make_unique<RelayFixture>(); }
    void cleanup() { relay.reset(); }

    void theSenderIsAnsweredBeforeConsolesHear()
    {
        QStringList order;
        connect(relay->state.get(), &RelayState::applied, this, [&] { order.append(u"applied"_s); });
        Entry entry = relay->state->own().make(wire::CallClaimed{IncomingId(u"ic-1"_s), UserName(u"mina"_s)});
        relay->state->record({{entry}}, [&](const auto &r) {
            QVERIFY(r);
            QCOMPARE(relay->published.messages.size(), 0);
            QCOMPARE(relay->journal->lastOffset(), 1);
            order.append(u"answered"_s);
        });
        QTRY_COMPARE(order, (QStringList{u"answered"_s, u"applied"_s}));
        QCOMPARE(relay->published.messages.size(), 1);
        QCOMPARE(relay->published.messages[0].envelope.value("offset"_L1).toInteger(), 1);
    }
    void whileNobodyListensStateGoesOnAndNothingIsPublished()
    {
        relay->published.heard = false;
        const auto claim = [this](const QString &call) {
            relay->state->record({{relay->state->own().make(wire::CallClaimed{IncomingId(call), UserName(u"mina"_s)})}},
                                 {});
        };
        claim(u"ic-1"_s);
        QTRY_COMPARE(relay->state->appliedUpTo(), 1);
        QCOMPARE(relay->published.messages.size(), 0);
        relay->published.heard = true;
        claim(u"ic-2"_s);
        QTRY_COMPARE(relay->published.messages.size(), 1);
        QCOMPARE(relay->published.messages[0].envelope.value("offset"_L1).toInteger(), 2);
    }
    void consolesHearEverythingOnceInJournalOrder()
    {
        const QByteArray key = relay->makeKey("mina");
        QRandomGenerator random(printedSeed());
        for (int i = 0; i < 300; ++i)
            QCOMPARE(relay->ask("POST", "/callbacks/" + key, event(random.bounded(200))).status, 200);
        const auto rows = relay->rows();
        QCOMPARE(relay->published.messages.size(), rows.size());
        for (qsizetype i = 0; i < rows.size(); ++i) {
            QCOMPARE(relay->published.messages[i].envelope.value("offset"_L1).toInteger(), rows[i].offset);
            QVERIFY(relay->published.messages[i].text.contains(rows[i].body)); // verbatim
        }
    }
    void afterARestartTheStateIsTheSame_data()
    {
        QTest::addColumn<bool>("snapshot");
        QTest::newRow("from the journal") << false;
        QTest::newRow("from a snapshot and the rest") << true;
    }
    void afterARestartTheStateIsTheSame()
    {
        QFETCH(bool, snapshot);
        const QByteArray key = relay->makeKey("mina");
        for (int i = 0; i < 100; ++i) {
            relay->ask("POST", "/callbacks/" + key, event(i));
            if (snapshot && i == 60)
                relay->state->saveSnapshot();
        }
        relay->postGrid(incomingCall("e-r", "context-1"));
        relay->settle();
        Metrics metrics;
        Published published;
        RelayState again(*relay->journal, published, relay->clock, metrics);
        QVERIFY(again.load());
        QCOMPARE(again.appliedUpTo(), relay->journal->lastOffset());
        QCOMPARE(textOf(again.store()), textOf(relay->state->store()));
        QCOMPARE(published.messages.size(), 0);
        QCOMPARE(again.callOfServer(ServerCallId(u"s-call-3"_s)), CallId(u"call-3"_s));
    }
    void aBrokenSnapshotIsReplacedByTheJournal()
    {
        const QByteArray key = relay->makeKey("mina");
        for (int i = 0; i < 20; ++i)
            relay->ask("POST", "/callbacks/" + key, event(i));
        relay->settle();
        bool done = false;
        JournalBatch batch;
        batch.snapshot = Snapshot{relay->journal->lastOffset(), "no snapshot"};
        relay->journal->commit(batch, [&done](const auto &) { done = true; });
        QTRY_VERIFY(done);
        Metrics metrics;
        Published published;
        RelayState again(*relay->journal, published, relay->clock, metrics);
        QVERIFY(again.load());
        QCOMPARE(textOf(again.store()), textOf(relay->state->store()));
    }
    void notesRuleOutOnlyWhatIsNobodysBusiness()
    {
        Glimpses notes;
        QVERIFY(!notes.cover(0));
        for (int i = 1; i <= 100; ++i)
            notes.add(i, "call-" + QByteArray::number(i % 10), i == 55);
        QVERIFY(notes.cover(0) && notes.cover(100));
        const Glimpses::Calls mine{Glimpses::keyOf("call-3"), Glimpses::keyOf("call-7")};
        QList<qint64> found;
        for (qint64 at = notes.next(0, mine); at <= notes.last(); at = notes.next(at, mine))
            found.append(at);
        QList<qint64> expected;
        for (int i = 1; i <= 100; ++i)
            if (i % 10 == 3 || i % 10 == 7 || i == 55)
                expected.append(i);
        QCOMPARE(found, expected);
        QCOMPARE(notes.next(100, mine), 101);
        notes.add(500, "call-3", false); // a gap: nothing before it is vouched for
        QVERIFY(!notes.cover(100) && notes.cover(499));
        for (int i = 501; i <= 500 + Glimpses::Most; ++i)
            notes.add(i, "x", false);
        QVERIFY(!notes.cover(499) && notes.cover(500));
    }
    void anAgentReadsTheSameWithNotesAndWithout_data()
    {
        QTest::addColumn<bool>("restarted");
        QTest::newRow("with notes") << false;
        QTest::newRow("after a restart from a snapshot, without") << true;
    }
    void anAgentReadsTheSameWithNotesAndWithout()
    {
        QFETCH(bool, restarted);
        relay->own("minas", u"mina"_s);
        relay->own("omars", u"omar"_s);
        const QByteArray key = relay->makeKey("omar");
        for (int i = 0; i < 60; ++i)
            relay->ask("POST", "/callbacks/" + key,
                       callback("CallConnected", "e-" + QByteArray::number(i), i % 3 ? "omars" : "minas"));
        relay->postGrid(incomingCall("r-1", "context-1"));
        if (restarted) {
            relay->state->saveSnapshot();
            relay->settle();
            QVERIFY(relay->state->load());
            QVERIFY(!relay->state->glimpses().cover(0));
        } else {
            QVERIFY(relay->state->glimpses().cover(0));
        }
        QList<qint64> found;
        qint64 after = 0;
        for (bool more = true; more;) {
            const auto page
                = QJsonDocument::fromJson(
                      relay->askAs(relay->mina(), "GET", "/v1/events?limit=7&after=" + QByteArray::number(after)).body)
                      .object();
            const QJsonArray events = page.value("events"_L1).toArray();
            for (const QJsonValue &event : events)
                found.append(event.toObject().value("offset"_L1).toInteger());
            after = page.value("last"_L1).toInteger();
            more = page.value("more"_L1).toBool();
        }
        QList<qint64> expected;
        for (const auto &row : relay->rows())
            if (row.callId == "minas" || row.callId.startsWith("ic-"))
                expected.append(row.offset);
        QCOMPARE(found, expected);
        QVERIFY(found.size() > 20);
    }
    void ringingEndsAfterItsTime()
    {
        relay->postGrid(incomingCall("e-1", "context-1"));
        QVERIFY(ringing("context-1"));
        relay->rings->look();
        QCOMPARE(ringing("context-1")->outcome, IncomingOutcome::None);
        relay->clock.advance(10min);
        relay->rings->look();
        relay->rings->look(); // told once
        relay->settle();
        QCOMPARE(ringing("context-1")->outcome, IncomingOutcome::Expired);
        QCOMPARE(relay->types(), (QList<QByteArray>{"IncomingCall", "IncomingClosed"}));
    }
    void ringingEndsWhenTheCallerLeaves()
    {
        relay->postGrid(incomingCall("e-1", "context-1", "server-1"));
        QFile sample(QStringLiteral(CALLBOARD_TEST_DATA "/contract/events/eventgrid/CallEnded.json"));
        QVERIFY(sample.open(QIODevice::ReadOnly));
        QJsonArray events = QJsonDocument::fromJson(sample.readAll()).array();
        QJsonObject event = events[0].toObject();
        QJsonObject data = event.value("data"_L1).toObject();
        data.insert("serverCallId"_L1, u"server-1"_s);
        event.insert("data"_L1, data);
        events[0] = event;
        relay->postGrid(QJsonDocument(events).toJson());
        relay->settle();
        QCOMPARE(ringing("context-1")->outcome, IncomingOutcome::CallerLeft);
    }
    void aClaimOfARelayThatDiedIsReleasedAtTheNextStart()
    {
        relay->postGrid(incomingCall("e-1", "context-1"));
        const IncomingId id = wire::incomingIdOf(u"context-1"_s);
        relay->state->record({{relay->state->own().make(wire::CallClaimed{id, UserName(u"mina"_s)})}}, {});
        relay->settle();
        ClaimBook claims(relay->state->store(), relay->clock);
        QVERIFY(!claims.claim(id, UserName(u"omar"_s), "r-1"));
        RingWatch rings(*relay->state, claims, relay->clock);
        rings.resume();
        relay->settle();
        QVERIFY(ringing("context-1")->claimedBy.isEmpty());
        QVERIFY(claims.claim(id, UserName(u"omar"_s), "r-1"));
        QVERIFY(*claims.claim(id, UserName(u"omar"_s), "r-1") == false); // the same request again
        QVERIFY(!claims.claim(id, UserName(u"omar"_s), "r-2"));
        QVERIFY(!claims.claim(id, UserName(u"mina"_s), "r-1"));
    }
    void aCommandsFactSurvivesADiskThatIsFullForAWhile()
    {
        FaultyVfs::arm(FaultyVfs::Fault::DiskFull, 0, 1'000'000);
        relay->state->recordSurely(
            {{relay->state->own().make(wire::CallClaimed{IncomingId(u"ic-1"_s), UserName(u"mina"_s)})}});
        QTest::qWait(400);
        QVERIFY(FaultyVfs::struck() > 0);
        QCOMPARE(relay->published.messages.size(), 0);
        FaultyVfs::heal();
        QTRY_COMPARE(relay->published.messages.size(), 1);
        QCOMPARE(relay->rows().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TstRelayState)
#include "tst_relaystate.moc"
