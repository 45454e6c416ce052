#include "wire/envelope.h"
#include "core/overloaded.h"
#include "wire/gridcodec.h"
#include "wire/introspect.h"
#include <QJsonDocument>

namespace callboard::wire {

CALLBOARD_WIRE_CODEC(Envelope)

namespace {

/// Calls `read` with the type of event that a body is.
template<class Read>
auto asItsType(const ObjectView &body, Read read)
{
    const QString type = body.value("type"_L1).toString();
    if (type.startsWith("Callboard."_L1))
        return read(std::in_place_type<RelayEvent>);
    if (body.contains("eventType"_L1) || isGridType(type))
        return read(std::in_place_type<EventGridEvent>);
    return read(std::in_place_type<CloudEvent>);
}

void readFrom(const ObjectView &body, EventGridEvent &event, const Place &at)
{
    readGridEvent(body, event, at);
}

template<class T>
void readFrom(const ObjectView &body, T &event, const Place &at)
{
    Codec<T>::read(body, event, at);
}

QByteArray quoted(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

CallId gridCallId(const EventGridEvent &event)
{
    const auto *call = std::get_if<IncomingCall>(&event.data);
    return call ? CallId(incomingIdOf(call->incomingCallContext).text) : CallId();
}

} // namespace

Result<JournalEvent> parseJournalEvent(const ObjectView &body)
{
    QStringList problems;
    JournalEvent event = asItsType(body, [&]<class T>(std::in_place_type_t<T> as) {
        JournalEvent made(as);
        readFrom(body, std::get<T>(made), Place(&problems));
        return made;
    });
    if (!problems.isEmpty())
        return ApiError::protocol(problems.join("; "_L1));
    return event;
}

std::shared_ptr<const JournalEvent> sharedJournalEvent(const ObjectView &body)
{
    QStringList problems;
    auto event = asItsType(body, [&]<class T>(std::in_place_type_t<T> as) {
        auto made = std::make_shared<JournalEvent>(as);
        readFrom(body, std::get<T>(*made), Place(&problems));
        return made;
    });
    return problems.isEmpty() ? std::move(event) : nullptr;
}

CallId callIdOf(const JournalEvent &event)
{
    return std::visit(overloaded{[](const CloudEvent &e) { return callIdOf(e.event); },
                                 [](const EventGridEvent &e) { return gridCallId(e); },
                                 [](const RelayEvent &e) { return callIdOf(e.event); }},
                      event);
}

EventId eventIdOf(const JournalEvent &event)
{
    return std::visit(overloaded{[](const CloudEvent &e) { return e.id; },
                                 [](const EventGridEvent &e) { return e.id(); },
                                 [](const RelayEvent &e) { return e.id; }},
                      event);
}

QString typeOf(const JournalEvent &event)
{
    return std::visit(overloaded{[](const CloudEvent &e) { return e.type; },
                                 [](const EventGridEvent &e) { return e.type(); },
                                 [](const RelayEvent &e) { return e.type; }},
                      event);
}

QByteArray envelopeText(const QString &epoch, qint64 offset, const Timestamp &at, const QString &type,
                        const CallId &callId, const QByteArray &body)
{
    return "{\"epoch\":" + quoted(epoch) + ",\"offset\":" + QByteArray::number(offset) + ",\"at\":" + quoted(at.text())
        + ",\"type\":" + quoted(type) + ",\"callId\":" + quoted(callId.text) + ",\"body\":" + body + '}';
}

} // namespace callboard::wire
