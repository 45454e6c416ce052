#include "store/storeevents.h"
#include <QJsonArray>
#include <QJsonDocument>

namespace callboard {

Timestamp at(int milliseconds)
{
    static const qint64 start = Timestamp::parse(u"2026-03-16T09:00:00Z")->ticks();
    return Timestamp::fromTicks(start + milliseconds * 10'000LL);
}

wire::ResultInformation result(int code, int subCode)
{
    wire::ResultInformation r;
    r.code = code;
    r.subCode = subCode;
    return r;
}

wire::CloudEvent list(int ms, const QString &call, int sequence, const QList<Who> &participants)
{
    QList<wire::CallParticipant> parties;
    for (const Who &who : participants) {
        wire::CallParticipant p;
        p.identifier = wire::CommunicationIdentifier::fromRawId(RawId(who.rawId));
        p.isMuted = who.muted;
        p.isOnHold = who.onHold;
        parties.append(p);
    }
    wire::ParticipantsUpdated e;
    e.sequenceNumber = sequence;
    e.participants = parties;
    return cloud(ms, call, e);
}

wire::CloudEvent connected(int ms, const QString &call)
{
    return cloud(ms, call, wire::CallConnected());
}

wire::CloudEvent disconnected(int ms, const QString &call, int code, int subCode)
{
    wire::CallDisconnected e;
    e.resultInformation = result(code, subCode);
    return cloud(ms, call, e);
}

wire::EventGridEvent announced(int ms, const QString &context, const QString &from)
{
    wire::IncomingCall call;
    call.from = wire::CommunicationIdentifier::fromRawId(RawId(from));
    call.to = wire::CommunicationIdentifier::phone(u"+18005550100"_s);
    call.serverCallId = ServerCallId(u"server-"_s + incomingOf(context).text);
    call.correlationId = CorrelationId(u"correlation-"_s + incomingOf(context).text);
    call.incomingCallContext = context;
    return wire::EventGridEvent::of(wire::GridSchema::EventGrid, EventId(u"g-"_s + incomingOf(context).text),
                                    u"/topic"_s, u"/caller"_s, at(ms), call);
}

IncomingId incomingOf(const QString &context)
{
    return wire::incomingIdOf(context);
}

wire::RelayEvent claimed(int ms, const QString &context, const QString &user)
{
    wire::CallClaimed e;
    e.incomingId = incomingOf(context);
    e.user = UserName(user);
    return relay(ms, e);
}

wire::RelayEvent released(int ms, const QString &context, const QString &user)
{
    wire::ClaimReleased e;
    e.incomingId = incomingOf(context);
    e.user = UserName(user);
    e.reason = u"refused"_s;
    return relay(ms, e);
}

wire::RelayEvent closed(int ms, const QString &context, wire::IncomingOutcome outcome, const QString &user,
                        const QString &call)
{
    wire::IncomingClosed e;
    e.incomingId = incomingOf(context);
    e.outcome = outcome;
    if (!user.isEmpty())
        e.user = UserName(user);
    if (!call.isEmpty())
        e.callConnectionId = CallId(call);
    return relay(ms, e);
}

wire::RelayEvent owned(int ms, const QString &call, const QString &user, const QString &context)
{
    wire::CallOwned e;
    e.callConnectionId = CallId(call);
    e.user = UserName(user);
    e.direction = wire::CallDirection::Incoming;
    e.incomingId = incomingOf(context);
    return relay(ms, e);
}

wire::RelayEvent dialled(int ms, const QString &call, const QString &user, const QString &to)
{
    wire::CallOwned e;
    e.callConnectionId = CallId(call);
    e.user = UserName(user);
    e.direction = wire::CallDirection::Outgoing;
    e.to = wire::CommunicationIdentifier::fromRawId(RawId(to));
    e.from = wire::CommunicationIdentifier::phone(u"+18005550100"_s);
    return relay(ms, e);
}

wire::RelayEvent said(int ms, const QString &call, const QString &who, const QString &text, qint64 offset)
{
    wire::TranscriptSegment e;
    e.callConnectionId = CallId(call);
    if (!who.isEmpty())
        e.participantRawId = RawId(who);
    e.text = text;
    e.offset = QString::number(offset);
    e.duration = u"16400000"_s;
    e.confidence = 0.5;
    e.locale = u"en-US"_s;
    return relay(ms, e);
}

ChangeSet applyTo(CallStore &store, const StoreEvent &event)
{
    return std::visit([&](const auto &e) { return store.apply(e); }, event);
}

static QString joined(const QStringList &texts, const QList<qint64> &numbers)
{
    QString out = texts.join(u' ');
    for (const qint64 n : numbers)
        out += u' ' + QString::number(n);
    return out + u'\n';
}

static QString text(const Leg &l)
{
    return joined(
        {u"leg"_s, l.party.rawId.text, l.displayName},
        {int(l.role), l.own, l.muted, l.onHold, l.joinedAt.ticks(), l.heldSince.ticks(), l.mutedSince.ticks()});
}

static QString text(const Call &c)
{
    QString out = joined({u"call"_s, c.id.text, c.serverCallId.text, c.correlationId.text, c.incomingId.text,
                          c.owner.text, c.customer.rawId.text, c.callerDisplayName},
                         {int(c.state), int(c.direction), c.createdAt.ticks(), c.connectedAt.ticks(), c.endedAt.ticks(),
                          c.end.code, c.end.subCode, c.participantsSequence, int(c.stream.state),
                          int(c.transcript.state), c.transcript.lines, c.transcript.lastLineAt.ticks(),
                          c.recording ? int(c.recording->state) : -1, c.eventCount});
    for (const Leg &leg : c.legs)
        out += text(leg);
    return out;
}

static QString text(const IncomingCall &c)
{
    return joined({u"incoming"_s, c.id.text, c.from.rawId.text, c.claimedBy.text, c.closedBy.text, c.callId.text},
                  {int(c.outcome), c.announcedAt.ticks(), c.closedAt.ticks(), c.eventCount});
}

QByteArray stateOf(const CallStore &store)
{
    QString out;
    for (const CallId &id : store.callIds())
        out += text(*store.call(id));
    for (const IncomingId &id : store.incomingIds())
        out += text(*store.incoming(id));
    QByteArray raw;
    for (const TimelineEntry &entry : store.timeline())
        raw += QByteArray::number(entry.key, 16) + ' ' + store.rawEvent(entry) + '\n';
    return out.toUtf8() + raw + QJsonDocument(store.snapshot()).toJson();
}

} // namespace callboard
