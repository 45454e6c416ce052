#include "relay/intake/eventreader.h"
#include "core/literals.h"
#include "relay/intake/jsonsplit.h"
#include <QJsonDocument>

namespace callboard::relay {

namespace {
constexpr qint64 TicksPerMillisecond = 10'000;

QString nameOf(EventSource source)
{
    return source == EventSource::EventGrid ? u"eventGrid"_s : u"callback"_s;
}

Timestamp timeOf(const wire::JournalEvent &event)
{
    if (const auto *grid = std::get_if<wire::EventGridEvent>(&event))
        return grid->time();
    const auto *cloud = std::get_if<wire::CloudEvent>(&event);
    return cloud ? cloud->time : Timestamp();
}

/// Server call id of an Event Grid event's data, to file it under the call it belongs to.
ServerCallId serverCallOf(const QJsonObject &object)
{
    return ServerCallId(object.value("data"_L1).toObject().value("serverCallId"_L1).toString());
}

bool isOf(EventSource source, const QJsonObject &object, const QString &type)
{
    if (type.startsWith("Callboard."_L1))
        return false;
    return source == EventSource::EventGrid || !object.contains("eventType"_L1);
}

std::optional<wire::JournalEvent> parsed(const QJsonObject &object, EventSource source)
{
    auto event = wire::parseJournalEvent(object);
    if (!event)
        return {};
    const bool expected = source == EventSource::EventGrid ? std::holds_alternative<wire::EventGridEvent>(*event)
                                                           : std::holds_alternative<wire::CloudEvent>(*event);
    return expected ? std::optional(std::move(event).value()) : std::nullopt;
}

QString text(const QJsonObject &object, QLatin1StringView one, QLatin1StringView other)
{
    const QString found = object.value(one).toString();
    return found.isEmpty() ? object.value(other).toString() : found;
}

void fillRow(Entry &entry, const QJsonObject &object, RelayState &state)
{
    NewEvent &row = entry.row;
    row.id = object.value("id"_L1).toString().toUtf8();
    row.type = text(object, "type"_L1, "eventType"_L1).toUtf8();
    row.source = text(object, "source"_L1, "topic"_L1).toUtf8();
    QString callId;
    if (entry.event) {
        row.time = timeOf(*entry.event).ticks() / TicksPerMillisecond;
        callId = wire::callIdOf(*entry.event).text;
    } else {
        callId = object.value("data"_L1).toObject().value("callConnectionId"_L1).toString();
    }
    if (callId.isEmpty())
        callId = state.callOfServer(serverCallOf(object)).text;
    row.callId = callId.toUtf8();
}

Entry readEvent(const QByteArray &bytes, EventSource source, RelayState &state)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const QString type = text(object, "type"_L1, "eventType"_L1);
    if (object.value("id"_L1).toString().isEmpty() || type.isEmpty() || !isOf(source, object, type))
        return state.own().malformed(bytes, nameOf(source));
    Entry entry;
    entry.event = parsed(object, source);
    fillRow(entry, object, state);
    entry.row.body = bytes;
    return entry;
}
} // namespace

QList<Entry> readEvents(const QByteArray &body, EventSource source, RelayState &state)
{
    const auto parts = splitJson(body);
    if (!parts)
        return {state.own().malformed(body, nameOf(source))};
    QList<Entry> entries;
    entries.reserve(parts->size());
    for (const QByteArray &part : *parts)
        entries.append(readEvent(part, source, state));
    return entries;
}

QByteArray validationAnswerFor(const QByteArray &body)
{
    const auto parts = splitJson(body);
    if (!parts)
        return {};
    for (const QByteArray &part : *parts) {
        const auto event = wire::parseEventGridEvent(QJsonDocument::fromJson(part).object());
        const auto *validation = event ? std::get_if<wire::SubscriptionValidation>(&event->data) : nullptr;
        if (validation)
            return wire::validationAnswer(*validation);
    }
    return {};
}

} // namespace callboard::relay
