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

/// Keypad tones by their names on the wire.
static QString keyOf(const QString &name)
{
    static const QStringList names{u"zero"_s, u"one"_s,   u"two"_s,   u"three"_s,   u"four"_s, u"five"_s,
                                   u"six"_s,  u"seven"_s, u"eight"_s, u"nine"_s,    u"a"_s,    u"b"_s,
                                   u"c"_s,    u"d"_s,     u"pound"_s, u"asterisk"_s};
    const qsizetype at = names.indexOf(name);
    return at < 0 ? name : u"0123456789ABCD#*"_s.mid(at, 1);
}

static QString inputOf(const QJsonObject &data)
{
    QString keys;
    for (const QJsonValue &tone : data["dtmfResult"_L1]["tones"_L1].toArray())
        keys += keyOf(tone.toString());
    if (!keys.isEmpty())
        return keys;
    const QString choice = data["choiceResult"_L1]["label"_L1].toString();
    return choice.isEmpty() ? data["speechResult"_L1]["speech"_L1].toString() : choice;
}

static const QString hidden = u"•••"_s;

/// Replaces texts and the items of lists, at any depth.
static QJsonValue hide(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray list;
        for (const QJsonValue &item : value.toArray())
            list.append(hide(item));
        return list;
    }
    if (!value.isObject())
        return hidden;
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        it.value() = hide(it.value());
    return object;
}

QByteArray withoutSecrets(const QByteArray &raw)
{
    QJsonObject event = QJsonDocument::fromJson(raw).object();
    QJsonObject data = event["data"_L1].toObject();
    if (!isSensitive(OperationContext(data["operationContext"_L1].toString())))
        return raw;
    for (const QLatin1StringView key : {"tone"_L1, "dtmfResult"_L1, "choiceResult"_L1, "speechResult"_L1}) {
        if (data.contains(key))
            data[key] = hide(data[key]);
    }
    event["data"_L1] = data;
    return QJsonDocument(event).toJson(QJsonDocument::Compact);
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
    if (data.contains("tone"_L1))
        facts.word = keyOf(facts.word);
    if (const QString input = inputOf(data); !input.isEmpty())
        facts.word = input;
    if (isSensitive(OperationContext(facts.operationContext)) && !facts.word.isEmpty())
        facts.word = hidden;
    return facts;
}

QString readableJson(const QByteArray &raw)
{
    const QJsonDocument document = QJsonDocument::fromJson(raw);
    return QString::fromUtf8(document.isNull() ? raw : document.toJson(QJsonDocument::Indented)).trimmed();
}

} // namespace callboard
