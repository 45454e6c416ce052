#include "session/daemons/localconfig.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "session/daemons/demoshift.h"
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSaveFile>

namespace callboard {

namespace {
QString stateFile(const QString &folder)
{
    return folder + "/local.json"_L1;
}

ApiError fileError(const QString &what, const QString &why)
{
    return ApiError::of(ApiError::Kind::Server, QString(what + u": "_s + why), u"File"_s);
}
} // namespace

QString randomSecret(int bytes)
{
    QByteArray raw(bytes, Qt::Uninitialized);
    for (char &byte : raw)
        byte = char(QRandomGenerator::system()->bounded(256));
    return QString::fromLatin1(raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<Done> makePrivateFolder(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return fileError(folder, u"can't be made"_s);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return Done{};
}

Result<Done> writePrivateFile(const QString &file, const QByteArray &content)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || !out.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return fileError(file, out.errorString());
    out.write(content);
    if (!out.commit())
        return fileError(file, out.errorString());
    return Done{};
}

std::optional<LocalState> readLocalState(const QString &folder)
{
    QFile file(stateFile(folder));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const Result<QJsonObject> object = parseJsonObject(file.readAll());
    if (!object)
        return {};
    JsonReader r(*object);
    LocalState state;
    state.relayEndpoint = r.required<QString>("relayEndpoint"_L1);
    state.relayPid = r.required<qint64>("relayPid"_L1);
    state.exchangeEndpoint = r.required<QString>("exchangeEndpoint"_L1);
    state.exchangePid = r.required<qint64>("exchangePid"_L1);
    state.exchangeKey = r.required<QString>("exchangeKey"_L1);
    state.eventGridSecret = r.required<QString>("eventGridSecret"_L1);
    state.user = r.required<QString>("user"_L1);
    state.password = r.required<QString>("password"_L1);
    return r.ok() ? std::optional(state) : std::nullopt;
}

Result<Done> writeLocalState(const QString &folder, const LocalState &state)
{
    const QJsonObject object{{u"relayEndpoint"_s, state.relayEndpoint},
                             {u"relayPid"_s, state.relayPid},
                             {u"exchangeEndpoint"_s, state.exchangeEndpoint},
                             {u"exchangePid"_s, state.exchangePid},
                             {u"exchangeKey"_s, state.exchangeKey},
                             {u"eventGridSecret"_s, state.eventGridSecret},
                             {u"user"_s, state.user},
                             {u"password"_s, state.password}};
    return writePrivateFile(stateFile(folder), QJsonDocument(object).toJson());
}

QJsonObject exchangeConfig(const QString &eventGridUrl, bool demo)
{
    QJsonArray endpoints;
    for (const DemoParty &party : demo ? demoParties() : QList<DemoParty>())
        endpoints.append(
            QJsonObject{{u"identity"_s, party.rawId}, {u"name"_s, party.name}, {u"script"_s, party.script}});
    const QStringList phrases = demo ? demoPhrases() : QStringList();
    return {{u"phoneNumbers"_s, QJsonArray{demoLine()}},
            {u"phrases"_s, QJsonArray::fromStringList(phrases)},
            {u"eventGrid"_s,
             QJsonArray{QJsonObject{{u"endpoint"_s, eventGridUrl}, {u"schema"_s, u"CloudEventSchemaV1_0"_s}}}},
            {u"endpoints"_s, endpoints}};
}

QJsonObject relayConfig(const QString &serviceConnectionString, const QString &eventGridSecret,
                        const QString &speechServices)
{
    QJsonObject config{{u"service"_s, serviceConnectionString},
                       {u"eventGridSecret"_s, eventGridSecret},
                       {u"callbackIssuer"_s, u"local"_s}};
    if (!speechServices.isEmpty())
        config.insert(u"speechServices"_s, speechServices);
    return config;
}

} // namespace callboard
