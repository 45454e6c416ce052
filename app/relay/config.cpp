#include "config.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "relay/accounts/passwords.h"
#include <QDir>
#include <QRegularExpression>

namespace callboard::relay {

namespace {
bool isHubName(const QString &name)
{
    static const QRegularExpression form(u"^[A-Za-z][A-Za-z0-9_`,.\\[\\]]{0,127}$"_s);
    return form.match(name).hasMatch();
}

bool isWebUrl(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
}

void readService(JsonReader &r, Config &config)
{
    const auto text = r.optional<QString>("service"_L1);
    if (!text)
        return;
    const auto service = http::parseConnectionString(*text);
    if (service)
        config.service = *service;
    else
        r.problem("service"_L1, service.error().detail);
}

void readPublicUrl(JsonReader &r, Config &config)
{
    const auto text = r.optional<QString>("publicUrl"_L1);
    if (!text)
        return;
    config.publicUrl = *text;
    while (config.publicUrl.endsWith(u'/'))
        config.publicUrl.chop(1);
    if (!isWebUrl(QUrl(config.publicUrl)))
        r.problem("publicUrl"_L1, u"not an http or https address"_s);
}

void readSpeechServices(JsonReader &r, Config &config)
{
    config.speechServices = r.optional<QString>("speechServices"_L1).value_or(QString());
    if (!config.speechServices.isEmpty() && !isWebUrl(QUrl(config.speechServices)))
        r.problem("speechServices"_L1, u"not an http or https address"_s);
}

void readIssuer(JsonReader &r, Config &config)
{
    const QJsonValue value = r.take("callbackIssuer"_L1);
    if (value.isUndefined() || value.isNull() || value.toString() == "local"_L1)
        return;
    if (!value.isObject())
        return r.problem("callbackIssuer"_L1, u"neither \"local\" nor an object"_s);
    JsonReader inner(value.toObject(), r.path() + ".callbackIssuer"_L1, r.problems());
    Issuer issuer;
    issuer.configuration = QUrl(inner.required<QString>("openIdConfiguration"_L1));
    issuer.issuer = inner.required<QString>("issuer"_L1);
    issuer.audience = inner.required<QString>("audience"_L1);
    if (!isWebUrl(issuer.configuration))
        inner.problem("openIdConfiguration"_L1, u"not an http or https address"_s);
    if (issuer.audience.isEmpty() || issuer.issuer.isEmpty())
        inner.problem("audience"_L1, u"issuer and audience must not be empty"_s);
    config.callbackIssuer = issuer;
}

void readHubs(JsonReader &r, Config &config)
{
    config.hubAccessKey = r.optional<QString>("hubAccessKey"_L1).value_or(QString()).toUtf8();
    if (!config.hubAccessKey.isEmpty() && config.hubAccessKey.size() < 16)
        r.problem("hubAccessKey"_L1, u"shorter than 16 characters"_s);
    const QJsonArray names = r.optional<QJsonArray>("extraHubs"_L1).value_or(QJsonArray());
    for (const QJsonValue &name : names) {
        if (!isHubName(name.toString()) || name.toString() == "callboard"_L1)
            r.problem("extraHubs"_L1, u"\"%1\" is no name for a further hub"_s.arg(name.toString()));
        config.extraHubs.append(name.toString());
    }
}

Account readUser(JsonReader r)
{
    Account account;
    account.name = UserName(r.required<QString>("name"_L1));
    account.displayName = r.optional<QString>("displayName"_L1).value_or(QString());
    account.passwordHash = r.required<QString>("passwordHash"_L1).toLatin1();
    const QJsonArray roles = r.required<QJsonArray>("roles"_L1);
    for (const QJsonValue &name : roles) {
        if (const auto role = roleFromName(name.toString()))
            account.roles |= *role;
        else
            r.problem("roles"_L1, u"\"%1\" is no role (agent, supervisor, reviewer, admin)"_s.arg(name.toString()));
    }
    if (r.has("name"_L1) && !isUserName(account.name.text))
        r.problem("name"_L1, u"only letters, digits and . - _ @ are allowed"_s);
    if (r.has("passwordHash"_L1) && !isPasswordHash(account.passwordHash))
        r.problem("passwordHash"_L1, u"no Argon2id hash"_s);
    return account;
}

void readUsers(JsonReader &r, Config &config)
{
    const QJsonArray users = r.optional<QJsonArray>("users"_L1).value_or(QJsonArray());
    for (qsizetype i = 0; i < users.size(); ++i)
        config.users.append(readUser(JsonReader(users[i].toObject(), r.path() + u".users[%1]"_s.arg(i), r.problems())));
}

void readDatabase(JsonReader &r, Config &config)
{
    const QString database = r.optional<QString>("database"_L1).value_or(u"sqlite"_s);
    if (database.startsWith("postgresql:"_L1))
        r.problem("database"_L1, u"PostgreSQL is not available in this version; use \"sqlite\""_s);
    else if (database != "sqlite"_L1)
        r.problem("database"_L1, u"neither \"sqlite\" nor a postgresql:// address"_s);
    config.retentionDays = r.optional<int>("retentionDays"_L1).value_or(config.retentionDays);
    if (config.retentionDays < 0)
        r.problem("retentionDays"_L1, u"negative"_s);
}

void readRecordings(JsonReader &r, Config &config)
{
    config.recordingsFolder = r.optional<QString>("recordings"_L1).value_or(QString());
    if (!config.recordingsFolder.isEmpty() && !QDir::isAbsolutePath(config.recordingsFolder))
        r.problem("recordings"_L1, u"not an absolute path"_s);
    config.recordingsKept = std::chrono::seconds(
        r.optional<int>("recordingsKeptSeconds"_L1).value_or(int(config.recordingsKept.count())));
    if (config.recordingsKept.count() <= 0)
        r.problem("recordingsKeptSeconds"_L1, u"must be above 0"_s);
}

void readTls(JsonReader &r, Config &config)
{
    const auto object = r.optional<QJsonObject>("tls"_L1);
    if (!object)
        return;
    JsonReader inner(*object, r.path() + ".tls"_L1, r.problems());
    config.tls = TlsFiles{inner.required<QString>("certificate"_L1), inner.required<QString>("key"_L1)};
}
} // namespace

Result<Config> readConfig(const QByteArray &text)
{
    const auto object = parseJsonObject(text);
    if (!object)
        return object.error();
    JsonReader r(*object);
    Config config;
    readService(r, config);
    readPublicUrl(r, config);
    readSpeechServices(r, config);
    readIssuer(r, config);
    readHubs(r, config);
    readUsers(r, config);
    readDatabase(r, config);
    readTls(r, config);
    readRecordings(r, config);
    config.eventGridSecret = r.optional<QString>("eventGridSecret"_L1).value_or(QString()).toUtf8();
    const QStringList unknown = r.unread().keys();
    for (const QString &key : unknown)
        r.problem(QLatin1StringView(key.toLatin1()), u"unknown"_s);
    return r.finish(config);
}

} // namespace callboard::relay
