#include "exchange/switchboard.h"
#include "core/literals.h"
#include "core/overloaded.h"

namespace callboard::exchange {

namespace {
constexpr Ticks Start = 17'736'480'000'000'000;

Config testConfig()
{
    Config c;
    c.resourceId = u"c8a3f1d2-4b5e-4c7a-9f10-2d3e4f5a6b7c"_s;
    c.ownedNumbers = {Hotline};
    c.rooms = QSet<QString>{u"99401234567890123"_s};
    c.contextLength = 40;
    c.timings.rosterFirstPercent = 100;
    return c;
}

QString kindName(Callback::Kind kind)
{
    static const char *const Names[] = {"CallConnected",    "CallDisconnected",  "CreateCallFailed",
                                        "AnswerFailed",     "ConnectFailed",     "TransferAccepted",
                                        "TransferFailed",   "AddSucceeded",      "AddFailed",
                                        "CancelSucceeded",  "CancelFailed",      "RemoveSucceeded",
                                        "RemoveFailed",     "MoveSucceeded",     "MoveFailed",
                                        "Roster",           "PlayStarted",       "PlayCompleted",
                                        "PlayFailed",       "PlayCanceled",      "RecognizeCompleted",
                                        "RecognizeFailed",  "RecognizeCanceled", "Tone",
                                        "TonesStopped",     "SendCompleted",     "SendFailed",
                                        "Transcribing",     "TranscriptChanged", "TranscriptStopped",
                                        "TranscriptFailed", "Recording",         "StartRecordingFailed",
                                        "HoldFailed",       "StreamStarted",     "StreamStopped",
                                        "StreamFailed"};
    return QString::fromLatin1(Names[int(kind)]);
}
} // namespace

Switchboard::Switchboard() : state(freshState(testConfig(), 1, Start)), m_now(Start)
{
    m_names = {{Lee, u"lee"_s}, {Ana, u"ana"_s}, {Hotline, u"hotline"_s},
               {Sam, u"sam"_s}, {Zoe, u"zoe"_s}, {Desk, u"desk"_s}};
    for (const RawId &who : {Lee, Ana, Sam, Zoe})
        run(DefineParty{who, name(who)});
}

Reply Switchboard::run(const Input &input)
{
    StepResult r = step(std::move(state), input, m_now);
    state = std::move(r.state);
    if (r.reply && !r.reply->connection.isEmpty())
        letterOf(r.reply->connection);
    note(r.events);
    error = r.reply ? QString() : u"%1 %2"_s.arg(r.reply.error().httpStatus).arg(r.reply.error().code);
    return r.reply.valueOr({});
}

void Switchboard::pass(std::chrono::milliseconds time)
{
    const Ticks until = m_now + ticksOf(time);
    while (const auto due = nextDue(state)) {
        if (*due > until)
            break;
        m_now = *due;
        run(Tick{});
    }
    m_now = until;
    run(Tick{});
}

void Switchboard::settle(std::chrono::milliseconds most)
{
    pass(most);
}

QString Switchboard::lines()
{
    m_events.clear();
    return std::exchange(m_lines, {}).join(u'\n');
}

QList<SoundSignal> Switchboard::takeSounds()
{
    return std::exchange(m_sounds, {});
}

QList<MediaOrder> Switchboard::takeOrders()
{
    return std::exchange(m_orders, {});
}

QList<TranscriptOrder> Switchboard::takeTranscriptOrders()
{
    return std::exchange(m_transcriptOrders, {});
}

QList<RecordingOrder> Switchboard::takeRecordings()
{
    return std::exchange(m_recordings, {});
}

QList<StreamOrder> Switchboard::takeStreams()
{
    return std::exchange(m_streams, {});
}

QList<Event> Switchboard::takeEvents()
{
    m_lines.clear();
    return std::exchange(m_events, {});
}

Setup Switchboard::setup(const QString &context) const
{
    return {u"http://127.0.0.1/callback"_s, context, u"2026-03-12"_s, {}, {}};
}

Operation Switchboard::on(const CallId &connection, const QString &context) const
{
    return {connection, context, {}};
}

CallId Switchboard::create(const QList<RawId> &targets, const QString &context)
{
    return run(CreateCall{setup(context), targets, Hotline, u"Contoso"_s, {}}).connection;
}

CallId Switchboard::answer(const QString &context)
{
    return run(AnswerCall{setup(context), incoming, {}}).connection;
}

QString Switchboard::letterOf(const CallId &id)
{
    auto it = m_letters.find(id);
    if (it == m_letters.end())
        it = m_letters.insert(id, QString(QChar(u'A' + int(m_letters.size()))));
    return *it;
}

void Switchboard::note(const QList<Event> &events)
{
    session.add(events);
    for (const Event &e : events) {
        if (const auto *order = std::get_if<MediaOrder>(&e)) {
            m_orders.append(*order);
            continue;
        }
        if (const auto *order = std::get_if<TranscriptOrder>(&e)) {
            m_transcriptOrders.append(*order);
            continue;
        }
        if (const auto *recording = std::get_if<RecordingOrder>(&e)) {
            m_recordings.append(*recording);
            continue;
        }
        if (const auto *order = std::get_if<StreamOrder>(&e)) {
            m_streams.append(*order);
            continue;
        }
        if (const auto *sound = std::get_if<SoundSignal>(&e)) {
            m_sounds.append(*sound);
            continue;
        }
        m_events.append(e);
        m_lines.append(line(e));
    }
}

QString Switchboard::line(const Event &event)
{
    return std::visit(
        overloaded{[this](const Callback &e) { return line(e); },
                   [this](const IncomingCall &e) {
                       incoming = e.incomingCallContext;
                       return u"Incoming %1 <- %2"_s.arg(name(e.to), name(e.from));
                   },
                   [this](const CallNotice &e) {
                       static const char *const Names[] = {"Started", "Ended", "Added", "Removed"};
                       return u"Grid %1 %2"_s.arg(QLatin1StringView(Names[int(e.kind)]), name(e.user)).trimmed();
                   },
                   [this](const PartySignal &e) {
                       static const char *const Names[] = {"rings", "dials", "connected", "ended"};
                       m_legs.insert(e.who, e.leg);
                       return u"%1 %2"_s.arg(name(e.who), QLatin1StringView(Names[int(e.kind)]));
                   },
                   [](const SoundSignal &) { return QString(); }, [](const PartySound &) { return QString(); },
                   [](const MediaOrder &) { return QString(); }, [](const TranscriptOrder &) { return QString(); },
                   [](const RecordingOrder &) { return QString(); }, [](const StreamOrder &) { return QString(); }},
        event);
}

QString Switchboard::line(const Callback &e)
{
    QString text = letterOf(e.connection) + u' ' + kindName(e.kind);
    if (e.kind == Callback::Kind::ParticipantsUpdated) {
        QStringList who;
        for (const Participant &p : e.roster)
            who.append(name(p.who) + (p.muted ? "(muted)"_L1 : ""_L1) + (p.onHold ? "(held)"_L1 : ""_L1));
        return text + u" %1 [%2]"_s.arg(e.sequence).arg(who.join(u' '));
    }
    if (e.kind == Callback::Kind::RecordingStateChanged)
        text += e.recordingSince ? " active"_L1 : " inactive"_L1;
    if (!e.participant.isEmpty())
        text += u' ' + name(e.participant);
    if (!e.transferTarget.isEmpty())
        text += u" %1 -> %2"_s.arg(name(e.transferee), name(e.transferTarget));
    if (e.failedSource)
        text += u" source %1"_s.arg(*e.failedSource);
    if (!e.tones.isEmpty())
        text += u" <%1>"_s.arg(e.tones);
    if (e.result.code != 200 || e.result.subCode != 0)
        text += u" %1/%2"_s.arg(e.result.code).arg(e.result.subCode);
    if (!e.statusDetails.isEmpty())
        text += u' ' + e.statusDetails;
    if (!e.operationContext.isEmpty())
        text += u" '%1'"_s.arg(e.operationContext);
    if (e.to != "http://127.0.0.1/callback"_L1)
        text += " to "_L1 + e.to;
    return text;
}

QString Switchboard::name(const RawId &who)
{
    if (who.isEmpty())
        return {};
    for (const auto &[id, c] : state.connections) {
        if (c.self == who && !m_names.contains(who))
            m_names.insert(who, "app-"_L1 + letterOf(id));
    }
    return m_names.value(who, who.text);
}

ConnectedCall::ConnectedCall(const QList<RawId> &who)
{
    call = b.create(who);
    for (const RawId &id : who)
        b.run(PartyAnswers{b.legOf(id)});
    b.settle();
    b.lines();
    b.takeOrders();
}

} // namespace callboard::exchange
