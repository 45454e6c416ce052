// Prompts, input and tones as the store tells them.
#include "store/storeevents.h"
#include <QTest>

using namespace callboard;

class TstMediaOperations : public QObject
{
    Q_OBJECT

    template<class Event>
    static StoreEvent of(int ms, const QString &context, Event event)
    {
        event.operationContext = OperationContext(context);
        return cloud(ms, u"a"_s, event);
    }
    static QList<MediaOperation> after(const QList<StoreEvent> &events)
    {
        CallStore store;
        applyTo(store, connected(0, u"a"_s));
        for (const StoreEvent &event : events)
            applyTo(store, event);
        return store.call(CallId(u"a"_s))->media;
    }
    static wire::RecognizeCompleted pressed()
    {
        wire::RecognizeCompleted e;
        e.resultInformation = result(200, 8514);
        e.dtmfResult = wire::DtmfResult{QList<wire::Open<wire::Tone>>{wire::Tone::One, wire::Tone::Pound}};
        return e;
    }

private slots:
    void aPromptRunsUntilItEnds()
    {
        const StoreEvent started = of(10, u"p"_s, wire::PlayStarted());
        QCOMPARE(after({started}).size(), 1);
        QCOMPARE(after({started}).first().outcome, MediaOutcome::Running);
        QCOMPARE(after({started}).first().startedAt, at(10));
        const StoreEvent ended = of(20, u"p"_s, wire::PlayCompleted());
        QCOMPARE(after({started, ended}).first().outcome, MediaOutcome::Completed);
        QCOMPARE(after({ended, started}), after({started, ended, started}));
    }
    void withoutAContextTheNewestCounts()
    {
        const QList<MediaOperation> media = after(
            {of(10, {}, wire::PlayStarted()), of(20, {}, wire::PlayCompleted()), of(30, {}, wire::PlayStarted())});
        QCOMPARE(media.size(), 1);
        QCOMPARE(media.first().outcome, MediaOutcome::Running);
    }
    void whatWasPressedSaidOrChosenIsThere()
    {
        QCOMPARE(after({of(10, u"r"_s, pressed())}).first().tones, u"1#"_s);
        wire::RecognizeCompleted chosen;
        chosen.choiceResult = wire::ChoiceResult{u"Sales"_s, {}, {}};
        QCOMPARE(after({of(10, u"r"_s, chosen)}).first().choice, u"Sales"_s);
        wire::RecognizeCompleted said;
        said.speechResult = wire::SpeechResult{u"hello"_s, 0.5};
        QCOMPARE(after({of(10, u"r"_s, said)}).first().speech, u"hello"_s);
    }
    void aFailureTellsWhy()
    {
        wire::RecognizeFailed failed;
        failed.resultInformation = result(400, 8510);
        const MediaOperation o = after({of(10, u"r"_s, failed)}).first();
        QCOMPARE(o.outcome, MediaOutcome::Failed);
        QCOMPARE(o.kind, MediaKind::Input);
        QCOMPARE(o.reason.subCode, 8510);
    }
    void onlyTheLastEndedOnesStay()
    {
        QList<StoreEvent> events;
        for (int i = 0; i < 9; ++i)
            events.append(of(10 + i, u"p%1"_s.arg(i), wire::PlayCompleted()));
        const QList<MediaOperation> media = after(events);
        QCOMPARE(media.size(), 5);
        QCOMPARE(media.first().context, OperationContext(u"p8"_s));
    }
    void theEndOfTheCallEndsWhatRuns()
    {
        QVERIFY(after({of(10, u"p"_s, wire::PlayStarted()), disconnected(20, u"a"_s)}).isEmpty());
    }
    void aSnapshotKeepsThem()
    {
        CallStore store;
        for (const StoreEvent &event : QList<StoreEvent>{connected(0, u"a"_s), of(10, u"p"_s, wire::PlayStarted()),
                                                         of(20, u"r-sensitive"_s, pressed())})
            applyTo(store, event);
        CallStore second;
        QVERIFY(second.restore(store.snapshot()));
        QCOMPARE(stateOf(second), stateOf(store));
        QCOMPARE(second.call(CallId(u"a"_s))->media, store.call(CallId(u"a"_s))->media);
        QVERIFY(isSensitive(second.call(CallId(u"a"_s))->media.last().context));
    }
};

QTEST_GUILESS_MAIN(TstMediaOperations)
#include "tst_mediaoperations.moc"
