#include "models/playdesk.h"
#include "models/timelinemodel.h"
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;

class TestTimelineModel : public QObject
{
    Q_OBJECT

    struct Setup {
        PlayDesk desk;
        PlainPhrases phrases;
        TimelineModel model{desk, phrases};
        QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        QSignalSpy resets{&model, &QAbstractItemModel::modelReset};
        Setup() { desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s)); }
        QStringList words() const
        {
            QStringList all;
            for (int row = 0; row < model.rowCount(); ++row)
                all += model.index(row, int(TimelineColumn::What)).data().toString();
            return all;
        }
    };

private slots:
    void aCallShowsItsAnnouncementToo()
    {
        Setup s;
        s.model.showCall(CallId(u"call-1"_s), incomingOf(u"ctx-1"_s));
        QCOMPARE(s.words().first(), u"IncomingCall"_s);
        QVERIFY(s.words().contains(u"CallConnected"_s));
        QVERIFY(s.words().contains(u"Callboard.CallClaimed"_s));
        QCOMPARE(s.model.rowCount(), 6);
    }

    void aLateEventComesInWhereItBelongs()
    {
        Setup s;
        s.model.showCall(CallId(u"call-1"_s), {});
        s.desk.apply(disconnected(60'000, u"call-1"_s));
        s.model.flush();
        s.desk.apply(cloud(30'000, u"call-1"_s, wire::HoldFailed()));
        s.model.flush();
        QCOMPARE(s.words().mid(s.words().size() - 2), QStringList({u"HoldFailed"_s, u"CallDisconnected"_s}));
        QCOMPARE(s.resets.size(), 0);
    }

    void whatIsSensitiveIsHiddenInWordsAndInRawText()
    {
        Setup s;
        s.model.showCall(CallId(u"call-1"_s), {});
        wire::RecognizeCompleted pressed;
        pressed.operationContext = sensitiveContext(OperationContext(u"cb-1"_s));
        pressed.dtmfResult = wire::DtmfResult{QList<wire::Open<wire::Tone>>{wire::Tone::Nine}};
        s.desk.apply(cloud(30'000, u"call-1"_s, pressed));
        wire::ContinuousDtmfRecognitionToneReceived tone;
        tone.operationContext = pressed.operationContext;
        tone.tone = wire::Tone::Nine;
        s.desk.apply(cloud(31'000, u"call-1"_s, tone));
        s.model.flush();
        for (const int row : {s.model.rowCount() - 2, s.model.rowCount() - 1}) {
            const QString raw = s.model.raw(row);
            QVERIFY2(raw.contains(u"•••"_s) && !raw.contains(u"nine"_s), qPrintable(raw));
            const EventFacts facts = eventFactsOf(s.model.entry(row), s.desk.store().rawEvent(s.model.entry(row)));
            QCOMPARE(facts.word, u"•••"_s);
        }
        tone.operationContext = OperationContext(u"cb-2"_s);
        s.desk.apply(cloud(32'000, u"call-1"_s, tone));
        s.model.flush();
        QVERIFY(s.model.raw(s.model.rowCount() - 1).contains(u"nine"_s));
    }

    void anEventSeenTwiceIsOneRow()
    {
        Setup s;
        s.model.showCall(CallId(u"call-1"_s), {});
        const StoreEvent event = disconnected(9000, u"call-1"_s);
        s.desk.apply({event, event});
        s.model.flush();
        s.desk.apply(event);
        s.model.flush();
        QCOMPARE(s.model.rowCount(), 7);
    }

    void allEventsOfAllCalls()
    {
        Setup s;
        s.model.showAll();
        QCOMPARE(s.model.rowCount(), 6);
        s.desk.apply(answeredCall(2000, u"call-2"_s, u"ctx-2"_s));
        s.model.flush();
        QCOMPARE(s.model.rowCount(), 12);
        for (int row = 1; row < 12; ++row)
            QVERIFY(s.model.entry(row - 1).at <= s.model.entry(row).at);
        QCOMPARE(s.resets.size(), 0);
    }

    void forgottenCallsTakeTheirEventsAlong()
    {
        CallStore::Options few;
        few.finishedCalls = 0;
        few.closedIncoming = 0;
        PlayDesk desk(few);
        PlainPhrases phrases;
        TimelineModel model(desk, phrases);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.showAll();
        desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        desk.apply(answeredCall(1, u"call-2"_s, u"ctx-2"_s));
        desk.apply(disconnected(60'000, u"call-1"_s));
        model.flush();
        const int before = model.rowCount();
        emit desk.callsChanged(desk.calls.trim());
        model.flush();
        QVERIFY(model.rowCount() < before);
        QVERIFY(model.rowCount() >= 5);
    }

    void anotherCallReplacesTheRows()
    {
        Setup s;
        s.desk.apply(answeredCall(2000, u"call-2"_s, u"ctx-2"_s));
        s.model.showCall(CallId(u"call-1"_s), {});
        s.model.showCall(CallId(u"call-2"_s), incomingOf(u"ctx-2"_s));
        QCOMPARE(s.model.rowCount(), 6);
        QCOMPARE(s.model.entry(0).at, at(2000));
        QCOMPARE(s.resets.size(), 0);
    }

    void rawTextIsReadableAndHidesTheCallContext()
    {
        Setup s;
        s.model.showCall(CallId(u"call-1"_s), incomingOf(u"ctx-1"_s));
        const QString raw = s.model.index(0, 0).data(TimelineModel::RawRole).toString();
        QVERIFY(raw.contains(u'\n'));
        QVERIFY(raw.contains(u"IncomingCall"_s));
        QVERIFY(!raw.contains(u"ctx-1"_s));
    }

    void factsAreTakenFromTheEvent()
    {
        Setup s;
        s.model.showCall(CallId(u"call-1"_s), {});
        const int row = int(s.words().indexOf(u"ParticipantsUpdated"_s));
        const EventFacts facts = eventFactsOf(s.model.entry(row), s.desk.calls.rawEvent(s.model.entry(row)));
        QCOMPARE(facts.members, 2);
        QCOMPARE(facts.onHold, 0);
    }
};

QTEST_GUILESS_MAIN(TestTimelineModel)
#include "tst_timelinemodel.moc"
