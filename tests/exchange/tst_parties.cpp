// Scripts: what may be said, what is refused, and what parties make of it.
#include "core/literals.h"
#include "exchange/parties/exchangecore.h"
#include <QJsonDocument>
#include <QTest>

using namespace callboard;
using namespace callboard::exchange;
using namespace std::chrono_literals;

namespace {
const RawId Lee(u"4:+14255550123"_s);
const RawId Hotline(u"4:+18005550100"_s);

QJsonArray json(const char *text)
{
    return QJsonDocument::fromJson(text).array();
}

/// An exchange with one scripted party, Lee, and a clock that the test moves.
class Stage
{
public:
    explicit Stage(const char *script) : m_core(config(), 1, 0)
    {
        auto steps = parseScript(json(script), u"$.script"_s);
        if (steps)
            m_core.define({Lee, u"Lee"_s, *steps}, 0);
    }
    Result<Reply> run(const Input &input) { return m_core.run(input, m_now, m_events); }
    void pass(std::chrono::milliseconds time)
    {
        m_now += ticksOf(time);
        m_core.tick(m_now, m_events);
    }
    void call()
    {
        static_cast<void>(run(CreateCall{{u"http://x/"_s, {}, u"2026-03-12"_s, {}, {}}, {Lee}, Hotline, {}, {}}));
    }
    void dial() { static_cast<void>(run(Dial{Lee, Hotline, {}})); }
    /// Kinds of the callbacks since the last call.
    QList<Callback::Kind> kinds()
    {
        QList<Callback::Kind> all;
        for (const Event &e : std::exchange(m_events, {})) {
            if (const auto *callback = std::get_if<Callback>(&e))
                all.append(callback->kind);
            if (const auto *incoming = std::get_if<IncomingCall>(&e))
                m_incoming = incoming->incomingCallContext;
        }
        return all;
    }
    /// Kinds of the party's sounds since the last call of kinds() or sounds().
    QList<PartySound::Kind> sounds()
    {
        QList<PartySound::Kind> all;
        for (const Event &e : std::exchange(m_events, {})) {
            if (const auto *sound = std::get_if<PartySound>(&e)) {
                all.append(sound->kind);
                m_sound = *sound;
            }
        }
        return all;
    }
    /// The latest sound is over, or one that is so many numbers further on.
    void soundOver(qint64 further = 0) { m_core.soundOver(m_sound.leg, m_sound.number + further, m_now, m_events); }
    void answer() { static_cast<void>(run(AnswerCall{{u"http://x/"_s, {}, u"2026-03-12"_s, {}, {}}, m_incoming, {}})); }
    const State &state() const { return m_core.state(); }

private:
    static Config config()
    {
        Config c;
        c.resourceId = u"r"_s;
        c.ownedNumbers = {Hotline};
        c.timings.rosterFirstPercent = 100;
        c.contextLength = 40;
        return c;
    }
    Ticks m_now = 0;
    ExchangeCore m_core;
    QList<Event> m_events;
    QString m_incoming;
    PartySound m_sound;
};
using Kind = Callback::Kind;
QList<Kind> connectedKinds()
{
    return {Kind::ParticipantsUpdated, Kind::CallConnected};
}
} // namespace

class TestParties : public QObject
{
    Q_OBJECT

private slots:
    void wrongStepsAreNamed_data();
    void wrongStepsAreNamed();
    void soundsAreDoneOneAfterTheOther();
    void anotherSoundsEndIsIgnored();
    void anEndpointNamesItsProblems();
    void aCalledPartyRingsAnswersAndHangsUp();
    void aPartyRejects();
    void aPartyIgnores();
    void anEmptyScriptMakesNobodyAnswer();
    void aPartyMutesItself();
    void aCallerTalksOnceAnswered();
    void aCallerGivesUp();
    void aLateTickChangesNothing();
};

void TestParties::wrongStepsAreNamed_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *script, const char *problem) {
        QTest::newRow(problem) << QByteArray(script) << QString::fromLatin1(problem);
    };
    row(R"(["answer"])", "$.script[0]: must be an object");
    row(R"([{"do":"answer"},{}])", "$.script[1].do: missing");
    row(R"([{"do":"jump"}])", "$.script[0].do: no step is named \"jump\"");
    row(R"([{"do":"ring"}])", "$.script[0].seconds: missing");
    row(R"([{"do":"wait","seconds":"1"}])", "$.script[0].seconds: wrong type");
    row(R"([{"do":"wait","seconds":-1}])", "$.script[0].seconds: out of 0..86400");
    row(R"([{"do":"reject","reasn":"busy"}])", "$.script[0].reasn: unknown");
    row(R"([{"do":"reject","reason":"rude"}])", "$.script[0].reason: must be busy, declined or forbidden");
    row(R"([{"do":"say","text":""}])", "$.script[0].text: empty");
    row(R"([{"do":"tone","hertz":9,"seconds":1}])", "$.script[0].hertz: out of 20..8000");
    row(R"([{"do":"dtmf","tones":"12x"}])", "$.script[0].tones: only 0-9, A-D, * and #");
    row(R"([{"do":"waitForTones","count":0,"seconds":1}])", "$.script[0].count: must be at least 1");
    row(R"([{"do":"play","file":"../../etc/passwd"}])", "$.script[0].file: must lie in the data folder");
    row(R"([{"do":"capture","file":"/etc/passwd"}])", "$.script[0].file: must lie in the data folder");
}

void TestParties::wrongStepsAreNamed()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, problem);
    const auto parsed = parseScript(json(script.constData()), u"$.script"_s);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().httpStatus, 400);
    QVERIFY2(parsed.error().detail.contains(problem), qPrintable(parsed.error().detail));
}

void TestParties::soundsAreDoneOneAfterTheOther()
{
    Stage stage(R"([{"do":"answer"},{"do":"capture","file":"heard.wav"},{"do":"say","text":"Hello"},
        {"do":"tone","hertz":440,"seconds":3},{"do":"play","file":"path.wav"},{"do":"dtmf","tones":"12#"},
        {"do":"waitForTones","count":3,"seconds":10},{"do":"waitForSpeech","seconds":5},{"do":"hangup"}])");
    stage.call();
    stage.pass(100ms);
    using Sound = PartySound::Kind;
    QCOMPARE(stage.sounds(), (QList<Sound>{Sound::Capture, Sound::Say}));
    for (const Sound next : {Sound::Tone, Sound::File, Sound::Digits, Sound::WaitForDigits, Sound::WaitForSpeech}) {
        stage.soundOver();
        QCOMPARE(stage.sounds(), QList<Sound>{next});
    }
    QVERIFY(!stage.kinds().contains(Kind::CallDisconnected));
    stage.soundOver();
    QVERIFY(stage.kinds().contains(Kind::CallDisconnected));
}

void TestParties::anotherSoundsEndIsIgnored()
{
    Stage stage(R"([{"do":"answer"},{"do":"say","text":"Hello"},{"do":"hangup"}])");
    stage.call();
    stage.pass(100ms);
    QCOMPARE(stage.sounds().size(), 1);
    stage.soundOver(7);
    stage.pass(10s);
    QVERIFY(!stage.kinds().contains(Kind::CallDisconnected));
    stage.soundOver();
    QVERIFY(stage.kinds().contains(Kind::CallDisconnected));
    stage.soundOver(); // of a leg that is gone
}

void TestParties::anEndpointNamesItsProblems()
{
    const auto bad
        = parseEndpoint({{u"identity"_s, u"Lee"_s}, {u"script"_s, json(R"([{"do":"fly"}])")}}, u"$.endpoints[3]"_s);
    QVERIFY(!bad);
    QVERIFY(bad.error().detail.contains("$.endpoints[3].identity: must be"_L1));
    QVERIFY(bad.error().detail.contains("$.endpoints[3].script[0].do"_L1));
    const auto typo = parseEndpoint({{u"identity"_s, u"8:acs:a_b"_s}, {u"nam"_s, u"Lee"_s}}, u"$"_s);
    QVERIFY(!typo);
    QCOMPARE(typo.error().detail, u"$.nam: unknown"_s);
    QVERIFY(parseEndpoint({{u"identity"_s, u"8:acs:a_b"_s}}, u"$"_s));
}

void TestParties::aCalledPartyRingsAnswersAndHangsUp()
{
    Stage s(R"([{"do":"ring","seconds":2},{"do":"answer"},{"do":"wait","seconds":3},{"do":"hangup"}])");
    s.call();
    s.pass(1999ms);
    QCOMPARE(s.kinds(), QList<Kind>{});
    s.pass(1ms);
    QCOMPARE(s.kinds(), connectedKinds());
    s.pass(2999ms);
    QCOMPARE(s.kinds(), QList<Kind>{});
    s.pass(1ms);
    QCOMPARE(s.kinds(), QList<Kind>{Kind::CallDisconnected});
    QVERIFY(s.state().calls.empty());
}

void TestParties::aPartyRejects()
{
    Stage s(R"([{"do":"ring","seconds":1},{"do":"reject","reason":"busy"}])");
    s.call();
    s.pass(1s);
    QCOMPARE(s.kinds(), (QList<Kind>{Kind::CallDisconnected, Kind::CreateCallFailed}));
}

void TestParties::aPartyIgnores()
{
    Stage s(R"([{"do":"ignore"},{"do":"answer"}])");
    s.call();
    s.pass(114s);
    QCOMPARE(s.kinds(), QList<Kind>{});
    s.pass(1s);
    QCOMPARE(s.kinds(), (QList<Kind>{Kind::CallDisconnected, Kind::CreateCallFailed}));
}

void TestParties::anEmptyScriptMakesNobodyAnswer()
{
    Stage s("[]");
    s.call();
    s.pass(200ms);
    QCOMPARE(s.kinds(), (QList<Kind>{Kind::CallDisconnected, Kind::CreateCallFailed}));
}

void TestParties::aPartyMutesItself()
{
    Stage s(R"([{"do":"mute"},{"do":"answer"},{"do":"mute"},{"do":"wait","seconds":1},{"do":"unmute"}])");
    s.call();
    QCOMPARE(s.kinds(), (QList<Kind>{Kind::ParticipantsUpdated, Kind::CallConnected, Kind::ParticipantsUpdated}));
    QCOMPARE(s.state().calls.begin()->second.members.last().muted, true);
    s.pass(1s);
    QCOMPARE(s.kinds(), (QList<Kind>{Kind::ParticipantsUpdated}));
}

void TestParties::aCallerTalksOnceAnswered()
{
    Stage s(R"([{"do":"ring","seconds":1},{"do":"answer"},{"do":"wait","seconds":2},{"do":"hangup"}])");
    s.dial();
    s.pass(10s);
    QCOMPARE(s.kinds(), QList<Kind>{});
    s.answer();
    s.pass(1s);
    QCOMPARE(s.kinds(), connectedKinds());
    s.pass(1019ms);
    QCOMPARE(s.kinds(), QList<Kind>{});
    s.pass(1ms);
    QCOMPARE(s.kinds(), QList<Kind>{Kind::CallDisconnected});
}

void TestParties::aCallerGivesUp()
{
    Stage s(R"([{"do":"ring","seconds":5},{"do":"hangup"}])");
    s.dial();
    s.pass(5s);
    QVERIFY(s.state().calls.empty());
    s.kinds();
    s.answer();
    s.pass(1s);
    QCOMPARE(s.kinds(), QList<Kind>{Kind::AnswerFailed});
}

void TestParties::aLateTickChangesNothing()
{
    const char *script = R"([{"do":"ring","seconds":2},{"do":"answer"},{"do":"wait","seconds":3},{"do":"hangup"}])";
    Stage punctual(script), late(script);
    punctual.call();
    late.call();
    for (int i = 0; i < 100; ++i)
        punctual.pass(100ms);
    late.pass(10s);
    QCOMPARE(punctual.kinds(), late.kinds());
    QVERIFY(late.state().calls.empty());
}

QTEST_GUILESS_MAIN(TestParties)
#include "tst_parties.moc"
