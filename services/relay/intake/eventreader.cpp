#include "relay/intake/eventreader.h"
#include "core/literals.h"
#include "relay/intake/jsonsplit.h"
#include "wire/jsontree.h"
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
ServerCallId serverCallOf(const wire::ObjectView &object)
{
    return ServerCallId(object.value("data"_L1).toObject().value("serverCallId"_L1).toString());
}

bool isOf(EventSource source, const wire::ObjectView &object, const QByteArray &type)
{
    if (type.startsWith("Callboard."))
        return false;
    return source == EventSource::EventGrid || !object.contains("eventType"_L1);
}

std::shared_ptr<const wire::JournalEvent> parsed(const wire::ObjectView &object, EventSource source)
{
    auto event = wire::sharedJournalEvent(object);
    if (!event)
        return {};
    const bool expected = source == EventSource::EventGrid ? std::holds_alternative<wire::EventGridEvent>(*event)
                                                           : std::holds_alternative<wire::CloudEvent>(*event);
    return expected ? event : nullptr;
}

QByteArray text(const wire::ObjectView &object, QLatin1StringView one, QLatin1StringView other)
{
    const QByteArray found = object.value(one).toUtf8();
    return found.isEmpty() ? object.value(other).toUtf8() : found;
}

QString callIdOf(const Entry &entry, const wire::ObjectView &object, const RelayState &state)
{
    const QString own = entry.event ? wire::callIdOf(*entry.event).text
                                    : object.value("data"_L1).toObject().value("callConnectionId"_L1).toString();
    return own.isEmpty() ? state.callOfServer(serverCallOf(object)).text : own;
}

Entry readEvent(const QByteArray &bytes, const wire::ObjectView &object, EventSource source, RelayState &state)
{
    Entry entry;
    NewEvent &row = entry.row;
    row.id = object.value("id"_L1).toUtf8();
    row.type = text(object, "type"_L1, "eventType"_L1);
    if (row.id.isEmpty() || row.type.isEmpty() || !isOf(source, object, row.type))
        return state.own().malformed(bytes, nameOf(source));
    entry.event = parsed(object, source);
    row.source = text(object, "source"_L1, "topic"_L1);
    row.callId = callIdOf(entry, object, state).toUtf8();
    row.body = bytes;
    if (entry.event)
        row.time = timeOf(*entry.event).ticks() / TicksPerMillisecond;
    return entry;
}

Entry readEvent(const QByteArray &bytes, EventSource source, RelayState &state)
{
    return readEvent(bytes, QJsonDocument::fromJson(bytes).object(), source, state);
}

/// What is left of correct JSON when the brackets of its array are cut.
QByteArray withoutBrackets(const QByteArray &array)
{
    return QByteArrayView(array).trimmed().sliced(1).chopped(1).trimmed().toByteArray();
}

/// The one event of a body that is plainly correct JSON, read in one go; nothing for all other bodies.
std::optional<Entry> readSingle(const QByteArray &body, EventSource source, RelayState &state)
{
    static thread_local wire::JsonTree tree;
    const auto root = tree.parse(body);
    if (!root)
        return {};
    if (root->isObject())
        return readEvent(body.trimmed(), root->toObject(), source, state);
    const auto items = root->toArray();
    if (items.size() != 1)
        return {};
    return readEvent(withoutBrackets(body), items.front().toObject(), source, state);
}
} // namespace

QList<Entry> readEvents(const QByteArray &body, EventSource source, RelayState &state)
{
    if (auto single = readSingle(body, source, state))
        return {std::move(*single)};
    const auto parts = splitJson(body);
    if (!parts)
        return {state.own().malformed(body, nameOf(source))};
    QList<Entry> entries;
    entries.reserve(parts->size());
    for (const QByteArray &part : *parts)
        entries.append(readEvent(part, source, state));
    return entries;
}

QByteArray validationAnswerFor(const QList<Entry> &entries)
{
    for (const Entry &entry : entries) {
        const auto *grid = entry.event ? std::get_if<wire::EventGridEvent>(entry.event.get()) : nullptr;
        const auto *validation = grid ? std::get_if<wire::SubscriptionValidation>(&grid->data) : nullptr;
        if (validation)
            return wire::validationAnswer(*validation);
    }
    return {};
}

} // namespace callboard::relay
