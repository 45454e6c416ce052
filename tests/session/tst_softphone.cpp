// Which calls are spoken in here, what rings, and what the microphone's switch does, without a sound card.
#include "audio/fakesound.h"
#include "session/sessionfakes.h"
#include "session/soundhub.h"
#include "session/voice/softphone.h"
#include "support/manualclock.h"
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace callboard::audio;
using namespace callboard::voice;
using namespace std::chrono_literals;
using State = CallSound::State;

class TstSoftphone : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void callsAreTakenHereOnlyWhereThereAreDevices();
    void anAnsweredCallIsHeardAndSpokenIn();
    void aCallOfSomebodyElseIsNotJoined();
    void aCallFromBeforeIsJoinedAtSignIn();
    void aMutedMicrophoneSaysNothingAndTellsWhoTalks();
    void aCallNeverBeginsMuted();
    void whoIsHeldDoesNotHearTheMicrophone();
    void aSecondCallPutsTheFirstOnHold();
    void aCallThatEndsIsLeft();
    void itRingsAndOnlyBeepsInACall();
    void ringingStopsWhenItIsOver();
    void takingCallsElsewhereJoinsNone();
    void aConsoleOfMineTakesTheCallAndItIsBroughtBack();
    void aLostMicrophoneKeepsTheCall();
    void theEchoTestIsHeard();
    void aMeterKeepsTheMicrophoneOpen();
    void withoutSoundNothingHappens();

private:
    void makePhone(bool sound = true);
    void signIn(const QJsonObject &state = CallStore().snapshot());
    void receive(const StoreEvent &event) { emit m_stream->received(envelope(++m_offset, event)); }
    void answered(const QString &call);
    void joined(const QString &call);
    template<class T>
    T inSound(const std::function<T(FakeSound &)> &work);
    bool isOpen(const QByteArray &device)
    {
        return inSound<bool>([&](FakeSound &s) { return s.isOpen(device); });
    }
    void say(media::Sample level, int frames);
    media::Frame hear(const QByteArray &device = "out.head")
    {
        return inSound<media::Frame>([&](FakeSound &s) { return s.hear(device); });
    }
    static bool isSilent(const media::Frame &frame) { return frame == media::Silence; }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SoundHub> m_hub;
    std::unique_ptr<Softphone> m_phone;
    FakeRelay *m_relay = nullptr;
    FakeStream *m_stream = nullptr;
    FakeCommands *m_commands = nullptr;
    std::atomic<FakeSound *> m_sound = nullptr;
    qint64 m_offset = 100;
};

void TstSoftphone::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_hub = std::make_unique<SoundHub>();
    auto relay = std::make_unique<FakeRelay>();
    auto stream = std::make_unique<FakeStream>();
    auto commands = std::make_unique<FakeCommands>();
    m_relay = relay.get();
    m_stream = stream.get();
    m_commands = commands.get();
    m_session = std::make_unique<Session>(
        Session::Parts{std::move(relay), std::move(stream), std::move(commands), m_clock.get(), {}});
    m_offset = 100;
}

void TstSoftphone::cleanup()
{
    m_phone.reset();
    m_session.reset();
    m_hub.reset();
}

void TstSoftphone::makePhone(bool sound)
{
    m_sound = nullptr;
    const auto make = [this] {
        auto made = std::make_unique<FakeSound>();
        made->plug(Direction::In, "head", true);
        made->plug(Direction::Out, "head", true);
        m_sound = made.get();
        return made;
    };
    m_phone = std::make_unique<Softphone>(*m_session, sound ? Softphone::MakeSound(make) : Softphone::MakeSound(),
                                          VoiceTimes{20ms, 100ms, 2s, 2s, 200ms});
    if (sound)
        QTRY_VERIFY(m_phone->isAvailable());
}

void TstSoftphone::signIn(const QJsonObject &state)
{
    m_session->signIn(m_hub->relay(), u"mina"_s, u"secret"_s);
    m_relay->signIns.reply(Grant{u"t1"_s, m_clock->now().addSecs(3600), QUrl(u"ws://relay/hub"_s),
                                 User{UserName(u"mina"_s), u"Mina"_s, {u"agent"_s}}});
    QTRY_VERIFY(m_stream->isOpen);
    emit m_stream->opened(false);
    m_relay->states.reply(StateAnswer{{u"e1"_s, 100}, at(0), state});
    QTRY_COMPARE(m_session->link().state, Link::State::Live);
}

void TstSoftphone::answered(const QString &call)
{
    receive(dialled(0, call, u"mina"_s, customer));
    receive(connected(0, call));
    receive(list(0, call, 1, {{customer}, {application}}));
    receive(cloud(1, call, wire::MediaStreamingStarted()));
}

void TstSoftphone::joined(const QString &call)
{
    answered(call);
    QTRY_COMPARE(m_phone->callSound(CallId(call)).state, State::On);
}

template<class T>
T TstSoftphone::inSound(const std::function<T(FakeSound &)> &work)
{
    T result{};
    QMetaObject::invokeMethod(
        m_sound, [&] { result = work(*m_sound); }, Qt::BlockingQueuedConnection);
    return result;
}

void TstSoftphone::say(media::Sample level, int frames)
{
    inSound<bool>([&](FakeSound &s) {
        for (int i = 0; i < frames; ++i)
            s.say("in.head", steady(level));
        return true;
    });
}

void TstSoftphone::callsAreTakenHereOnlyWhereThereAreDevices()
{
    makePhone();
    signIn();
    CallRequest dial;
    dial.kind = ActionKind::Dial;
    dial.target = RawId(expert);
    m_session->perform(dial);
    QVERIFY(m_commands->sent.last().request.soundHere);
    inSound<bool>([](FakeSound &s) {
        s.unplug(Direction::In, "head");
        return true;
    });
    QTRY_VERIFY(!m_phone->isAvailable());
    dial.target = RawId(u"8:acs:res_other"_s);
    m_session->perform(dial);
    QVERIFY(!m_commands->sent.last().request.soundHere);
}

void TstSoftphone::anAnsweredCallIsHeardAndSpokenIn()
{
    makePhone();
    signIn();
    QVERIFY(!isOpen("in.head"));
    joined(u"a"_s);
    QCOMPARE(m_hub->authorization(), u"Bearer t1"_s);
    QTRY_VERIFY(isOpen("in.head") && isOpen("out.head"));
    say(321, 3);
    QTRY_COMPARE(m_hub->said(u"a"_s), (QList<media::Sample>{321, 321, 321}));
    m_hub->speak(u"a"_s, 456);
    QTRY_COMPARE(hear()[0], media::Sample(456));
    m_hub->sendLevels(u"a"_s, {{customer, -12}});
    QTRY_COMPARE(m_phone->callSound(CallId(u"a"_s)).levels.value(RawId(customer)), -12);
}

void TstSoftphone::aCallOfSomebodyElseIsNotJoined()
{
    makePhone();
    signIn();
    receive(dialled(0, u"b"_s, u"omar"_s, customer));
    receive(connected(0, u"b"_s));
    receive(cloud(1, u"b"_s, wire::MediaStreamingStarted()));
    receive(dialled(0, u"c"_s, u"mina"_s, customer));
    receive(connected(0, u"c"_s));
    QTest::qWait(100);
    QCOMPARE(m_hub->joins(u"b"_s) + m_hub->joins(u"c"_s), 0);
}

void TstSoftphone::aCallFromBeforeIsJoinedAtSignIn()
{
    makePhone();
    CallStore before;
    applyTo(before, dialled(0, u"a"_s, u"mina"_s, customer));
    applyTo(before, connected(0, u"a"_s));
    applyTo(before, cloud(1, u"a"_s, wire::MediaStreamingStarted()));
    signIn(before.snapshot());
    QTRY_COMPARE(m_phone->callSound(CallId(u"a"_s)).state, State::On);
    QVERIFY(m_commands->sent.isEmpty());
}

void TstSoftphone::aMutedMicrophoneSaysNothingAndTellsWhoTalks()
{
    makePhone();
    signIn();
    joined(u"a"_s);
    QTRY_VERIFY(isOpen("in.head"));
    m_phone->setMuted(true);
    QVERIFY(m_phone->isMuted());
    say(100, 30);
    QVERIFY(!m_phone->talksWhileMuted());
    say(9000, 30);
    QTRY_VERIFY(m_phone->talksWhileMuted());
    QTRY_VERIFY(m_phone->microphoneDb() > -20);
    QTest::qWait(50);
    QVERIFY(m_hub->said(u"a"_s).isEmpty());
    m_phone->setMuted(false);
    QVERIFY(!m_phone->talksWhileMuted());
    say(7, 1);
    QTRY_COMPARE(m_hub->said(u"a"_s), QList<media::Sample>{7});
}

void TstSoftphone::aCallNeverBeginsMuted()
{
    makePhone();
    signIn();
    joined(u"a"_s);
    m_phone->setMuted(true);
    receive(disconnected(10, u"a"_s));
    QTRY_VERIFY(!m_phone->isMuted());
}

void TstSoftphone::whoIsHeldDoesNotHearTheMicrophone()
{
    makePhone();
    signIn();
    joined(u"a"_s);
    QTRY_VERIFY(isOpen("in.head"));
    receive(list(10, u"a"_s, 2, {{customer, false, true}, {application}}));
    QTRY_VERIFY(m_phone->callSound(CallId(u"a"_s)).held);
    say(500, 3);
    QTest::qWait(50);
    QVERIFY(m_hub->said(u"a"_s).isEmpty());
    receive(list(20, u"a"_s, 3, {{customer}, {application}}));
    QTRY_VERIFY(!m_phone->callSound(CallId(u"a"_s)).held);
    say(501, 1);
    QTRY_COMPARE(m_hub->said(u"a"_s), QList<media::Sample>{501});
}

void TstSoftphone::aSecondCallPutsTheFirstOnHold()
{
    makePhone();
    signIn();
    joined(u"a"_s);
    QVERIFY(m_commands->sent.isEmpty());
    joined(u"b"_s);
    QCOMPARE(m_commands->sent.size(), 1);
    const CallRequest hold = m_commands->sent[0].request;
    QCOMPARE(hold.kind, ActionKind::Hold);
    QCOMPARE(hold.callId, CallId(u"a"_s));
    QCOMPARE(hold.target, RawId(customer));
}

void TstSoftphone::aCallThatEndsIsLeft()
{
    makePhone();
    signIn();
    joined(u"a"_s);
    QTRY_VERIFY(isOpen("in.head"));
    receive(disconnected(10, u"a"_s));
    QTRY_VERIFY(!isOpen("in.head") && !isOpen("out.head"));
    QTRY_VERIFY(!m_hub->has(u"a"_s));
    QCOMPARE(m_phone->callSound(CallId(u"a"_s)).state, State::None);
    QCOMPARE(m_hub->joins(u"a"_s), 1);
}

void TstSoftphone::itRingsAndOnlyBeepsInACall()
{
    makePhone();
    m_phone->setRingVolume(100);
    signIn();
    QVERIFY(!isOpen("out.head"));
    receive(announced(0, u"ctx"_s));
    QTRY_VERIFY(isOpen("out.head"));
    hear();
    const media::Frame ring = hear();
    receive(closed(10, u"ctx"_s, wire::IncomingOutcome::CallerLeft));
    QTRY_VERIFY(!isOpen("out.head"));
    joined(u"a"_s);
    receive(announced(20, u"other"_s));
    media::Frame beep{};
    QTRY_VERIFY((beep = hear(), !isSilent(beep)));
    beep = hear();
    const auto loudest = [](const media::Frame &f) { return *std::max_element(f.begin(), f.end()); };
    QVERIFY(loudest(ring) > 3 * loudest(beep));
    QVERIFY(loudest(beep) > 1000);
}

void TstSoftphone::ringingStopsWhenItIsOver()
{
    makePhone();
    signIn();
    const auto starts = [this](const QString &context) {
        receive(announced(0, context));
        QTRY_VERIFY(isOpen("out.head"));
    };
    starts(u"taken"_s);
    receive(claimed(10, u"taken"_s, u"omar"_s));
    QTRY_VERIFY(!isOpen("out.head"));
    starts(u"expired"_s);
    receive(closed(10, u"expired"_s, wire::IncomingOutcome::Expired));
    QTRY_VERIFY(!isOpen("out.head"));
    starts(u"signed out"_s);
    m_session->signOut();
    QTRY_VERIFY(!isOpen("out.head"));
    m_phone->tryRinger();
    QTRY_VERIFY(isOpen("out.head"));
    QTRY_VERIFY(!isOpen("out.head"));
}

void TstSoftphone::takingCallsElsewhereJoinsNone()
{
    makePhone();
    m_phone->setTakesCallsHere(false);
    signIn();
    answered(u"a"_s);
    QTest::qWait(100);
    QCOMPARE(m_hub->joins(u"a"_s), 0);
    CallRequest dial;
    dial.kind = ActionKind::Dial;
    dial.target = RawId(expert);
    m_session->perform(dial);
    QVERIFY(!m_commands->sent.last().request.soundHere);
}

void TstSoftphone::aConsoleOfMineTakesTheCallAndItIsBroughtBack()
{
    makePhone();
    signIn();
    joined(u"a"_s);
    m_hub->close(u"a"_s, 4001);
    QTRY_COMPARE(m_phone->callSound(CallId(u"a"_s)).state, State::Elsewhere);
    QTRY_VERIFY(!isOpen("in.head"));
    m_phone->bringHere(CallId(u"a"_s));
    QTRY_COMPARE(m_phone->callSound(CallId(u"a"_s)).state, State::On);
    QTRY_VERIFY(isOpen("in.head"));
}

void TstSoftphone::aLostMicrophoneKeepsTheCall()
{
    makePhone();
    signIn();
    joined(u"a"_s);
    QTRY_VERIFY(isOpen("in.head"));
    inSound<bool>([](FakeSound &s) {
        s.unplug(Direction::In, "head");
        return true;
    });
    QTRY_VERIFY(m_phone->role(Role::Microphone).isMissing());
    QCOMPARE(m_phone->callSound(CallId(u"a"_s)).state, State::On);
    m_hub->speak(u"a"_s, 99);
    QTRY_COMPARE(hear()[0], media::Sample(99));
    inSound<bool>([](FakeSound &s) {
        s.plug(Direction::In, "other");
        return true;
    });
    QTRY_COMPARE(m_phone->role(Role::Microphone).device.id, QByteArray("in.other"));
    QTRY_VERIFY(isOpen("in.other"));
}

void TstSoftphone::theEchoTestIsHeard()
{
    makePhone();
    QSignalSpy changed(m_phone.get(), &AudioDesk::echoTestChanged);
    m_phone->setEchoTest(true);
    QTRY_COMPARE(m_phone->echoTest(), EchoStep::Recording);
    QTRY_VERIFY(isOpen("in.head"));
    say(4321, EchoTest::Frames);
    QTRY_COMPARE(m_phone->echoTest(), EchoStep::Playing);
    QTRY_VERIFY(!isOpen("in.head"));
    QTRY_VERIFY(isOpen("out.head"));
    QTRY_COMPARE(hear()[0], media::Sample(4321));
    for (int i = 0; i < EchoTest::Frames; ++i)
        hear();
    QTRY_COMPARE(m_phone->echoTest(), EchoStep::Idle);
    QVERIFY(m_phone->echoLoudestDb() > -20);
    QTRY_VERIFY(!isOpen("out.head"));
    m_phone->setEchoTest(true);
    QTRY_COMPARE(m_phone->echoTest(), EchoStep::Recording);
    m_phone->setEchoTest(false);
    QTRY_COMPARE(m_phone->echoTest(), EchoStep::Idle);
}

void TstSoftphone::aMeterKeepsTheMicrophoneOpen()
{
    makePhone();
    auto meter = std::make_unique<QObject>();
    m_phone->watchMicrophone(meter.get(), true);
    QTRY_VERIFY(isOpen("in.head"));
    say(16384, 5);
    QTRY_VERIFY(qAbs(m_phone->microphoneDb() + 6.02) < 0.1);
    meter.reset();
    QTRY_VERIFY(!isOpen("in.head"));
    QTRY_COMPARE(m_phone->microphoneDb(), media::QuietestDb);
}

void TstSoftphone::withoutSoundNothingHappens()
{
    makePhone(false);
    signIn();
    answered(u"a"_s);
    m_phone->setEchoTest(true);
    m_phone->tryRinger();
    m_phone->choose(Role::Speaker, "x");
    QTest::qWait(50);
    QVERIFY(!m_phone->isAvailable());
    QCOMPARE(m_hub->joins(u"a"_s), 0);
}

QTEST_GUILESS_MAIN(TstSoftphone)
#include "tst_softphone.moc"
