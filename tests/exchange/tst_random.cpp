// Random commands: whatever is asked for, the events keep their promises.
#include "core/literals.h"
#include "exchange/switchboard.h"
#include <QRandomGenerator>
#include <QTest>

using namespace callboard;
using namespace callboard::exchange;
using namespace std::chrono_literals;

namespace {
/// What a client may rely on, checked event by event.
class Promises
{
public:
    void check(const State &state, const QList<Event> &events)
    {
        for (const Event &e : events) {
            if (const auto *callback = std::get_if<Callback>(&e))
                check(*callback);
        }
        checkState(state);
    }
    int connected = 0;
    int ended = 0;

private:
    void check(const Callback &e)
    {
        QVERIFY2(!m_ids.contains(e.id.text), "an id came twice");
        m_ids.insert(e.id.text);
        const bool failedAfterEnd = e.kind == Callback::Kind::CreateCallFailed;
        QVERIFY2(failedAfterEnd == m_over.contains(e.connection.text), "an event after CallDisconnected");
        if (e.kind == Callback::Kind::ParticipantsUpdated)
            checkRoster(e);
        if (e.kind == Callback::Kind::CallConnected) {
            QVERIFY2(!m_up.contains(e.connection.text), "CallConnected twice");
            m_up.insert(e.connection.text);
            ++connected;
        }
        if (e.kind == Callback::Kind::CallDisconnected || e.kind == Callback::Kind::AnswerFailed
            || e.kind == Callback::Kind::ConnectFailed) {
            m_over.insert(e.connection.text);
            ++ended;
        }
    }

    void checkRoster(const Callback &e)
    {
        QVERIFY2(e.operationContext.isEmpty(), "a roster with a context");
        QVERIFY2(e.sequence >= m_sequence.value(e.connection.text), "a sequence number fell");
        m_sequence.insert(e.connection.text, e.sequence);
        QSet<RawId> seen;
        for (const Participant &p : e.roster) {
            QVERIFY2(!seen.contains(p.who) || isShared(p.who), "a participant twice");
            seen.insert(p.who);
        }
        QVERIFY2(!e.roster.isEmpty(), "an empty roster");
    }

    /// Two halves of one telephone call, and two parties of one name, may meet in a call.
    static bool isShared(const RawId &who)
    {
        return who.text.startsWith("4:"_L1) || who.text.endsWith("_desk"_L1) || who.text.endsWith("_sam"_L1)
            || who.text.endsWith("_zoe"_L1);
    }

    static void checkState(const State &state)
    {
        for (const auto &[key, call] : state.calls) {
            QCOMPARE(call.key, key);
            for (const Member &m : call.members) {
                QCOMPARE(state.memberCalls.value(m.leg), key);
                if (!m.connection.isEmpty())
                    QCOMPARE(state.connections.at(m.connection).call, key);
            }
            for (const LegId ring : call.rings)
                QCOMPARE(state.rings.at(ring).call, key);
        }
        for (const auto &[leg, ring] : state.rings)
            QVERIFY(state.calls.contains(ring.call));
        for (const auto &[id, c] : state.connections)
            QVERIFY(c.state != Connection::State::Connected || state.calls.contains(c.call));
    }

    QSet<QString> m_ids;
    QSet<QString> m_up;
    QSet<QString> m_over;
    QHash<QString, int> m_sequence;
};

class Mischief
{
public:
    explicit Mischief(quint32 seed) : m_random(seed) { }

    Input next(Switchboard &b)
    {
        switch (m_random.bounded(3)) {
        case 0: return sound(b);
        case 1: return news(b);
        default: return call(b);
        }
    }
    std::chrono::milliseconds pause()
    {
        return std::chrono::milliseconds(m_random.bounded(10) ? m_random.bounded(300) : m_random.bounded(40'000));
    }

private:
    Input call(Switchboard &b)
    {
        switch (m_random.bounded(21)) {
        case 0: return CreateCall{setup(b, u"c"_s), {someone()}, Hotline, {}, {}};
        case 1: return CreateCall{b.setup(u"g"_s), {someone(), someone(), someone()}, Hotline, {}, {}};
        case 2: return Dial{someone(), someone(), {}};
        case 3:
        case 4: return AnswerCall{setup(b, u"a"_s), b.incoming, {}};
        case 5: return RedirectCall{b.incoming, someone()};
        case 6: return RejectCall{b.incoming, Refusal::Busy};
        case 7: return ConnectCall{setup(b, u"j"_s), ConnectCall::Locator::ServerCall, someCall(b)};
        case 8: return HangUp{someConnection(b)};
        case 9: return Terminate{someConnection(b)};
        case 10:
            return Transfer{
                b.on(someConnection(b), u"t"_s), someone(), m_random.bounded(2) ? RawId() : someone(), {}, {}};
        case 11:
        case 12:
            return AddParticipant{b.on(someConnection(b), u"p"_s), someone(), Hotline, {}, m_random.bounded(40), {}};
        case 13: return CancelAdd{b.on(someConnection(b), u"x"_s), someInvitation(b)};
        case 14: return RemoveParticipant{b.on(someConnection(b), u"r"_s), someone()};
        case 15: return MoveParticipants{b.on(someConnection(b), u"m"_s), {someone()}, someConnection(b)};
        case 16: return MuteParticipant{someConnection(b), someone()};
        case 17: return hold(b);
        case 18:
        case 19: return PartyAnswers{someRing(b)};
        default: return PartyHangsUp{someRing(b)};
        }
    }
    /// What is asked of sound, whether it makes sense just now or not.
    Input sound(Switchboard &b)
    {
        const Operation on = b.on(someConnection(b), u"s"_s);
        switch (m_random.bounded(15)) {
        case 0: return Play{on, {}, {prompt()}, {}, coin(), coin()};
        case 1: return Play{on, {}, {prompt(), prompt()}, {someone()}, false, coin()};
        case 2:
        case 3: return input(on);
        case 4: return CancelMedia{on.connection};
        case 5: return WatchTones{on, someone(), coin()};
        case 6: return SendTones{on, someone(), u"12#"_s};
        case 7: return StartStreaming{on};
        case 8: return StopStreaming{on};
        case 9: return StartTranscription{on, {}, {}};
        case 10: return UpdateTranscription{on, u"en-GB"_s, {}};
        case 11: return StopTranscription{on};
        case 12:
            return StartRecording{
                StartRecording::Locator::Connection, on.connection.text, {}, {}, coin(), false, {}, coin()};
        case 13: return coin() ? Input(PauseRecording{someRecording(b)}) : Input(ResumeRecording{someRecording(b)});
        default: return StopRecording{someRecording(b)};
        }
    }

    /// What the mixer and those who listen may report, late and more than once too.
    Input news(Switchboard &b)
    {
        const PromptId job = someOf(b.state.prompts);
        const StreamId stream = someOf(b.state.streams);
        switch (m_random.bounded(11)) {
        case 0: return PromptBegan{coin() ? job : someOf(b.state.musics)};
        case 1: return PromptEnded{job};
        case 2: return PromptFailed{coin() ? job : someOf(b.state.musics), 0, PromptProblem::Download};
        case 3: return SpeechBegan{job};
        case 4: return SpeechHeard{job, u"sales"_s, coin() ? u"Sales"_s : QString(), 0.8};
        case 5: return ListeningFailed{job};
        case 6: return StreamOpened{stream};
        case 7: return StreamFailed{stream, coin() ? StreamProblem::NeverOpened : StreamProblem::Interrupted};
        case 8: return TranscriptNews{job, TranscriptNews::What(m_random.bounded(8))};
        case 9: return RecordingBroke{b.state.recordings.empty() ? 0 : b.state.recordings.begin()->first};
        default: return ToneHeard{b.legOf(someone()), u"12#"_s[m_random.bounded(3)]};
        }
    }

    Setup setup(Switchboard &b, const QString &context)
    {
        Setup setup = b.setup(context);
        setup.aiServices = true;
        setup.streaming = StreamOptions{u"wss://app.example/media"_s, coin(), coin(), coin(), 16'000, coin()};
        setup.transcription = TranscriptionSetup{u"wss://app.example/text"_s, u"en-US"_s, {}, coin(), coin()};
        return setup;
    }
    Input hold(Switchboard &b)
    {
        SetHold hold{someConnection(b), someone(), coin()};
        if (hold.onHold && coin())
            hold.music = prompt();
        return hold;
    }
    Input input(const Operation &on)
    {
        Recognize wanted;
        wanted.operation = on;
        wanted.target = someone();
        wanted.type = Recognize::Type(m_random.bounded(4));
        wanted.interrupt = coin();
        wanted.mostTones = 1 + m_random.bounded(4);
        wanted.choices = {{u"Sales"_s, {u"sales"_s}, u'1'}};
        if (coin())
            wanted.prompts = {prompt()};
        return wanted;
    }
    static PromptSource prompt() { return {PromptSource::Kind::Text, u"Hello"_s, {}, {}}; }
    bool coin() { return m_random.bounded(2) == 0; }
    template<class Hash>
    qint64 someOf(const Hash &hash)
    {
        QList<qint64> keys(hash.keyBegin(), hash.keyEnd());
        std::sort(keys.begin(), keys.end());
        return keys.isEmpty() ? 0 : keys[m_random.bounded(int(keys.size()))];
    }
    RecordingId someRecording(Switchboard &b)
    {
        QList<RecordingId> ids = b.state.recordingKeys.keys();
        std::sort(ids.begin(), ids.end());
        return ids.isEmpty() ? RecordingId() : ids[m_random.bounded(int(ids.size()))];
    }

    RawId someone()
    {
        static const QList<RawId> All{Lee, Ana, Hotline, Sam, Zoe, Desk, RawId(u"4:+19995550000"_s)};
        return All[m_random.bounded(int(All.size()))];
    }
    template<class Map>
    auto someKey(const Map &map)
    {
        using Key = std::decay_t<decltype(map.begin()->first)>;
        if (map.empty())
            return Key{};
        QList<Key> keys;
        for (const auto &entry : map)
            keys.append(entry.first);
        std::sort(keys.begin(), keys.end());
        return keys[m_random.bounded(int(keys.size()))];
    }
    CallId someConnection(Switchboard &b) { return someKey(b.state.connections); }
    LegId someRing(Switchboard &b) { return m_random.bounded(2) ? someKey(b.state.rings) : b.legOf(someone()); }
    QString someCall(Switchboard &b)
    {
        const CallKey key = someKey(b.state.calls);
        return key == 0 ? QString() : b.state.calls.at(key).serverCall.text;
    }
    QString someInvitation(Switchboard &b)
    {
        return b.state.invitations.isEmpty() ? QString() : b.state.invitations.begin().key();
    }

    QRandomGenerator m_random;
};
} // namespace

class TestRandom : public QObject
{
    Q_OBJECT

private slots:
    void randomCommandsKeepThePromises_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 200; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void randomCommandsKeepThePromises();
    void theSameInputsGiveTheSameEvents();
};

void TestRandom::randomCommandsKeepThePromises()
{
    QFETCH(quint32, seed);
    Switchboard b;
    Promises promises;
    Mischief mischief(seed);
    for (int i = 0; i < 800 && !QTest::currentTestFailed(); ++i) {
        b.run(mischief.next(b));
        promises.check(b.state, b.takeEvents());
        b.pass(mischief.pause());
        promises.check(b.state, b.takeEvents());
    }
    QVERIFY(promises.connected > 0);
    b.pass(1s); // what is being set up can't be ended yet
    promises.check(b.state, b.takeEvents());
    for (const auto &[id, c] : State(b.state).connections)
        b.run(Terminate{id});
    b.pass(2h);
    promises.check(b.state, b.takeEvents());
    QVERIFY(b.state.rings.empty() && b.state.offers.empty() && b.state.invitations.isEmpty()
            && b.state.cancelling.empty());
    QVERIFY(b.state.connections.empty());
    QVERIFY(b.state.calls.empty());
    QVERIFY(b.state.memberCalls.isEmpty() && b.state.serverCalls.isEmpty() && b.state.groups.isEmpty());
    QVERIFY(b.state.timers.empty());
    QVERIFY(b.state.prompts.isEmpty() && b.state.musics.isEmpty() && b.state.streams.isEmpty());
}

void TestRandom::theSameInputsGiveTheSameEvents()
{
    const auto play = [] {
        Switchboard b;
        Mischief mischief(7);
        for (int i = 0; i < 300; ++i) {
            b.run(mischief.next(b));
            b.pass(mischief.pause());
        }
        return b.session.toJson();
    };
    QCOMPARE(play(), play());
}

QTEST_GUILESS_MAIN(TestRandom)
#include "tst_random.moc"
