#include "relay/state/ownevents.h"
#include "core/literals.h"
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QUuid>

namespace callboard::relay {

namespace {
constexpr qint64 TicksPerMillisecond = 10'000;
constexpr char Source[] = "callboard/relay";

std::optional<wire::CommunicationIdentifier> party(const QByteArray &rawId)
{
    if (rawId.isEmpty())
        return {};
    return wire::CommunicationIdentifier::fromRawId(RawId(QString::fromUtf8(rawId)));
}
} // namespace

bool isRingType(QByteArrayView type)
{
    return type == "Microsoft.Communication.IncomingCall" || type == "Callboard.CallClaimed"
        || type == "Callboard.ClaimReleased" || type == "Callboard.IncomingClosed";
}

Timestamp OwnEvents::now()
{
    m_last = std::max(m_last + 1, m_clock.now().toMSecsSinceEpoch() * TicksPerMillisecond);
    return Timestamp::fromTicks(m_last);
}

Entry OwnEvents::make(wire::RelayEventData data)
{
    return make(std::move(data), QUuid::createUuid().toString(QUuid::WithoutBraces), now());
}

Entry OwnEvents::make(wire::RelayEventData data, const QString &id, const Timestamp &time)
{
    wire::RelayEvent event = wire::RelayEvent::of(EventId(id), time, std::move(data));
    Entry entry;
    entry.row.source = Source;
    entry.row.id = id.toUtf8();
    entry.row.type = wire::typeOf(event.event).toUtf8();
    entry.row.callId = wire::callIdOf(event.event).text.toUtf8();
    entry.row.time = time.ticks() / TicksPerMillisecond;
    entry.row.body = QJsonDocument(wire::toJson(event)).toJson(QJsonDocument::Compact);
    entry.event = std::make_shared<const wire::JournalEvent>(std::move(event));
    return entry;
}

Entry OwnEvents::malformed(const QByteArray &bytes, const QString &from)
{
    const QByteArray id = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().first(32);
    const QJsonObject data{
        {u"from"_s, from}, {u"size"_s, bytes.size()}, {u"base64"_s, QString::fromLatin1(bytes.toBase64())}};
    Entry entry;
    entry.row.source = from.toUtf8();
    entry.row.id = id;
    entry.row.type = "Callboard.Malformed";
    entry.row.body = QJsonDocument(QJsonObject{{u"id"_s, QString::fromLatin1(id)},
                                               {u"type"_s, u"Callboard.Malformed"_s},
                                               {u"time"_s, now().text()},
                                               {u"data"_s, data}})
                         .toJson(QJsonDocument::Compact);
    return entry;
}

QList<Entry> ownershipEntries(const CallbackKey &key, const CallId &call)
{
    const Timestamp time = Timestamp::fromTicks(key.createdAt * TicksPerMillisecond);
    const UserName user(QString::fromUtf8(key.user));
    wire::CallOwned owned;
    owned.callConnectionId = call;
    owned.user = user;
    owned.direction = key.direction == "incoming" ? wire::CallDirection::Incoming : wire::CallDirection::Outgoing;
    owned.from = party(key.from);
    owned.to = party(key.to);
    QList<Entry> entries;
    if (!key.incomingId.isEmpty()) {
        owned.incomingId = IncomingId(QString::fromUtf8(key.incomingId));
        wire::IncomingClosed closed;
        closed.incomingId = *owned.incomingId;
        closed.outcome = wire::IncomingOutcome::Answered;
        closed.user = user;
        closed.callConnectionId = call;
        entries.append(OwnEvents::make(closed, u"answered-"_s + closed.incomingId.text, time));
    }
    entries.prepend(OwnEvents::make(owned, u"owned-"_s + call.text, time));
    return entries;
}

} // namespace callboard::relay
