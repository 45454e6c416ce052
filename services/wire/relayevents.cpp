#include "wire/relayevents.h"
#include "core/overloaded.h"
#include "wire/introspect.h"

namespace callboard::wire {

CALLBOARD_WIRE_CODEC(CallClaimed)
CALLBOARD_WIRE_CODEC(ClaimReleased)
CALLBOARD_WIRE_CODEC(IncomingClosed)
CALLBOARD_WIRE_CODEC(CallOwned)
CALLBOARD_WIRE_CODEC(ActionRefused)
CALLBOARD_WIRE_CODEC(SegmentWord)
CALLBOARD_WIRE_CODEC(TranscriptSegment)
CALLBOARD_WIRE_CODEC(TranscriptPartial)
CALLBOARD_WIRE_CODEC(RecordingControlled)
CALLBOARD_WIRE_CODEC(RecordingStored)
CALLBOARD_WIRE_CODEC(RecordingFailed)

namespace {

template<class T>
RelayEventData readAs(const ObjectView &data, const Place &at)
{
    T event;
    readFields(data, event, at);
    return event;
}

RelayEventData readData(const QString &type, const ObjectView &data, const Place &at)
{
    if (type == CallClaimed::Schema)
        return readAs<CallClaimed>(data, at);
    if (type == ClaimReleased::Schema)
        return readAs<ClaimReleased>(data, at);
    if (type == IncomingClosed::Schema)
        return readAs<IncomingClosed>(data, at);
    if (type == CallOwned::Schema)
        return readAs<CallOwned>(data, at);
    if (type == ActionRefused::Schema)
        return readAs<ActionRefused>(data, at);
    if (type == TranscriptSegment::Schema)
        return readAs<TranscriptSegment>(data, at);
    if (type == RecordingControlled::Schema)
        return readAs<RecordingControlled>(data, at);
    if (type == RecordingStored::Schema)
        return readAs<RecordingStored>(data, at);
    if (type == RecordingFailed::Schema)
        return readAs<RecordingFailed>(data, at);
    return UnknownRelayEvent{type, data.toQt()};
}

} // namespace

template<>
QJsonObject Codec<RelayEvent>::write(const RelayEvent &value)
{
    QJsonObject object = writeFields(value);
    if (value.type.isEmpty())
        object.insert("type"_L1, typeOf(value.event));
    object.insert("data"_L1,
                  std::visit(overloaded{[](const UnknownRelayEvent &e) { return e.data; },
                                        [](const auto &e) { return writeFields(e); }},
                             value.event));
    return object;
}

template<>
void Codec<RelayEvent>::read(const ObjectView &object, RelayEvent &value, const Place &at)
{
    readFields(object, value, at, "data"_L1);
    const Place dataAt(at, "data"_L1);
    const JsonView data = object.value("data"_L1);
    if (data.isObject())
        value.event = readData(value.type, data.toObject(), dataAt);
    else
        dataAt.problem(data.isAbsent() ? "missing"_L1 : "wrong type"_L1);
}

template<>
Result<RelayEvent> Codec<RelayEvent>::parse(const ObjectView &object)
{
    return parseWhole<RelayEvent>(object);
}

template<>
SchemaInfo Codec<RelayEvent>::info()
{
    SchemaInfo info = listFields<RelayEvent>();
    info.fields.append({"data"_L1, u"object"_s, true, {}});
    return info;
}

RelayEvent RelayEvent::of(const EventId &id, const Timestamp &time, RelayEventData event)
{
    RelayEvent e;
    e.id = id;
    e.time = time;
    e.type = typeOf(event);
    e.event = std::move(event);
    return e;
}

QJsonObject partialMessage(const TranscriptPartial &partial, const Timestamp &at)
{
    const QString type = TranscriptPartial::Schema;
    return {{u"type"_s, type},
            {u"callId"_s, partial.callConnectionId.text},
            {u"at"_s, at.text()},
            {u"body"_s, QJsonObject{{u"type"_s, type}, {u"time"_s, at.text()}, {u"data"_s, toJson(partial)}}}};
}

std::optional<TranscriptPartial> partialOf(const QJsonObject &message)
{
    if (message.value("type"_L1).toString() != TranscriptPartial::Schema)
        return {};
    const QJsonObject body = message.value("body"_L1).toObject();
    const auto partial = fromJson<TranscriptPartial>(body.value("data"_L1).toObject());
    return partial ? std::optional(*partial) : std::nullopt;
}

QString typeOf(const RelayEventData &event)
{
    return std::visit(
        overloaded{[](const UnknownRelayEvent &e) { return e.type; }, [](const auto &e) { return QString(e.Schema); }},
        event);
}

CallId callIdOf(const RelayEventData &event)
{
    return std::visit(
        overloaded{[](const CallClaimed &e) { return CallId(e.incomingId.text); },
                   [](const ClaimReleased &e) { return CallId(e.incomingId.text); },
                   [](const IncomingClosed &e) { return CallId(e.incomingId.text); },
                   [](const CallOwned &e) { return e.callConnectionId; },
                   [](const ActionRefused &e) { return e.callId; },
                   [](const TranscriptSegment &e) { return e.callConnectionId; },
                   [](const RecordingControlled &e) { return e.callConnectionId.value_or(CallId()); },
                   [](const RecordingStored &e) { return e.callConnectionId.value_or(CallId()); },
                   [](const RecordingFailed &e) { return e.callConnectionId.value_or(CallId()); },
                   [](const UnknownRelayEvent &e) { return CallId(e.data.value("callConnectionId"_L1).toString()); }},
        event);
}

} // namespace callboard::wire
