#include "models/eventfacts.h"
#include "core/literals.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace callboard {

static constexpr auto servicePrefix = "Microsoft.Communication."_L1;

static Party partyIn(const QJsonObject &data, QLatin1StringView key)
{
    const QString rawId = data[key]["rawId"_L1].toString();
    return rawId.isEmpty() ? Party() : partyOf(RawId(rawId));
}

static Party firstOf(const QJsonObject &data, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys) {
        if (Party party = partyIn(data, key); !party.isEmpty())
            return party;
    }
    return {};
}

static QString firstText(const QJsonObject &data, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys) {
        if (const QString text = data[key].toString(); !text.isEmpty())
            return text;
    }
    return {};
}

static void countMembers(EventFacts &facts, const QJsonObject &data)
{
    if (!data.contains("participants"_L1))
        return;
    const QJsonArray list = data["participants"_L1].toArray();
    facts.members = int(list.size());
    for (const QJsonValue &member : list) {
        facts.muted += member["isMuted"_L1].toBool() ? 1 : 0;
        facts.onHold += member["isOnHold"_L1].toBool() ? 1 : 0;
    }
}

EventFacts eventFactsOf(const TimelineEntry &entry, const QByteArray &raw)
{
    EventFacts facts;
    facts.type = entry.type.startsWith(servicePrefix) ? entry.type.mid(servicePrefix.size()) : entry.type;
    facts.code = entry.code;
    facts.subCode = entry.subCode;
    const QJsonObject data = QJsonDocument::fromJson(raw)["data"_L1].toObject();
    facts.party = firstOf(data, {"participant"_L1, "transferTarget"_L1, "from"_L1, "to"_L1});
    facts.partyName = data["callerDisplayName"_L1].toString();
    facts.other = firstOf(data, {"transferee"_L1, "to"_L1});
    countMembers(facts, data);
    facts.user = data["user"_L1].toString();
    facts.word = firstText(data, {"outcome"_L1, "state"_L1, "tone"_L1, "control"_L1, "reason"_L1, "code"_L1});
    if (data.contains("control"_L1))
        facts.note = data["reason"_L1].toString();
    facts.operationContext = data["operationContext"_L1].toString();
    return facts;
}

QString readableJson(const QByteArray &raw)
{
    const QJsonDocument document = QJsonDocument::fromJson(raw);
    return QString::fromUtf8(document.isNull() ? raw : document.toJson(QJsonDocument::Indented)).trimmed();
}

} // namespace callboard
