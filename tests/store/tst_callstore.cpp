#include "store/storeevents.h"
#include <QTest>
#include <algorithm>

using namespace callboard;

class TstCallStore : public QObject
{
    Q_OBJECT
private slots:
    void aListAloneIsConnectingAndCallConnectedConnects()
    {
        CallStore store;
        const ChangeSet first = store.apply(list(0, u"a"_s, 1, {{customer}, {application}}));
        QVERIFY(first.calls[CallId(u"a"_s)] & CallField::Added);
        QCOMPARE(call(store)->state, CallState::Connecting);
        const ChangeSet changes = store.apply(connected(100, u"a"_s));
        QVERIFY(changes.calls[CallId(u"a"_s)] & CallField::State);
        QVERIFY(!(changes.calls[CallId(u"a"_s)] & CallField::Legs));
        QCOMPARE(call(store)->state, CallState::Connected);
        QCOMPARE(call(store)->connectedAt, at(100));
        QCOMPARE(call(store)->createdAt, at(0));
    }
    void aDuplicateChangesNothing()
    {
        CallStore store;
        const auto event = connected(0, u"a"_s);
        QVERIFY(!store.apply(event).isEmpty());
        QVERIFY(store.apply(event).isEmpty());
        QCOMPARE(call(store)->eventCount, 1);
    }
    void aLateParticipantListIsIgnored()
    {
        CallStore store;
        store.apply(list(200, u"a"_s, 5, {{customer}, {application}, {expert}}));
        store.apply(list(300, u"a"_s, 3, {{customer}, {application}}));
        QCOMPARE(call(store)->legs.size(), 3);
        QCOMPARE(call(store)->participantsSequence, 5);
    }
    void anEqualNumberWithALaterListWins()
    {
        const auto two = list(100, u"a"_s, 5, {{customer}, {application}});
        const auto three = list(200, u"a"_s, 5, {{customer}, {application}, {expert}});
        CallStore inOrder, reversed;
        inOrder.apply(two);
        inOrder.apply(three);
        reversed.apply(three);
        reversed.apply(two);
        QCOMPARE(call(inOrder)->legs.size(), 3);
        QCOMPARE(stateOf(inOrder), stateOf(reversed));
    }
    void equalNumberAndTimeAreDecidedByContent()
    {
        const auto two = list(100, u"a"_s, 5, {{customer}, {application}});
        const auto three = list(100, u"a"_s, 5, {{customer}, {application}, {expert}});
        CallStore inOrder, reversed;
        inOrder.apply(two);
        inOrder.apply(three);
        reversed.apply(three);
        reversed.apply(two);
        QCOMPARE(call(inOrder)->legs, call(reversed)->legs);
    }
    void holdIsTimedFromTheFirstListOfItsRun()
    {
        CallStore store;
        store.apply(list(0, u"a"_s, 1, {{customer}, {application}}));
        store.apply(list(3000, u"a"_s, 4, {{customer, false, true}, {application}}));
        store.apply(list(1000, u"a"_s, 2, {{customer, false, true}, {application}}));
        store.apply(list(2000, u"a"_s, 3, {{customer, true, true}, {application}}));
        const Leg *leg = call(store)->leg(RawId(customer));
        QVERIFY(leg && leg->onHold);
        QCOMPARE(leg->heldSince, at(1000));
        QCOMPARE(leg->joinedAt, at(0));
        QVERIFY(leg->mutedSince.isNull());
    }
    void theApplicationsOwnLegIsFound()
    {
        CallStore store;
        store.apply(dialled(0, u"a"_s, u"mina"_s, customer));
        wire::AddParticipantSucceeded added;
        added.participant = wire::CommunicationIdentifier::fromRawId(RawId(expert));
        store.apply(list(100, u"a"_s, 1, {{customer}, {application}, {expert}}));
        QVERIFY(!call(store)->leg(RawId(application))->own);
        store.apply(cloud(200, u"a"_s, added));
        QVERIFY(call(store)->leg(RawId(application))->own);
        QCOMPARE(call(store)->leg(RawId(application))->role, LegRole::Agent);
        QCOMPARE(call(store)->leg(RawId(expert))->role, LegRole::Expert);
        QCOMPARE(call(store)->legs.first().role, LegRole::Customer);
    }
    void aRefusedCallHasFailedWhicheverEventComesFirst()
    {
        wire::CreateCallFailed failed;
        failed.resultInformation = result(603, 0);
        const auto create = cloud(99, u"a"_s, failed);
        const auto end = disconnected(100, u"a"_s, 603, 0);
        CallStore inOrder, reversed;
        inOrder.apply(end);
        QCOMPARE(call(inOrder)->state, CallState::Failed);
        inOrder.apply(create);
        reversed.apply(create);
        reversed.apply(end);
        QCOMPARE(call(inOrder)->state, CallState::Failed);
        QCOMPARE(call(inOrder)->end.code, 603);
        QCOMPARE(stateOf(inOrder), stateOf(reversed));
    }
    void nothingFollowsCallDisconnected()
    {
        CallStore store;
        store.apply(disconnected(500, u"a"_s));
        store.apply(connected(100, u"a"_s));
        store.apply(list(600, u"a"_s, 9, {{customer}}));
        QCOMPARE(call(store)->state, CallState::Disconnected);
        QCOMPARE(call(store)->endedAt, at(500));
    }
    void aTransferAfterOneOutOfTheGroupHandsOff()
    {
        CallStore store;
        store.apply(connected(0, u"a"_s));
        store.apply(list(0, u"a"_s, 1, {{customer}, {application}, {expert}}));
        store.apply(cloud(900, u"a"_s, wire::CallTransferAccepted()));
        store.apply(list(950, u"a"_s, 2, {{application}, {expert}}));
        QCOMPARE(call(store)->state, CallState::Connected);
        store.apply(cloud(1900, u"a"_s, wire::CallTransferAccepted()));
        store.apply(disconnected(2000, u"a"_s));
        QCOMPARE(call(store)->state, CallState::HandedOff);
    }
    void aTransferOfTwoPartiesHandsOff()
    {
        CallStore store;
        store.apply(connected(0, u"a"_s));
        store.apply(list(0, u"a"_s, 1, {{customer}, {application}}));
        store.apply(cloud(900, u"a"_s, wire::CallTransferAccepted()));
        QCOMPARE(call(store)->state, CallState::Transferring);
        store.apply(disconnected(1000, u"a"_s));
        QCOMPARE(call(store)->state, CallState::HandedOff);
    }
    void aTransferOutOfAGroupKeepsTheCall()
    {
        CallStore store;
        store.apply(connected(0, u"a"_s));
        store.apply(list(0, u"a"_s, 1, {{customer}, {application}, {expert}}));
        store.apply(cloud(900, u"a"_s, wire::CallTransferAccepted()));
        store.apply(list(950, u"a"_s, 2, {{application}, {expert}}));
        QCOMPARE(call(store)->state, CallState::Connected);
        store.apply(disconnected(5000, u"a"_s));
        QCOMPARE(call(store)->state, CallState::Disconnected);
    }
    void successEventsWithOddCodesAreSuccesses()
    {
        CallStore store;
        store.apply(connected(0, u"a"_s));
        wire::MediaStreamingStarted started;
        started.resultInformation = result(487, 5234);
        store.apply(cloud(10, u"a"_s, started));
        QCOMPARE(call(store)->stream.state, StreamState::On);
        QCOMPARE(call(store)->stream.reason, EndReason());
    }
    void whatWasSaidIsListedByOffsetAndCountsOnce()
    {
        CallStore store;
        store.apply(connected(0, u"a"_s));
        const auto events = call(store)->eventCount;
        const auto first = store.apply(said(200, u"a"_s, customer, u"and two"_s, 2516998782481234401));
        QVERIFY(first.calls[CallId(u"a"_s)] & CallField::Media);
        store.apply(said(300, u"a"_s, expert, u"one"_s, 2516998782481234400));
        QVERIFY(store.apply(said(400, u"a"_s, expert, u"one"_s, 2516998782481234400)).isEmpty());
        const QList<TranscriptLine> lines = store.transcript(CallId(u"a"_s));
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0].text, u"one"_s);
        QCOMPARE(lines[0].at, at(300));
        QCOMPARE(lines[0].speaker, RawId(expert));
        QCOMPARE(lines[1].offset, 2516998782481234401);
        QCOMPARE(call(store)->transcript.lines, 2);
        QCOMPARE(call(store)->transcript.lastLineAt, at(300));
        QCOMPARE(call(store)->eventCount, events);
        QVERIFY(store.transcript(CallId(u"b"_s)).isEmpty());
    }
    void aLongTranscriptKeepsItsLastLinesInAnyOrder()
    {
        CallStore forward, backward;
        for (int i = 0; i < 2100; ++i) {
            forward.apply(said(i, u"a"_s, customer, QString::number(i), i));
            backward.apply(said(2099 - i, u"a"_s, customer, QString::number(2099 - i), 2099 - i));
        }
        QCOMPARE(forward.transcript(CallId(u"a"_s)).size(), 2000);
        QCOMPARE(forward.transcript(CallId(u"a"_s)).first().offset, 100);
        QCOMPARE(forward.transcript(CallId(u"a"_s)), backward.transcript(CallId(u"a"_s)));
    }
    void transcriptionAndStreamingAreOnOffOrFailed()
    {
        CallStore store;
        wire::TranscriptionFailed failed;
        failed.resultInformation = result(500, 8581);
        store.apply(cloud(30, u"a"_s, failed));
        store.apply(cloud(10, u"a"_s, wire::TranscriptionStarted()));
        QCOMPARE(call(store)->transcript.state, StreamState::Failed);
        QCOMPARE(call(store)->transcript.reason.subCode, 8581);
        store.apply(cloud(40, u"a"_s, wire::TranscriptionUpdated()));
        QCOMPARE(call(store)->transcript.state, StreamState::On);
        store.apply(cloud(50, u"a"_s, wire::MediaStreamingStarted()));
        store.apply(cloud(60, u"a"_s, wire::MediaStreamingStopped()));
        QCOMPARE(call(store)->stream.state, StreamState::Off);
        QCOMPARE(call(store)->transcript.state, StreamState::On);
    }
    void anAnnouncementRingsUntilItIsClaimed()
    {
        CallStore store;
        store.apply(announced(0, u"ctx"_s));
        const IncomingId id = incomingOf(u"ctx"_s);
        QVERIFY(store.incoming(id)->isRinging(at(29'999)));
        QVERIFY(!store.incoming(id)->isRinging(at(30'000)));
        QCOMPARE(store.incoming(id)->from.number, u"+14255550123"_s);
        store.apply(claimed(100, u"ctx"_s, u"mina"_s));
        store.apply(claimed(101, u"ctx"_s, u"omar"_s));
        QVERIFY(!store.incoming(id)->isRinging(at(200)));
        QCOMPARE(store.incoming(id)->claimedBy, UserName(u"mina"_s));
    }
    void aReleasedClaimRingsAgain()
    {
        const QList<StoreEvent> events{announced(0, u"ctx"_s), claimed(100, u"ctx"_s, u"mina"_s),
                                       released(200, u"ctx"_s, u"mina"_s)};
        for (const auto &order : {QList<int>{0, 1, 2}, {2, 1, 0}, {1, 2, 0}}) {
            CallStore store;
            for (const int i : order)
                applyTo(store, events[i]);
            QVERIFY(store.incoming(incomingOf(u"ctx"_s))->isRinging(at(300)));
        }
    }
    void aClosedCallNeverRingsEvenIfItsAnnouncementIsLate()
    {
        CallStore store;
        store.apply(closed(500, u"ctx"_s, wire::IncomingOutcome::CallerLeft));
        store.apply(announced(0, u"ctx"_s));
        const auto *incoming = store.incoming(incomingOf(u"ctx"_s));
        QVERIFY(!incoming->isRinging(at(600)));
        QCOMPARE(incoming->outcome, IncomingOutcome::CallerLeft);
        QVERIFY(incoming->incomingCallContext.isEmpty());
    }
    void anAnsweredCallKnowsItsCallerInAnyOrder()
    {
        QList<StoreEvent> events{announced(0, u"ctx"_s),
                                 claimed(10, u"ctx"_s, u"mina"_s),
                                 owned(20, u"a"_s, u"mina"_s, u"ctx"_s),
                                 closed(21, u"ctx"_s, wire::IncomingOutcome::Answered, u"mina"_s, u"a"_s),
                                 list(30, u"a"_s, 1, {{customer}, {application}}),
                                 connected(40, u"a"_s)};
        for (int round = 0; round < 2; ++round) {
            CallStore store;
            for (const StoreEvent &event : std::as_const(events))
                applyTo(store, event);
            QCOMPARE(call(store)->state, CallState::Connected);
            QCOMPARE(call(store)->ani(), u"+14255550123"_s);
            QCOMPARE(call(store)->dnis(), u"+18005550100"_s);
            QCOMPARE(call(store)->owner, UserName(u"mina"_s));
            QCOMPARE(call(store)->incomingId, incomingOf(u"ctx"_s));
            QCOMPARE(store.incoming(incomingOf(u"ctx"_s))->callId, CallId(u"a"_s));
            QCOMPARE(call(store)->eventCount, 6);
            std::ranges::reverse(events);
        }
    }
    void somebodyElsesAnsweredCallIsNoCallOfOurs()
    {
        CallStore store;
        store.apply(announced(0, u"ctx"_s));
        store.apply(closed(21, u"ctx"_s, wire::IncomingOutcome::Answered, u"omar"_s, u"b"_s));
        QVERIFY(store.callIds().isEmpty());
    }
    void aRecordingOfAnotherConnectionIsFoundByServerCall()
    {
        CallStore store;
        wire::RecordingStateChanged active;
        active.recordingId = RecordingId(u"rec"_s);
        active.state = wire::RecordingState::Active;
        active.startDateTime = at(10);
        auto event = cloud(10, u"nobody"_s, active);
        std::get<wire::RecordingStateChanged>(event.event).serverCallId = ServerCallId(u"server-a"_s);
        store.apply(event);
        QVERIFY(store.callIds().isEmpty());
        store.apply(connected(0, u"a"_s));
        QVERIFY(call(store)->recording);
        QCOMPARE(call(store)->recording->state, RecordingState::Active);
    }
    void unknownEventsAreListedOnly()
    {
        CallStore store;
        wire::CloudEvent event = connected(10, u"a"_s);
        event.type = u"Microsoft.Communication.HoldAudioStarted"_s;
        event.event = wire::UnknownEvent{event.type, {{u"callConnectionId"_s, u"a"_s}}};
        store.apply(event);
        QVERIFY(store.callIds().isEmpty());
        store.apply(connected(0, u"a"_s));
        QCOMPARE(store.timeline(CallId(u"a"_s)).last().type, event.type);
    }
    void trimForgetsTheOldestFinishedCallsForGood()
    {
        CallStore store(CallStore::Options{.timeline = true, .finishedCalls = 1, .closedIncoming = 0});
        store.apply(disconnected(100, u"old"_s));
        store.apply(disconnected(200, u"new"_s));
        store.apply(connected(50, u"live"_s));
        const ChangeSet gone = store.trim();
        QCOMPARE(gone.calls.keys(), QList{CallId(u"old"_s)});
        QVERIFY(gone.calls.first() & CallField::Removed);
        QVERIFY(store.apply(connected(10, u"old"_s)).isEmpty());
        QCOMPARE(store.callIds().size(), 2);
        QCOMPARE(store.timeline().size(), 2);
    }

private:
    static const Call *call(const CallStore &store) { return store.call(CallId(u"a"_s)); }
};

QTEST_GUILESS_MAIN(TstCallStore)
#include "tst_callstore.moc"
