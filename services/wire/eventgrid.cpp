#include "wire/eventgrid.h"
#include "core/jsonreader.h"
#include "core/overloaded.h"
#include "wire/gridcodec.h"
#include "wire/introspect.h"
#include <QJsonDocument>

namespace callboard::wire {

CALLBOARD_WIRE_CODEC(GridHead)
CALLBOARD_WIRE_CODEC(GridCloudHead)

namespace {

using ReadData = void (*)(const ObjectView &, GridEventData &, const Place &);

template<class T>
void readAs(const ObjectView &data, GridEventData &value, const Place &at)
{
    Codec<T>::read(data, value.emplace<T>(), at);
}

template<class... Known>
QHash<QString, ReadData> makeReaders()
{
    return {{QString(Known::Schema), &readAs<Known>}...};
}

const QHash<QString, ReadData> &readers()
{
    static const auto map
        = makeReaders<IncomingCall, CallStarted, CallEnded, CallParticipantAdded, CallParticipantRemoved,
                      RecordingFileStatusUpdated, SubscriptionValidation, SubscriptionDeleted>();
    return map;
}

void readHead(const ObjectView &object, EventGridEvent &event, const Place &at)
{
    if (object.contains("specversion"_L1))
        readFields(object, event.head.emplace<GridCloudHead>(), at, "data"_L1);
    else
        readFields(object, event.head.emplace<GridHead>(), at, "data"_L1);
}

} // namespace

bool isGridType(const QString &type)
{
    return readers().contains(type);
}

void readGridEvent(const ObjectView &object, EventGridEvent &event, const Place &at)
{
    readHead(object, event, at);
    const JsonView data = object.value("data"_L1);
    const Place dataAt(at, "data"_L1);
    const ReadData read = readers().value(event.type());
    if (data.isObject() && read)
        read(data.toObject(), event.data, dataAt);
    else if (data.isObject())
        event.data = UnknownGridEvent{event.type(), data.toObject().toQt()};
    else if (!data.isAbsent())
        dataAt.problem("wrong type"_L1);
    else if (read || event.schema() == GridSchema::EventGrid)
        dataAt.problem("missing"_L1);
    else
        event.data = UnknownGridEvent{event.type(), {}};
}

Result<EventGridEvent> parseEventGridEvent(const ObjectView &object)
{
    QStringList problems;
    EventGridEvent event;
    readGridEvent(object, event, Place(&problems));
    if (!problems.isEmpty())
        return ApiError::protocol(problems.join("; "_L1));
    return event;
}

Result<QList<EventGridEvent>> parseEventGridBody(const QByteArray &body)
{
    const Result<QJsonValue> top = parseJson(body);
    if (!top)
        return top.error();
    QStringList problems;
    const Place at(&problems);
    QList<EventGridEvent> events;
    if (top->isObject())
        readGridEvent(top->toObject(), events.emplaceBack(), at);
    const QJsonArray items = top->toArray();
    for (const auto &item : items) {
        const Place itemAt(at, events.size());
        EventGridEvent &event = events.emplaceBack();
        item.isObject() ? readGridEvent(item.toObject(), event, itemAt) : itemAt.problem("wrong type"_L1);
    }
    if (!problems.isEmpty())
        return ApiError::protocol(problems.join("; "_L1));
    return events;
}

QJsonObject toJson(const EventGridEvent &event)
{
    QJsonObject object = std::visit([](const auto &head) { return toJson(head); }, event.head);
    const QJsonObject data = dataOf(event.data);
    const bool dataless = event.schema() == GridSchema::CloudEvents && data.isEmpty()
        && std::holds_alternative<UnknownGridEvent>(event.data);
    if (!dataless)
        object.insert("data"_L1, data);
    return object;
}

QByteArray eventGridBody(const EventGridEvent &event)
{
    const QJsonObject object = toJson(event);
    const QJsonDocument doc
        = event.schema() == GridSchema::EventGrid ? QJsonDocument(QJsonArray{object}) : QJsonDocument(object);
    return doc.toJson(QJsonDocument::Compact);
}

} // namespace callboard::wire
