#include "core/literals.h"
#include "fuzz/targets.h"
#include "wire/envelope.h"
#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace callboard::fuzz {

namespace {

/// The contract's samples of one folder, without the blanks that make mutations miss.
QList<QByteArray> samples(const QString &folder, const QString &pattern)
{
    QList<QByteArray> texts;
    const QDir dir(QStringLiteral(CALLBOARD_TEST_DATA "/contract/") + folder);
    for (const QString &name : dir.entryList({pattern}, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            texts.append(QJsonDocument::fromJson(file.readAll()).toJson(QJsonDocument::Compact));
    }
    return texts;
}

} // namespace

QList<QByteArray> callbackSeeds()
{
    return samples(u"events/webhook"_s, u"*.json"_s);
}

QList<QByteArray> eventGridSeeds()
{
    return samples(u"events/eventgrid"_s, u"*.json"_s);
}

QList<QByteArray> serviceFrameSeeds()
{
    return samples(u"streaming"_s, u"in-*.json"_s);
}

QList<QByteArray> appFrameSeeds()
{
    return samples(u"streaming"_s, u"out-*.json"_s);
}

QList<QByteArray> identifierSeeds()
{
    QList<QByteArray> seeds{"4:+14255550123", "4:+14255550123_2", "4:anonymous",   "8:acs:a_b",        "8:acs:a_b_c",
                            "8:orgid:u",      "8:gcch-acs:a_b_c", "28:orgid:bot1", "8:teamsvisitor:v", "28:guid"};
    for (const QByteArray &rawId : QList<QByteArray>(seeds)) {
        const auto made = wire::CommunicationIdentifier::fromRawId(RawId(QString::fromUtf8(rawId)));
        seeds.append(QJsonDocument(wire::toJson(made)).toJson(QJsonDocument::Compact));
    }
    return seeds;
}

/// The bodies that SDKs send, each for its own schema.
QList<QByteArray> anySchemaSeeds()
{
    QHash<QString, char> number;
    for (const wire::SchemaInfo &schema : wire::schemas())
        number.insert(schema.name, char(number.size()));
    QList<QByteArray> seeds;
    QFile file(QStringLiteral(CALLBOARD_TEST_DATA "/contract/operations.json"));
    const bool open = file.open(QIODevice::ReadOnly);
    const QJsonObject contract = QJsonDocument::fromJson(open ? file.readAll() : QByteArray()).object();
    for (const auto &operation : contract.value("operations"_L1).toArray()) {
        const QString schema = operation.toObject().value("requestSchema"_L1).toString();
        for (const auto &example : operation.toObject().value("sdkExamples"_L1).toArray())
            seeds.append(
                number.value(schema)
                + QJsonDocument(example.toObject().value("body"_L1).toObject()).toJson(QJsonDocument::Compact));
    }
    return seeds;
}

QList<QByteArray> envelopeSeeds()
{
    QList<QByteArray> seeds;
    const Timestamp at = Timestamp::fromTicks(17'736'523'640'000'000);
    const auto claim
        = wire::RelayEvent::of(EventId(u"e"_s), at, wire::CallClaimed{IncomingId(u"ic-1"_s), UserName(u"a"_s)});
    const QByteArray own = QJsonDocument(wire::toJson(claim)).toJson(QJsonDocument::Compact);
    seeds.append(wire::envelopeText(u"e1"_s, 1, at, claim.type, CallId(u"ic-1"_s), own));
    for (const QByteArray &body : callbackSeeds())
        seeds.append(wire::envelopeText(u"e1"_s, 2, at, u"T"_s, CallId(u"c"_s), body.mid(1, body.size() - 2)));
    return seeds;
}

QList<QByteArray> jsonTreeSeeds()
{
    return callbackSeeds() + eventGridSeeds();
}

} // namespace callboard::fuzz
