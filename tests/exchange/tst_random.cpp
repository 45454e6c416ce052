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
        switch (m_random.bounded(21)) {
        case 0: return CreateCall{b.setup(u"c"_s), {someone()}, Hotline, {}, {}};
        case 1: return CreateCall{b.setup(u"g"_s), {someone(), someone(), someone()}, Hotline, {}, {}};
        case 2: return Dial{someone(), someone(), {}};
        case 3:
        case 4: return AnswerCall{b.setup(u"a"_s), b.incoming, {}};
        case 5: return RedirectCall{b.incoming, someone()};
        case 6: return RejectCall{b.incoming, Refusal::Busy};
        case 7: return ConnectCall{b.setup(u"j"_s), ConnectCall::Locator::ServerCall, someCall(b)};
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
        case 17: return SetHold{someConnection(b), someone(), m_random.bounded(2) == 0};
        case 18:
        case 19: return PartyAnswers{someRing(b)};
        default: return PartyHangsUp{someRing(b)};
        }
    }
    std::chrono::milliseconds pause()
    {
        return std::chrono::milliseconds(m_random.bounded(10) ? m_random.bounded(300) : m_random.bounded(40'000));
    }

private:
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
    for (int i = 0; i < 400 && !QTest::currentTestFailed(); ++i) {
        b.run(mischief.next(b));
        promises.check(b.state, b.takeEvents());
        b.pass(mischief.pause());
        promises.check(b.state, b.takeEvents());
    }
    QVERIFY(promises.connected > 0);
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
