// Recordings, step by step: who may start one, what is told, and what the recorder is to do.
#include "core/literals.h"
#include "exchange/events/wireevents.h"
#include "exchange/switchboard.h"
#include <QJsonDocument>
#include <QTest>

using namespace callboard;
using namespace callboard::exchange;
using namespace std::chrono_literals;

namespace {
using Order = RecordingOrder::Kind;

/// A call with one party, or with more.
struct Talk : ConnectedCall {
    using ConnectedCall::ConnectedCall;
    StartRecording request() const
    {
        StartRecording r;
        r.id = call.text;
        r.callbackUri = u"http://127.0.0.1/callback"_s;
        r.apiVersion = u"2026-03-12"_s;
        return r;
    }
    StartRecording byServerCall() const
    {
        StartRecording r = request();
        r.locator = StartRecording::Locator::ServerCall;
        r.id = findConnection(b.state, call)->serverCall.text;
        return r;
    }
    RecordingId start() { return b.run(request()).recording; }
    /// "0 sam, 1 zoe"
    QString channels()
    {
        QStringList all;
        for (const RecordingOrder &o : b.takeRecordings()) {
            if (o.kind == Order::Channel)
                all.append(u"%1 %2"_s.arg(o.channel).arg(o.who.text.section(u'_', 1)));
        }
        return all.join(u", "_s);
    }
    QList<Order> orders()
    {
        QList<Order> kinds;
        for (const RecordingOrder &o : b.takeRecordings())
            kinds.append(o.kind);
        return kinds;
    }
};
} // namespace

#define SAYS(talk, expected) QCOMPARE((talk).b.lines(), expected)

class TestRecordings : public QObject
{
    Q_OBJECT

private slots:
    void aStartIsToldInTwoSteps()
    {
        Talk t;
        QVERIFY(!t.start().isEmpty());
        SAYS(t, u"A Roster 3 [app-A sam]\nA Recording inactive"_s);
        t.b.pass(99ms);
        SAYS(t, QString());
        t.b.pass(1ms);
        SAYS(t, u"A Recording active"_s);
        QCOMPARE(t.orders(), (QList<Order>{Order::Start, Order::Channel}));
    }

    void anIdHasTheFormOfTheContract()
    {
        Talk t;
        const auto decoded = [](const RecordingId &id) {
            return QJsonDocument::fromJson(QByteArray::fromBase64(id.text.toLatin1(), QByteArray::Base64UrlEncoding));
        };
        QCOMPARE(decoded(t.start())[u"PlatformEndpointId"].toString(), t.call.text);
        Talk other;
        const RecordingId id = other.b.run(other.byServerCall()).recording;
        const QString endpoint = decoded(id)[u"PlatformEndpointId"].toString();
        QVERIFY(!endpoint.isEmpty() && endpoint != other.call.text);
        QVERIFY(!decoded(id)[u"ResourceSpecificId"].toString().isEmpty());
        for (const Event &e : other.b.takeEvents()) {
            const auto *callback = std::get_if<Callback>(&e);
            if (callback && callback->kind == Callback::Kind::RecordingStateChanged)
                QCOMPARE(callback->connection.text, endpoint);
        }
    }

    void eventsNameTheRecordingAsTheirSource()
    {
        Talk t;
        const RecordingId id = t.start();
        t.b.pass(100ms);
        QStringList starts;
        for (const Event &e : t.b.takeEvents()) {
            const auto *callback = std::get_if<Callback>(&e);
            if (!callback || callback->kind != Callback::Kind::RecordingStateChanged)
                continue;
            const QJsonObject wired = wire::toJson(toWire(*callback));
            const QString source
                = u"calling/recordings/%1/%2/RecordingStateChanged"_s.arg(callback->serverCall.text, id.text);
            QCOMPARE(wired[u"source"].toString(), source);
            QCOMPARE(wired[u"subject"].toString(), source);
            QCOMPARE(wired[u"data"][u"eventSource"].toString(), source);
            QVERIFY(!wired[u"data"].toObject().contains(u"operationContext"_s));
            starts.append(wired[u"data"][u"startDateTime"].toString());
        }
        QCOMPARE(starts.size(), 2);
        QCOMPARE(starts.first(), u"0001-01-01T00:00:00+00:00"_s);
        QVERIFY(starts.last().startsWith(u"2026"_s));
    }

    void pausingAndGoingOn()
    {
        Talk t;
        const RecordingId id = t.start();
        t.b.pass(1s);
        t.b.lines();
        t.b.takeRecordings();
        t.b.run(PauseRecording{id});
        QVERIFY(findRecording(t.b.state, id)->paused);
        t.b.run(PauseRecording{id});
        QCOMPARE(t.b.error, u"400 8573"_s);
        t.b.run(ResumeRecording{id});
        t.b.run(ResumeRecording{id});
        QCOMPARE(t.b.error, u"400 8573"_s);
        t.b.run(StopRecording{id});
        SAYS(t, u"A Recording inactive\nA Recording active\nA Recording inactive"_s);
        QCOMPARE(t.orders(), (QList<Order>{Order::Pause, Order::Resume, Order::Stop}));
        QVERIFY(!findRecording(t.b.state, id));
    }

    void aPauseAtOnceComesAfterTheStart()
    {
        Talk t;
        t.b.run(PauseRecording{t.start()});
        t.b.pass(1s);
        SAYS(t, u"A Roster 3 [app-A sam]\nA Recording inactive\nA Recording active\nA Recording inactive"_s);
    }

    void aRecordingMayBeginPaused()
    {
        Talk t;
        StartRecording r = t.request();
        r.pauseOnStart = true;
        const RecordingId id = t.b.run(r).recording;
        t.b.pass(1s);
        SAYS(t, u"A Roster 3 [app-A sam]\nA Recording inactive"_s);
        QVERIFY(t.b.takeRecordings().first().paused);
        t.b.run(ResumeRecording{id});
        SAYS(t, u"A Recording active"_s);
    }

    void itEndsWithTheCall()
    {
        Talk t;
        const RecordingId id = t.b.run(t.byServerCall()).recording;
        t.b.pass(1s);
        t.b.lines();
        t.b.takeRecordings();
        t.b.run(HangUp{t.call});
        QVERIFY(t.b.lines().startsWith(u"B Recording inactive\nA CallDisconnected 200/7000"_s));
        const auto orders = t.b.takeRecordings();
        QCOMPARE(orders.size(), 1);
        QVERIFY(orders.first().kind == Order::Stop && orders.first().callEnded);
        t.b.run(StopRecording{id});
        QCOMPARE(t.b.error, u"404 8522"_s);
    }

    void itEndsWithTheConnectionThatStartedIt()
    {
        Talk t({Sam, Zoe});
        t.start();
        t.b.pass(1s);
        t.b.takeRecordings();
        t.b.run(HangUp{t.call}); // the others go on
        const auto orders = t.b.takeRecordings();
        QCOMPARE(orders.size(), 1);
        QVERIFY(orders.first().kind == Order::Stop && !orders.first().callEnded);
    }

    void itOutlivesAConnectionThatDidNotStartIt()
    {
        Talk t({Sam, Zoe});
        const RecordingId id = t.b.run(t.byServerCall()).recording;
        t.b.run(HangUp{t.call});
        t.b.pass(1s);
        QVERIFY(findRecording(t.b.state, id));
    }

    void refusals_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("error");
        QTest::newRow("no such connection") << 0 << u"404 8522"_s;
        QTest::newRow("no such server call") << 1 << u"404 8522"_s;
        QTest::newRow("no such group call") << 2 << u"404 8522"_s;
        QTest::newRow("a call that rings") << 3 << u"400 8501"_s;
        QTest::newRow("a server call that rings") << 4 << u"400 8501"_s;
        QTest::newRow("a second one") << 5 << u"400 8559"_s;
        QTest::newRow("a state of none") << 6 << u"404 8522"_s;
    }
    void refusals()
    {
        QFETCH(int, what);
        Talk t;
        StartRecording r = t.request();
        using Locator = StartRecording::Locator;
        if (what < 3) {
            r.locator = Locator(what);
            r.id = u"none"_s;
        } else if (what < 5) {
            const CallId ringing = t.b.create({Zoe});
            r.locator = what == 3 ? Locator::Connection : Locator::ServerCall;
            r.id = what == 3 ? ringing.text : findConnection(t.b.state, ringing)->serverCall.text;
        } else if (what == 5) {
            t.b.run(t.byServerCall());
        }
        t.b.run(what == 6 ? Input(ResumeRecording{RecordingId(u"r"_s)}) : Input(r));
        QTEST(t.b.error, "error");
    }

    void aGroupCallIsFoundByItsId()
    {
        Switchboard b;
        ConnectCall join;
        join.setup = b.setup();
        join.locator = ConnectCall::Locator::GroupCall;
        join.id = u"g"_s;
        b.run(join);
        b.settle();
        StartRecording r;
        r.locator = StartRecording::Locator::GroupCall;
        r.id = u"g"_s;
        QVERIFY(!b.run(r).recording.isEmpty());
    }

    void withoutAnAddressNobodyIsTold()
    {
        Talk t;
        StartRecording r = t.request();
        r.callbackUri.clear();
        const RecordingId id = t.b.run(r).recording;
        t.b.pass(1s);
        t.b.run(StopRecording{id});
        SAYS(t, u"A Roster 3 [app-A sam]"_s);
    }

    void aFileThatCantBeMadeFailsTheStart()
    {
        Talk t;
        const RecordingId id = t.start();
        t.b.run(RecordingBroke{findRecording(t.b.state, id)->key});
        t.b.pass(1s);
        SAYS(t, u"A Roster 3 [app-A sam]\nA Recording inactive\nA StartRecordingFailed 500/9999"_s);
        QVERIFY(!findRecording(t.b.state, id));
        QVERIFY(!t.start().isEmpty()); // the call can be recorded all the same
    }

    void aFullDiskEndsTheRecordingAndNotTheCall()
    {
        Talk t;
        const RecordingId id = t.start();
        t.b.pass(1s);
        t.b.lines();
        const RecordingKey key = findRecording(t.b.state, id)->key;
        t.b.run(RecordingBroke{key});
        t.b.run(RecordingBroke{key});
        SAYS(t, u"A Recording inactive 500/9999"_s);
        QVERIFY(findConnection(t.b.state, t.call)->state == Connection::State::Connected);
    }

    void channelsGoByOrderOfJoining()
    {
        Talk t({Sam, Zoe});
        StartRecording r = t.request();
        r.unmixed = true;
        t.b.run(r);
        QCOMPARE(t.channels(), u"0 sam, 1 zoe"_s);
        t.b.run(AddParticipant{t.b.on(t.call), Lee, Hotline, {}, {}, {}});
        t.b.run(PartyAnswers{t.b.legOf(Lee)});
        QVERIFY(t.channels().startsWith(u"2 "_s));
        t.b.run(PartyHangsUp{t.b.legOf(Zoe)});
        t.b.run(AddParticipant{t.b.on(t.call), Zoe, {}, {}, {}, {}});
        t.b.run(PartyAnswers{t.b.legOf(Zoe)});
        QCOMPARE(t.channels(), u"1 zoe"_s); // the one that was hers
    }

    void channelsThatWereAskedForAreKept()
    {
        Talk t({Sam, Zoe});
        StartRecording r = t.request();
        r.unmixed = true;
        r.channels = {{0, Ana}, {3, Sam}};
        t.b.run(r);
        QCOMPARE(t.channels(), u"3 sam, 1 zoe"_s);
    }

    void aMixedRecordingHasOneChannel()
    {
        Talk t({Sam, Zoe});
        t.start();
        QCOMPARE(t.channels(), u"0 sam, 0 zoe"_s);
    }

    void anApplicationThatCanSpeakHasAChannel()
    {
        Switchboard b;
        Setup setup = b.setup();
        setup.streaming = StreamOptions{u"ws://app/"_s, false, false, true, 16'000, false};
        const CallId call = b.run(CreateCall{setup, {Sam}, {}, {}, {}}).connection;
        b.run(PartyAnswers{b.legOf(Sam)});
        b.settle();
        StartRecording r;
        r.id = call.text;
        r.unmixed = true;
        b.run(r);
        int channels = 0;
        for (const RecordingOrder &o : b.takeRecordings())
            channels += o.kind == Order::Channel;
        QCOMPARE(channels, 2);
    }
};

QTEST_GUILESS_MAIN(TestRecordings)
#include "tst_recordings.moc"
