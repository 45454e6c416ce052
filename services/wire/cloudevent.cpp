#include "wire/cloudevent.h"
#include "core/jsonreader.h"
#include "wire/callbackcodec.h"
#include <QJsonDocument>

namespace callboard::wire {

template<>
QJsonObject Codec<CloudEvent>::write(const CloudEvent &value)
{
    QJsonObject object = writeFields(value);
    if (value.type.isEmpty())
        object.insert("type"_L1, typeOf(value.event));
    object.insert("data"_L1, dataOf(value.event));
    return object;
}

template<>
void Codec<CloudEvent>::read(const ObjectView &object, CloudEvent &value, const Place &at)
{
    readFields(object, value, at, "data"_L1);
    const Place dataAt(at, "data"_L1);
    const JsonView data = object.value("data"_L1);
    if (data.isObject())
        readCallbackData(value.type, data.toObject(), value.event, dataAt);
    else
        dataAt.problem(data.isAbsent() ? "missing"_L1 : "wrong type"_L1);
}

template<>
Result<CloudEvent> Codec<CloudEvent>::parse(const ObjectView &object)
{
    return parseWhole<CloudEvent>(object);
}

template<>
SchemaInfo Codec<CloudEvent>::info()
{
    SchemaInfo info = listFields<CloudEvent>();
    info.fields.append({"data"_L1, u"object"_s, true, {}});
    return info;
}

CloudEvent CloudEvent::of(const EventId &id, const Timestamp &time, const CallId &call, CallbackEvent event)
{
    CloudEvent e;
    e.id = id;
    e.source = "calling/callConnections/"_L1 + call.text;
    e.subject = e.source;
    e.type = typeOf(event);
    e.time = time;
    e.event = std::move(event);
    if (EventCommon *common = commonOf(e.event)) {
        common->callConnectionId = call;
        common->publicEventType = e.type;
    }
    return e;
}

Result<QList<QJsonObject>> splitCallbackBody(const QByteArray &body)
{
    const Result<QJsonValue> top = parseJson(body);
    if (!top)
        return top.error();
    if (top->isObject())
        return QList<QJsonObject>{top->toObject()};
    QList<QJsonObject> objects;
    const QJsonArray items = top->toArray();
    for (const auto &item : items) {
        if (!item.isObject())
            return ApiError::protocol(u"$[%1]: wrong type"_s.arg(objects.size()));
        objects.append(item.toObject());
    }
    return objects;
}

Result<QList<CloudEvent>> parseCallbackBody(const QByteArray &body)
{
    const Result<QList<QJsonObject>> objects = splitCallbackBody(body);
    if (!objects)
        return objects.error();
    QStringList problems;
    const Place top(&problems);
    QList<CloudEvent> events(objects->size());
    for (qsizetype i = 0; i < events.size(); ++i)
        Codec<CloudEvent>::read(objects->at(i), events[i], Place(top, i));
    if (!problems.isEmpty())
        return ApiError::protocol(problems.join("; "_L1));
    return events;
}

QByteArray callbackBody(const CloudEvent &event)
{
    return QJsonDocument(QJsonArray{toJson(event)}).toJson(QJsonDocument::Compact);
}

} // namespace callboard::wire
