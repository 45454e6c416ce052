// Events for tests of the store, as short to write as a sentence.
#pragma once
#include "store/callstore.h"
#include "wire/envelope.h"

namespace callboard {

using StoreEvent = wire::JournalEvent;

/// A moment of the test's day, in milliseconds after 2026-03-16T09:00:00Z.
Timestamp at(int milliseconds);

template<class Event>
wire::CloudEvent cloud(int ms, const QString &call, Event event)
{
    event.serverCallId = ServerCallId(u"server-"_s + call);
    event.correlationId = CorrelationId(u"correlation-"_s + call);
    static int number = 0;
    return wire::CloudEvent::of(EventId(u"e%1"_s.arg(++number)), at(ms), CallId(call), event);
}

/// A result with these codes.
wire::ResultInformation result(int code, int subCode);

struct Who {
    QString rawId;
    bool muted = false;
    bool onHold = false;
};
wire::CloudEvent list(int ms, const QString &call, int sequence, const QList<Who> &participants);
wire::CloudEvent connected(int ms, const QString &call);
wire::CloudEvent disconnected(int ms, const QString &call, int code = 200, int subCode = 7000);

/// The announcement of a call from a phone number to the line +18005550100.
wire::EventGridEvent announced(int ms, const QString &context, const QString &from = u"4:+14255550123"_s);
IncomingId incomingOf(const QString &context);

template<class Event>
wire::RelayEvent relay(int ms, Event event)
{
    static int number = 0;
    return wire::RelayEvent::of(EventId(u"r%1"_s.arg(++number)), at(ms), event);
}
wire::RelayEvent claimed(int ms, const QString &context, const QString &user);
wire::RelayEvent released(int ms, const QString &context, const QString &user);
wire::RelayEvent closed(int ms, const QString &context, wire::IncomingOutcome outcome, const QString &user = {},
                        const QString &call = {});
wire::RelayEvent owned(int ms, const QString &call, const QString &user, const QString &context);
wire::RelayEvent dialled(int ms, const QString &call, const QString &user, const QString &to);

/// A line of a transcript: `offset` in ticks.
wire::RelayEvent said(int ms, const QString &call, const QString &who, const QString &text, qint64 offset);

/// apply() for whichever kind it is.
ChangeSet applyTo(CallStore &store, const StoreEvent &event);

/// Everything a store tells, as text: two stores are in the same state when this is the same.
QByteArray stateOf(const CallStore &store);

inline const QString customer = u"4:+14255550123"_s;
inline const QString application = u"8:acs:res_app"_s;
inline const QString expert = u"8:acs:res_expert"_s;

} // namespace callboard
