#include "wire/envelope.h"
#include "core/overloaded.h"
#include "wire/gridcodec.h"
#include "wire/introspect.h"
#include <QJsonDocument>

namespace callboard::wire {

CALLBOARD_WIRE_CODEC(Envelope)

namespace {

void readJournalEvent(const ObjectView &body, JournalEvent &event, const Place &at)
{
    const QString type = body.value("type"_L1).toString();
    if (type.startsWith("Callboard."_L1))
        Codec<RelayEvent>::read(body, event.emplace<RelayEvent>(), at);
    else if (body.contains("eventType"_L1) || isGridType(type))
        readGridEvent(body, event.emplace<EventGridEvent>(), at);
    else
        Codec<CloudEvent>::read(body, event.emplace<CloudEvent>(), at);
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
    JournalEvent event;
    readJournalEvent(body, event, Place(&problems));
    if (!problems.isEmpty())
        return ApiError::protocol(problems.join("; "_L1));
    return event;
}

std::shared_ptr<const JournalEvent> sharedJournalEvent(const ObjectView &body)
{
    QStringList problems;
    auto event = std::make_shared<JournalEvent>();
    readJournalEvent(body, *event, Place(&problems));
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
