// The envelope of a callback event, and the body of a callback request.
#pragma once
#include "wire/callbackevents.h"

namespace callboard::wire {

/// One CloudEvents 1.0 object as Call Automation posts it (contract README, 13.1).
struct CloudEvent {
    EventId id;
    QString source; ///< calling/callConnections/{callConnectionId}
    QString type; ///< full type; empty in a new event: taken from `event` when written
    Timestamp time;
    QString specversion = u"1.0"_s;
    QString datacontenttype = u"application/json"_s;
    QString subject; ///< the same text as source
    CallbackEvent event; ///< `data`
    CALLBOARD_WIRE(CloudEvent, id, source, type, time, specversion, datacontenttype, subject)

    /// An event of one call connection, with source and subject as the service writes them.
    static CloudEvent of(const EventId &id, const Timestamp &time, const CallId &call, CallbackEvent event);
};

/// The events of a callback body: an array (one event in recorded traffic) or a single object. The objects are
/// returned unread, so that each can be kept as it came even when it can't be read.
Result<QList<QJsonObject>> splitCallbackBody(const QByteArray &body);
/// All events of a body; the first that can't be read makes the whole an error with its path ("$[2].data…").
Result<QList<CloudEvent>> parseCallbackBody(const QByteArray &body);
/// A body with one event, as the service sends it.
QByteArray callbackBody(const CloudEvent &event);

} // namespace callboard::wire
