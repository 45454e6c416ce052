#include "models/participantmodel.h"
#include "models/playdesk.h"
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;

class TestParticipantModel : public QObject
{
    Q_OBJECT

    struct Setup {
        PlayDesk desk;
        PlainPhrases phrases;
        Ticker ticker{desk};
        ParticipantModel model{desk, phrases, ticker};
        QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        QSignalSpy resets{&model, &QAbstractItemModel::modelReset};
        Setup()
        {
            desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
            model.setCall(CallId(u"call-1"_s));
        }
        QStringList ids() const
        {
            QStringList all;
            for (int row = 0; row < model.rowCount(); ++row)
                all += model.index(row, 0).data(KeyRole).toString();
            return all;
        }
    };

private slots:
    void theCustomerComesFirst()
    {
        Setup s;
        QCOMPARE(s.ids(), QStringList({u"4:+14255550123"_s, u"8:acs:agent_1"_s}));
        QCOMPARE(s.model.at(0).role, LegRole::Customer);
        QCOMPARE(s.model.index(0, int(ParticipantColumn::Number)).data().toString(),
                 QString(u"+1 425 555 0123"_s).replace(u' ', QChar(QChar::Nbsp)));
    }

    void holdAndMuteChangeTheRowInPlace()
    {
        Setup s;
        QSignalSpy inserts(&s.model, &QAbstractItemModel::rowsInserted);
        s.desk.apply(list(20'000, u"call-1"_s, 2, {{u"4:+14255550123"_s, false, true}, {u"8:acs:agent_1"_s, true}}));
        s.desk.nowMs = 42'000;
        QTRY_COMPARE(s.model.index(0, int(ParticipantColumn::Hold)).data().toString(), u"hold 22"_s);
        QCOMPARE(s.model.index(1, int(ParticipantColumn::Muted)).data().toString(), u"muted"_s);
        QCOMPARE(inserts.size(), 0);
    }

    void anInvitationIsARowUntilItIsAMember()
    {
        Setup s;
        CallRequest add;
        add.kind = ActionKind::AddParticipant;
        add.callId = CallId(u"call-1"_s);
        add.target = RawId(u"4:+14255550177"_s);
        s.desk.perform(add);
        QTRY_COMPARE(s.model.rowCount(), 3);
        QVERIFY(s.model.at(2).invited);
        QVERIFY(s.model.index(2, 0).data(PendingRole).toBool());
        QVERIFY(s.model.at(2).invitation.isEmpty());
        s.desk.apply(
            list(30'000, u"call-1"_s, 2, {{u"4:+14255550123"_s}, {u"8:acs:agent_1"_s}, {u"4:+14255550177"_s}}));
        s.desk.setPhase(s.desk.last()->id, ActionPhase::Confirmed);
        QTRY_VERIFY(!s.model.at(s.model.rowOf(RawId(u"4:+14255550177"_s))).invited);
        QCOMPARE(s.model.rowCount(), 3);
        QCOMPARE(s.resets.size(), 0);
    }

    void anAskedMuteIsPendingOnItsRowOnly()
    {
        Setup s;
        CallRequest mute;
        mute.kind = ActionKind::Mute;
        mute.callId = CallId(u"call-1"_s);
        mute.target = RawId(u"8:acs:agent_1"_s);
        s.desk.perform(mute);
        QTRY_VERIFY(s.model.index(1, 0).data(PendingRole).toBool());
        QVERIFY(!s.model.index(0, 0).data(PendingRole).toBool());
    }

    void anotherCallReplacesTheRowsWithoutAReset()
    {
        Setup s;
        s.desk.apply(answeredCall(0, u"call-2"_s, u"ctx-2"_s));
        s.desk.apply(list(8000, u"call-2"_s, 2, {{u"4:+14255550188"_s}, {u"8:acs:agent_1"_s}}));
        const QPersistentModelIndex agent = s.model.index(1, 0);
        s.model.setCall(CallId(u"call-2"_s));
        QVERIFY(s.ids().contains(u"4:+14255550188"_s));
        QCOMPARE(agent.data(KeyRole).toString(), u"8:acs:agent_1"_s);
        s.model.setCall({});
        QCOMPARE(s.model.rowCount(), 0);
        QCOMPARE(s.resets.size(), 0);
    }

    void aRemovedParticipantLeavesTheSelectionOfOthers()
    {
        Setup s;
        const QPersistentModelIndex agent = s.model.index(1, 3);
        s.desk.apply(list(20'000, u"call-1"_s, 2, {{u"8:acs:agent_1"_s}}));
        QTRY_COMPARE(s.model.rowCount(), 1);
        QCOMPARE(agent.row(), 0);
    }

    void theTickerTouchesTimesOnly()
    {
        Setup s;
        QSignalSpy changes(&s.model, &QAbstractItemModel::dataChanged);
        s.model.tick({0});
        s.model.flush();
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes[0][0].toModelIndex().column(), int(ParticipantColumn::Hold));
    }
};

QTEST_GUILESS_MAIN(TestParticipantModel)
#include "tst_participantmodel.moc"
