// What can be asked of an Event Grid event, whatever its schema, and the handshakes.
#include "core/overloaded.h"
#include "wire/eventgrid.h"
#include <QJsonDocument>

namespace callboard::wire {

QString typeOf(const GridEventData &data)
{
    return std::visit(
        overloaded{[](const UnknownGridEvent &e) { return e.type; }, [](const auto &e) { return QString(e.Schema); }},
        data);
}

QJsonObject dataOf(const GridEventData &data)
{
    return std::visit(
        overloaded{[](const UnknownGridEvent &e) { return e.data; }, [](const auto &e) { return toJson(e); }}, data);
}

const EventId &EventGridEvent::id() const
{
    return std::visit([](const auto &h) -> const EventId & { return h.id; }, head);
}

QString EventGridEvent::type() const
{
    return std::visit(
        overloaded{[](const GridHead &h) { return h.eventType; }, [](const GridCloudHead &h) { return h.type; }}, head);
}

QString EventGridEvent::subject() const
{
    return std::visit(overloaded{[](const GridHead &h) { return h.subject; },
                                 [](const GridCloudHead &h) { return h.subject.value_or(QString()); }},
                      head);
}

QString EventGridEvent::topic() const
{
    return std::visit(overloaded{[](const GridHead &h) { return h.topic.value_or(QString()); },
                                 [](const GridCloudHead &h) { return h.source; }},
                      head);
}

Timestamp EventGridEvent::time() const
{
    return std::visit(overloaded{[](const GridHead &h) { return h.eventTime; },
                                 [](const GridCloudHead &h) { return h.time.value_or(Timestamp()); }},
                      head);
}

namespace {

GridHead gridHead(const EventId &id, const QString &topic, const QString &subject, const Timestamp &time,
                  const QString &type)
{
    GridHead head;
    head.id = id;
    head.topic = topic;
    head.subject = subject;
    head.eventType = type;
    head.eventTime = time;
    head.dataVersion = type.startsWith("Microsoft.EventGrid."_L1) ? u"2"_s : u"1.0"_s;
    head.metadataVersion = u"1"_s;
    return head;
}

GridCloudHead cloudHead(const EventId &id, const QString &topic, const QString &subject, const Timestamp &time,
                        const QString &type)
{
    GridCloudHead head;
    head.id = id;
    head.source = topic;
    head.subject = subject;
    head.type = type;
    head.time = time;
    return head;
}

} // namespace

EventGridEvent EventGridEvent::of(GridSchema schema, const EventId &id, const QString &topic, const QString &subject,
                                  const Timestamp &time, GridEventData data)
{
    EventGridEvent event;
    const QString type = typeOf(data);
    if (schema == GridSchema::EventGrid)
        event.head = gridHead(id, topic, subject, time, type);
    else
        event.head = cloudHead(id, topic, subject, time, type);
    event.data = std::move(data);
    return event;
}

QByteArray validationAnswer(const SubscriptionValidation &validation)
{
    SubscriptionValidationResponse response;
    response.validationResponse = validation.validationCode;
    return QJsonDocument(toJson(response)).toJson(QJsonDocument::Compact);
}

QList<QPair<QByteArray, QByteArray>> cloudEventsAllowance(const QByteArray &origin, const QByteArray &rate)
{
    QList<QPair<QByteArray, QByteArray>> headers{{"WebHook-Allowed-Origin", origin}, {"Allow", "POST"}};
    if (!rate.isEmpty())
        headers.append({"WebHook-Allowed-Rate", rate});
    return headers;
}

} // namespace callboard::wire
