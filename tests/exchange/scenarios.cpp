#include "exchange/scenarios.h"
#include "core/literals.h"

namespace callboard::exchange {

namespace {
using namespace std::chrono_literals;

CallId callWithSam(Switchboard &b)
{
    const CallId a = b.create({Sam}, u"create"_s);
    b.pass(1200ms);
    b.run(PartyAnswers{b.legOf(Sam)});
    b.pass(2s);
    return a;
}

CallId answeredLee(Switchboard &b)
{
    b.run(Dial{Lee, Hotline, {}});
    b.pass(3s);
    const CallId a = b.answer(u"answer"_s);
    b.pass(2s);
    return a;
}

void addZoe(Switchboard &b, const CallId &a)
{
    b.run(AddParticipant{b.on(a, u"add"_s), Zoe, {}, {}, {}, {}});
    b.pass(1500ms);
    b.run(PartyAnswers{b.legOf(Zoe)});
    b.pass(2s);
}

void hangUp(Switchboard &b, const CallId &a)
{
    b.run(HangUp{a});
    b.pass(5s);
}

void twoApplications(Switchboard &b)
{
    const CallId a = b.create({Desk}, u"outer"_s);
    b.pass(700ms);
    b.answer(u"inner"_s);
    b.pass(4s);
    b.run(SetHold{a, Desk, true});
    b.pass(1s);
    b.run(SetHold{a, Desk, false});
    b.pass(1s);
    hangUp(b, a);
}

void throughTheNetwork(Switchboard &b)
{
    b.create({Hotline}, u"outer"_s);
    b.pass(700ms);
    const CallId inner = b.answer(u"inner"_s);
    b.pass(4s);
    hangUp(b, inner);
}

void declined(Switchboard &b)
{
    b.create({Desk}, u"create"_s);
    b.pass(900ms);
    b.run(RejectCall{b.incoming});
    b.pass(1s);
}

void busy(Switchboard &b)
{
    b.create({Lee}, u"create"_s);
    b.pass(900ms);
    b.run(PartyRejects{b.legOf(Lee), Refusal::Busy});
    b.pass(1s);
}

void adding(Switchboard &b)
{
    const CallId a = callWithSam(b);
    addZoe(b, a);
    b.run(RemoveParticipant{b.on(a, u"remove"_s), Zoe});
    b.pass(1s);
    b.run(RemoveParticipant{b.on(a, u"again"_s), Zoe});
    b.pass(1s);
    b.run(RemoveParticipant{b.on(a, u"last"_s), Sam});
    b.pass(2s);
}

void cancelling(Switchboard &b)
{
    const CallId a = callWithSam(b);
    const QString invitation = b.run(AddParticipant{b.on(a, u"add"_s), Ana, Hotline, {}, 20, {}}).invitationId;
    b.pass(1s);
    b.run(CancelAdd{b.on(a, u"cancel"_s), invitation});
    b.pass(4s);
    b.run(CancelAdd{b.on(a, u"late"_s), invitation});
    b.run(AddParticipant{b.on(a, u"unheard"_s), Ana, Hotline, {}, 5, {}});
    b.pass(6s);
    b.run(Terminate{a});
    b.pass(1s);
}

void transferring(Switchboard &b)
{
    const CallId a = answeredLee(b);
    b.run(Transfer{b.on(a, u"refused"_s), Ana, {}, Hotline, {}});
    b.pass(2s);
    b.run(PartyRejects{b.legOf(Ana), Refusal::Declined});
    b.pass(2s);
    b.run(Transfer{b.on(a, u"transfer"_s), Desk, {}, {}, {}});
    b.pass(2s);
    b.answer(u"taken"_s);
    b.pass(3s);
    b.run(PartyHangsUp{b.legOf(Lee)});
    b.pass(1s);
}

void groupTransfer(Switchboard &b)
{
    const CallId a = callWithSam(b);
    addZoe(b, a);
    b.run(Transfer{b.on(a, u"transfer"_s), Ana, Sam, Hotline, {}});
    b.pass(2s);
    b.run(PartyAnswers{b.legOf(Ana)});
    b.pass(2s);
    b.run(PartyHangsUp{b.legOf(Zoe)});
    b.pass(3s);
}

void muting(Switchboard &b)
{
    const CallId a = callWithSam(b);
    b.run(MuteParticipant{a, Sam});
    b.pass(2s);
    b.run(PartyMutes{b.legOf(Sam), false});
    b.pass(2s);
    b.run(PartyHangsUp{b.legOf(Sam)});
    b.pass(1s);
}

void joining(Switchboard &b)
{
    const CallId a = callWithSam(b);
    const QString call = findConnection(b.state, a)->serverCall.text;
    b.run(ConnectCall{b.setup(u"connect"_s), ConnectCall::Locator::ServerCall, call});
    b.pass(3s);
    b.run(ConnectCall{b.setup(u"nothing"_s), ConnectCall::Locator::ServerCall, u"bm90aGluZw=="_s});
    b.pass(1s);
    hangUp(b, a);
    b.run(PartyHangsUp{b.legOf(Sam)});
    b.pass(3s);
}

void moving(Switchboard &b)
{
    const CallId a = callWithSam(b);
    addZoe(b, a);
    const CallId other = b.create({Lee}, u"other"_s);
    b.run(PartyAnswers{b.legOf(Lee)});
    b.pass(1s);
    b.run(MoveParticipants{b.on(other, u"move"_s), {Zoe, Ana}, a});
    b.pass(1s);
    b.run(Terminate{other});
    b.run(Terminate{a});
    b.pass(1s);
}

void tooLate(Switchboard &b)
{
    b.run(Dial{Lee, Hotline, {}});
    b.pass(2s);
    b.run(PartyHangsUp{b.legOf(Lee)});
    b.answer(u"answer"_s);
    b.pass(1s);
}

void recording(Switchboard &b)
{
    const CallId a = callWithSam(b);
    StartRecording r;
    r.locator = StartRecording::Locator::ServerCall;
    r.id = findConnection(b.state, a)->serverCall.text;
    r.callbackUri = u"http://127.0.0.1/recordings"_s;
    r.apiVersion = u"2026-03-12"_s;
    const RecordingId first = b.run(r).recording;
    b.pass(2s);
    b.run(PauseRecording{first});
    b.pass(1s);
    b.run(ResumeRecording{first});
    b.pass(1s);
    b.run(StopRecording{first});
    b.pass(1s);
    r.locator = StartRecording::Locator::Connection;
    r.id = a.text;
    b.run(r);
    b.pass(1s);
    hangUp(b, a);
}
} // namespace

QList<Scenario> scenarios()
{
    return {{u"exchange-create-hangup"_s, [](Switchboard &b) { hangUp(b, callWithSam(b)); }},
            {u"exchange-answer-hangup"_s, [](Switchboard &b) { hangUp(b, answeredLee(b)); }},
            {u"exchange-two-applications-hold"_s, twoApplications},
            {u"exchange-through-the-network"_s, throughTheNetwork},
            {u"exchange-declined"_s, declined},
            {u"exchange-busy"_s, busy},
            {u"exchange-add-remove"_s, adding},
            {u"exchange-cancel-add"_s, cancelling},
            {u"exchange-transfer"_s, transferring},
            {u"exchange-group-transfer"_s, groupTransfer},
            {u"exchange-mute"_s, muting},
            {u"exchange-connect"_s, joining},
            {u"exchange-move"_s, moving},
            {u"exchange-answer-too-late"_s, tooLate},
            {u"exchange-recording"_s, recording}};
}

QJsonObject sessionOf(const Scenario &scenario)
{
    Switchboard b;
    b.state.config.timings.rosterFirstPercent = Timings().rosterFirstPercent;
    b.session = Session(scenario.name);
    scenario.play(b);
    return b.session.toJson();
}

} // namespace callboard::exchange
