#include "models/calllistmodel.h"
#include "models/orderedfiltermodel.h"
#include "models/playdesk.h"
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;

class TestCallListModel : public QObject
{
    Q_OBJECT

    struct Setup {
        PlayDesk desk;
        PlainPhrases phrases;
        Ticker ticker{desk};
        CallListModel model{phrases};
        QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        QSignalSpy resets{&model, &QAbstractItemModel::modelReset};
        Setup() { model.follow(desk, ticker); }
        QString state(int row) const { return model.index(row, 0).data().toString(); }
        static QString word(CardState state) { return u"state%1"_s.arg(int(state)); }
    };

private slots:
    void anAnnouncementIsOfferedOnTop()
    {
        Setup s;
        s.desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        s.desk.nowMs = 10'000;
        s.desk.apply(announced(9'000, u"ctx-2"_s, u"4:+14255550199"_s));
        emit s.ticker.ticked(s.ticker.nowMs());
        QTRY_COMPARE(s.model.rowCount(), 2);
        OrderedFilterModel sorted;
        sorted.setSourceModel(&s.model);
        sorted.sort(0);
        QCOMPARE(sorted.index(0, 0).data().toString(), s.word(CardState::Offered));
        QCOMPARE(sorted.index(0, int(CallColumn::Time)).data().toString(), u"0:29"_s);
        QCOMPARE(sorted.index(1, 0).data().toString(), s.word(CardState::Live));
    }

    void aRowStaysTheSameFromRingingToItsEnd()
    {
        Setup s;
        const QList<StoreEvent> events = answeredCall(0, u"call-1"_s, u"ctx"_s);
        s.desk.apply(events.first());
        QTRY_COMPARE(s.model.rowCount(), 1);
        const QPersistentModelIndex row = s.model.index(0, 0);
        const QString key = row.data(KeyRole).toString();
        s.desk.apply(events.mid(1));
        QTRY_COMPARE(s.state(0), s.word(CardState::Live));
        s.desk.apply(disconnected(60'000, u"call-1"_s));
        QTRY_COMPARE(s.state(0), s.word(CardState::Closed));
        QVERIFY(row.isValid());
        QCOMPARE(row.data(KeyRole).toString(), key);
        QCOMPARE(s.model.index(0, int(CallColumn::Time)).data().toString(), u"0:54"_s);
        QCOMPARE(s.resets.size(), 0);
    }

    void eventsInAnyOrderEndInOneRow()
    {
        Setup s;
        QList<StoreEvent> events = answeredCall(0, u"call-1"_s, u"ctx"_s);
        std::ranges::reverse(events);
        for (const StoreEvent &event : events) {
            s.desk.apply(event);
            s.model.flush();
        }
        QCOMPARE(s.model.rowCount(), 1);
        QCOMPARE(s.state(0), s.word(CardState::Live));
        QVERIFY(s.model.at(0).mine);
        QCOMPARE(s.model.keyOf(CallId(u"call-1"_s)), incomingOf(u"ctx"_s).text);
    }

    void aTurnOfEventsIsAnnouncedOnce()
    {
        Setup s;
        s.desk.apply(answeredCall(0, u"call-1"_s, u"ctx"_s));
        s.model.flush();
        QSignalSpy changes(&s.model, &QAbstractItemModel::dataChanged);
        for (int i = 0; i < 20; ++i)
            s.desk.apply(
                list(7000 + i, u"call-1"_s, 2 + i, {{u"4:+14255550123"_s, false, i % 2 == 1}, {u"8:acs:agent_1"_s}}));
        QTRY_COMPARE(changes.size(), 1);
        QCOMPARE(s.state(0), s.word(CardState::Held));
    }

    void callsOfOthersAreNamedAfterThem()
    {
        Setup s;
        s.desk.apply(announced(0, u"ctx"_s));
        s.desk.apply(claimed(1000, u"ctx"_s, u"omar"_s));
        QTRY_COMPARE(s.state(0), s.word(CardState::TakenByOther));
        QCOMPARE(s.model.index(0, int(CallColumn::Owner)).data().toString(), u"omar"_s);
        s.desk.apply(released(2000, u"ctx"_s, u"omar"_s));
        QTRY_COMPARE(s.state(0), s.word(CardState::Offered));
    }

    void ringingEndsByTheClockAlone()
    {
        Setup s;
        s.desk.apply(announced(0, u"ctx"_s));
        QTRY_COMPARE(s.state(0), s.word(CardState::Offered));
        s.desk.nowMs = 30'000;
        emit s.ticker.ticked(s.ticker.nowMs());
        QTRY_COMPARE(s.state(0), s.word(CardState::Missed));
    }

    void theTickerTouchesOnlyVisibleRunningTimes()
    {
        Setup s;
        s.desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        s.desk.apply(answeredCall(0, u"call-2"_s, u"ctx-2"_s));
        s.model.flush();
        QSignalSpy changes(&s.model, &QAbstractItemModel::dataChanged);
        s.model.tick({1});
        s.model.flush();
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes[0][0].toModelIndex().row(), 1);
        QCOMPARE(changes[0][0].toModelIndex().column(), int(CallColumn::Time));
        QVERIFY(!changes[0][2].value<QList<int>>().contains(SortRole));
    }

    void anOpenActionMarksItsRow()
    {
        Setup s;
        s.desk.apply(announced(0, u"ctx"_s));
        s.model.flush();
        CallRequest request;
        request.kind = ActionKind::Answer;
        request.incomingId = incomingOf(u"ctx"_s);
        s.desk.perform(request);
        QTRY_VERIFY(s.model.index(0, 0).data(PendingRole).toBool());
        s.desk.setPhase(s.desk.last()->id, ActionPhase::Failed);
        QTRY_VERIFY(!s.model.index(0, 0).data(PendingRole).toBool());
    }

    void aSnapshotBecomesInsertsAndRemoves()
    {
        Setup s;
        s.desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        s.desk.apply(answeredCall(0, u"call-2"_s, u"ctx-2"_s));
        s.model.flush();
        const QPersistentModelIndex second = s.model.index(s.model.rowOf(incomingOf(u"ctx-2"_s).text), 0);
        CallStore other;
        for (const StoreEvent &event : answeredCall(0, u"call-2"_s, u"ctx-2"_s))
            applyTo(other, event);
        for (const StoreEvent &event : answeredCall(0, u"call-3"_s, u"ctx-3"_s))
            applyTo(other, event);
        const Result<ChangeSet> changes = s.desk.calls.restore(other.snapshot());
        QVERIFY(bool(changes));
        emit s.desk.callsChanged(*changes);
        s.model.flush();
        QCOMPARE(s.model.rowCount(), 2);
        QVERIFY(second.isValid());
        QVERIFY(s.model.rowOf(incomingOf(u"ctx-3"_s).text) >= 0);
        QCOMPARE(s.resets.size(), 0);
    }

    void everyRowHasASentence()
    {
        Setup s;
        s.desk.apply(answeredCall(0, u"call-1"_s, u"ctx"_s));
        s.desk.nowMs = 65'200;
        emit s.ticker.ticked(s.ticker.nowMs());
        s.model.flush();
        QCOMPARE(s.model.index(0, 3).data(Qt::AccessibleTextRole).toString(),
                 u"+14255550123 state%1 60"_s.arg(int(CardState::Live)));
    }

    void anotherLanguageChangesRowsInPlace()
    {
        Setup s;
        s.desk.apply(answeredCall(0, u"call-1"_s, u"ctx"_s));
        s.model.flush();
        s.phrases.language = u"zh-"_s;
        s.model.retranslate();
        s.model.flush();
        QVERIFY(s.state(0).startsWith(u"zh-"_s));
        QCOMPARE(s.resets.size(), 0);
    }

    void removingScatteredRowsKeepsTheOthersFindable()
    {
        Setup s;
        for (int i = 0; i < 50; ++i) {
            CallRow row;
            row.key = u"k%1"_s.arg(i, 2, 10, QLatin1Char('0'));
            s.model.upsert(row);
        }
        s.model.flush();
        for (int i = 0; i < 50; i += 3)
            s.model.remove(u"k%1"_s.arg(i, 2, 10, QLatin1Char('0')));
        s.model.flush();
        QCOMPARE(s.model.rowCount(), 33);
        for (int row = 0; row < s.model.rowCount(); ++row)
            QCOMPARE(s.model.rowOf(s.model.at(row).key), row);
    }
};

QTEST_GUILESS_MAIN(TestCallListModel)
#include "tst_calllistmodel.moc"
