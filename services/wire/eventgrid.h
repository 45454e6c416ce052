// Event Grid events in both schemas, and both handshakes (contract README, section 14).
#pragma once
#include "core/timestamp.h"
#include "wire/gridmodels.h"
#include <variant>

namespace callboard::wire {

struct UnknownGridEvent {
    QString type;
    QJsonObject data;
    bool operator==(const UnknownGridEvent &) const = default;
};

using GridEventData
    = std::variant<IncomingCall, CallStarted, CallEnded, CallParticipantAdded, CallParticipantRemoved,
                   RecordingFileStatusUpdated, SubscriptionValidation, SubscriptionDeleted, UnknownGridEvent>;

QString typeOf(const GridEventData &data);
QJsonObject dataOf(const GridEventData &data);

/// The members of an event in the Event Grid schema, without `data`.
struct GridHead {
    EventId id;
    std::optional<QString> topic; ///< the resource
    QString subject;
    QString eventType;
    Timestamp eventTime;
    std::optional<QString> metadataVersion;
    QString dataVersion;
    CALLBOARD_WIRE_AS(GridHead, "EventGridSchema", id, topic, subject, eventType, eventTime, metadataVersion,
                      dataVersion)
};

/// The members of an event in the CloudEvents schema, without `data`.
struct GridCloudHead {
    EventId id;
    QString source; ///< the resource
    std::optional<QString> data_base64;
    QString type;
    std::optional<Timestamp> time;
    QString specversion = u"1.0"_s;
    std::optional<QString> dataschema;
    std::optional<QString> datacontenttype;
    std::optional<QString> subject;
    CALLBOARD_WIRE_AS(GridCloudHead, "CloudEventSchemaV1_0", id, source, data_base64, type, time, specversion,
                      dataschema, datacontenttype, subject)
};

enum class GridSchema { EventGrid, CloudEvents };

/// One event as Event Grid delivers it, in the schema in which it came.
struct EventGridEvent {
    std::variant<GridHead, GridCloudHead> head;
    GridEventData data;

    GridSchema schema() const { return GridSchema(head.index()); }
    const EventId &id() const;
    QString type() const;
    QString subject() const;
    QString topic() const; ///< topic or source
    Timestamp time() const; ///< null when a CloudEvent came without one
    bool operator==(const EventGridEvent &) const = default;

    /// The same event for a subscription that asked for this schema.
    static EventGridEvent of(GridSchema schema, const EventId &id, const QString &topic, const QString &subject,
                             const Timestamp &time, GridEventData data);
};

QJsonObject toJson(const EventGridEvent &event);
/// Which schema it is, is seen by `specversion`.
Result<EventGridEvent> parseEventGridEvent(const ObjectView &object);
/// An array (Event Grid schema, or a CloudEvents batch) or one object (CloudEvents).
Result<QList<EventGridEvent>> parseEventGridBody(const QByteArray &body);
/// The body that delivers one event: an array in the Event Grid schema, the bare object in the CloudEvents schema.
QByteArray eventGridBody(const EventGridEvent &event);

/// The body of the answer (200) to a SubscriptionValidation in the Event Grid schema.
QByteArray validationAnswer(const SubscriptionValidation &validation);

/// The CloudEvents handshake: an OPTIONS request with these headers asks to be allowed.
inline constexpr QLatin1StringView WebHookRequestOrigin{"WebHook-Request-Origin"};
inline constexpr QLatin1StringView WebHookRequestCallback{"WebHook-Request-Callback"};
inline constexpr QLatin1StringView WebHookRequestRate{"WebHook-Request-Rate"};
/// Headers of the answer (200) that allows the origin to deliver at the rate it asked for, if it did.
QList<QPair<QByteArray, QByteArray>> cloudEventsAllowance(const QByteArray &origin, const QByteArray &rate);

} // namespace callboard::wire
