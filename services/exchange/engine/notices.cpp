// Event Grid events: incoming calls, and the four about calls with ACS users (contract README, 14.1 and 14.6).
#include "core/literals.h"
#include "exchange/engine/work.h"
#include <QCryptographicHash>
#include <cmath>

namespace callboard::exchange {

namespace {
CallNotice notice(Work &w, CallNotice::Kind kind, const Call &call)
{
    CallNotice n;
    n.kind = kind;
    n.id = w.eventId();
    n.time = w.stamp();
    n.serverCall = call.serverCall;
    n.correlation = call.correlation;
    n.startedBy = call.startedBy;
    n.groupId = call.groupId;
    n.roomId = call.roomId;
    n.twoParty = !call.group;
    return n;
}

/// Applications and telephones raise none of these events.
bool counts(const Member &m)
{
    return m.connection.isEmpty() && isAcsUser(m.who);
}

void sendAbout(Work &w, CallNotice::Kind kind, const Call &call, const Member &m)
{
    CallNotice n = notice(w, kind, call);
    n.user = m.who;
    n.displayName = m.name;
    n.participantId = m.participantId;
    w.out.append(std::move(n));
}

/// Looks like an unsigned JWT of about the service's length.
QString newContext(Work &w)
{
    return "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0."_L1 + w.s.random.text(w.s.config.contextLength) + u'.';
}

/// On the receiving side the user-to-user header has another name (contract README, 9).
CustomContext received(CustomContext context)
{
    for (const QString &name : context.sipHeaders.keys()) {
        if (name.compare("User-To-User"_L1, Qt::CaseInsensitive) == 0)
            context.sipHeaders.insert(u"userToUser"_s, context.sipHeaders.take(name));
    }
    return context;
}
} // namespace

QByteArray offerKey(const QString &incomingCallContext)
{
    return QCryptographicHash::hash(incomingCallContext.toUtf8(), QCryptographicHash::Sha256);
}

void noticeJoined(Work &w, Call &call, const Member &m)
{
    if (!counts(m))
        return;
    if (!call.announced)
        w.out.append(notice(w, CallNotice::Kind::Started, call));
    call.announced = true;
    sendAbout(w, CallNotice::Kind::ParticipantAdded, call, m);
}

void noticeLeft(Work &w, Call &call, const Member &m)
{
    if (call.announced && counts(m))
        sendAbout(w, CallNotice::Kind::ParticipantRemoved, call, m);
}

void noticeEnded(Work &w, const Call &call, const RawId &endedBy)
{
    if (!call.announced)
        return;
    CallNotice n = notice(w, CallNotice::Kind::Ended, call);
    n.endedBy = endedBy;
    n.endedByName = w.s.parties.value(endedBy);
    n.seconds = std::round(double(w.s.now - call.startedAt) / double(TicksPerMillisecond)) / 1000.0;
    w.out.append(std::move(n));
}

void announceIncoming(Work &w, const Call &call, Ring &ring)
{
    IncomingCall e;
    e.id = w.eventId();
    e.time = w.stamp();
    e.to = ring.target;
    e.from = ring.from;
    e.serverCall = call.serverCall;
    e.correlation = call.correlation;
    e.callerDisplayName = isPhone(ring.from) ? QString() : ring.displayName;
    e.incomingCallContext = newContext(w);
    e.context = received(ring.context);
    ring.offer = offerKey(e.incomingCallContext);
    w.s.offers[ring.offer]
        = {Offer::State::Ringing, ring.leg, ring.target, ring.from, call.serverCall, call.correlation};
    w.out.append(std::move(e));
}

} // namespace callboard::exchange
