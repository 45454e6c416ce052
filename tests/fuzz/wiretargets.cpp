#include "fuzz/targets.h"
#include "wire/envelope.h"
#include "wire/jsontree.h"
#include "wire/streaming.h"
#include <QJsonDocument>

namespace callboard::fuzz {

void callbackBody(const QByteArray &input)
{
    const auto events = wire::parseCallbackBody(input);
    if (!events)
        return;
    for (const wire::CloudEvent &event : *events) {
        const auto again = wire::parseCallbackBody(wire::callbackBody(event));
        mustHold(again && again->first() == event);
    }
}

void eventGridBody(const QByteArray &input)
{
    const auto events = wire::parseEventGridBody(input);
    if (!events)
        return;
    for (const wire::EventGridEvent &event : *events) {
        const auto again = wire::parseEventGridBody(wire::eventGridBody(event));
        mustHold(again && again->first() == event);
    }
}

void serviceFrame(const QByteArray &input)
{
    const auto frame = wire::parseServiceFrame(input);
    if (!frame)
        return;
    const auto again = wire::parseServiceFrame(wire::frameText(*frame));
    mustHold(again && *again == *frame);
}

void appFrame(const QByteArray &input)
{
    const auto frame = wire::parseAppFrame(input);
    if (!frame)
        return;
    const auto again = wire::parseAppFrame(wire::frameText(*frame));
    mustHold(again && again->body.index() == frame->body.index());
}

/// The first byte chooses the schema.
void anySchema(const QByteArray &input)
{
    static const QList<wire::SchemaInfo> schemas = wire::schemas();
    if (input.isEmpty())
        return;
    const wire::SchemaInfo &schema = schemas[quint8(input[0]) % schemas.size()];
    const auto once = schema.rewrite(QJsonDocument::fromJson(input.sliced(1)).object());
    if (!once)
        return;
    const auto twice = schema.rewrite(*once);
    mustHold(twice && *twice == *once);
}

void identifier(const QByteArray &input)
{
    const RawId rawId(QString::fromUtf8(input));
    const auto made = wire::CommunicationIdentifier::fromRawId(rawId);
    mustHold(made.id() == rawId);
    mustHold(made.canonical() == made);
    const auto again = wire::fromJson<wire::CommunicationIdentifier>(wire::toJson(made));
    mustHold(again && *again == made);
    const QJsonObject object = QJsonDocument::fromJson(input).object();
    if (const auto read = wire::fromJson<wire::CommunicationIdentifier>(object))
        mustHold(read->canonical().same(*read));
}

void envelope(const QByteArray &input)
{
    const auto read = wire::fromJson<wire::Envelope>(QJsonDocument::fromJson(input).object());
    if (!read)
        return;
    const QByteArray body = QJsonDocument(read->body).toJson(QJsonDocument::Compact);
    const QByteArray text = wire::envelopeText(read->epoch, read->offset, read->at, read->type, read->callId, body);
    mustHold(!QJsonDocument::fromJson(text).isNull());
    if (const auto event = wire::parseJournalEvent(read->body))
        mustHold(wire::typeOf(*event).size() >= 0);
}

/// Whatever the fast parser takes, Qt's takes too, and both read the same.
void jsonTree(const QByteArray &input)
{
    wire::JsonTree tree;
    const auto root = tree.parse(input);
    if (!root || !(root->isObject() || root->isArray()))
        return;
    const QJsonDocument document = QJsonDocument::fromJson(input);
    mustHold(root->toQt() == (root->isObject() ? QJsonValue(document.object()) : QJsonValue(document.array())),
             "the same value from both parsers");
    const auto one = wire::parseJournalEvent(root->toObject());
    const auto other = wire::parseJournalEvent(document.object());
    mustHold(bool(one) == bool(other) && (!one || *one == *other), "the same event from both parsers");
}

} // namespace callboard::fuzz
