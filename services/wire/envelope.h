// What the relay sends to consoles: one journalled event with its position.
#pragma once
#include "wire/cloudevent.h"
#include "wire/eventgrid.h"
#include "wire/relayevents.h"

namespace callboard::wire {

/// `data` of a Web PubSub message and item of /v1/events. `body` is the event as the relay received it.
struct Envelope {
    QString epoch; ///< names the journal; positions of two epochs can't be compared
    qint64 offset = 0; ///< grows by one an event, from 1
    Timestamp at; ///< the relay's clock
    QString type; ///< full event type
    CallId callId; ///< call connection id, or the incoming id of a call that rings
    QJsonObject body;
    CALLBOARD_WIRE(Envelope, epoch, offset, at, type, callId, body)
};

/// Any event that a journal can hold.
using JournalEvent = std::variant<CloudEvent, EventGridEvent, RelayEvent>;

/// Reads a body by its type: Callboard.* is the relay's own, the Event Grid types are Event Grid's, the rest are
/// callback events. An unknown type of a known family is no error.
Result<JournalEvent> parseJournalEvent(const ObjectView &body);
/// The same, kept in one place for many to hold; null when it can't be read.
std::shared_ptr<const JournalEvent> sharedJournalEvent(const ObjectView &body);
/// `callId` that belongs in the envelope of such an event; empty when it concerns no call (subscription events).
/// Of events that only name a server call it is empty too.
CallId callIdOf(const JournalEvent &event);
EventId eventIdOf(const JournalEvent &event);
QString typeOf(const JournalEvent &event);

/// The text of an envelope around a body that is text already; nothing is parsed. `body` is one JSON object.
QByteArray envelopeText(const QString &epoch, qint64 offset, const Timestamp &at, const QString &type,
                        const CallId &callId, const QByteArray &body);

} // namespace callboard::wire
