#include "wire/callbackcodec.h"
#include "core/overloaded.h"

namespace callboard::wire {

CALLBOARD_WIRE_CODEC(EventCommon)

namespace {

using ReadData = void (*)(const ObjectView &, CallbackEvent &, const Place &);

template<class T>
void readAs(const ObjectView &data, CallbackEvent &event, const Place &at)
{
    readFields(data, event.emplace<T>(), at);
}

template<class T>
Result<QJsonObject> rewriteEvent(const QJsonObject &data)
{
    QStringList problems;
    T event;
    readFields(data, event, Place(&problems));
    if (!problems.isEmpty())
        return ApiError::protocol(problems.join("; "_L1));
    return writeFields(event);
}

template<class T>
SchemaInfo eventInfo()
{
    const T event{};
    FieldLister lister;
    T::describe(event, lister);
    return {T::Schema, lister.fields, &rewriteEvent<T>};
}

/// Calls `f` with a null pointer to each known event of the variant.
template<class F, class... Known>
void eachKnown(F f, std::variant<Known...> *)
{
    const auto one = [&f]<class T>(T *event) {
        if constexpr (!std::is_same_v<T, UnknownEvent>)
            f(event);
    };
    (one(static_cast<Known *>(nullptr)), ...);
}

QHash<QString, ReadData> makeReaders()
{
    QHash<QString, ReadData> readers;
    eachKnown([&readers]<class T>(T *) { readers.insert(T::Schema, &readAs<T>); },
              static_cast<CallbackEvent *>(nullptr));
    return readers;
}

} // namespace

void readCallbackData(const QString &type, const ObjectView &data, CallbackEvent &event, const Place &at)
{
    static const QHash<QString, ReadData> readers = makeReaders();
    if (const ReadData read = readers.value(type))
        read(data, event, at);
    else
        event = UnknownEvent{type, data.toQt()};
}

QList<SchemaInfo> callbackEventSchemas()
{
    QList<SchemaInfo> list;
    eachKnown([&list]<class T>(T *) { list.append(eventInfo<T>()); }, static_cast<CallbackEvent *>(nullptr));
    return list;
}

QJsonObject dataOf(const CallbackEvent &event)
{
    return std::visit(
        overloaded{[](const UnknownEvent &e) { return e.data; }, [](const auto &e) { return writeFields(e); }}, event);
}

} // namespace callboard::wire
