// Engine events as wire values.
#pragma once
#include "exchange/engine/events.h"
#include "wire/cloudevent.h"
#include "wire/eventgrid.h"

namespace callboard::exchange {

wire::CloudEvent toWire(const Callback &event);
/// Result of an operation; sipDetails and q850Details only since api-version 2026-03-12.
wire::ResultInformation toWire(const Outcome &outcome, const QString &apiVersion);
wire::CallParticipant toWire(const Participant &participant);

/// An Event Grid event before it is known which schema a subscription asked for.
struct GridEvent {
    EventId id;
    Timestamp time;
    QString subject;
    wire::GridEventData data;

    wire::EventGridEvent in(wire::GridSchema schema, const QString &topic) const;
};
GridEvent toGrid(const IncomingCall &event);
GridEvent toGrid(const CallNotice &event);

/// The address of the resource in Event Grid; `name` is the resource's.
QString topicOf(const QString &name);

} // namespace callboard::exchange
