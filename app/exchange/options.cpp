#include "options.h"
#include "core/literals.h"
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRandomGenerator>

namespace callboard {

namespace {
constexpr int LeastKeyBytes = 16;

/// "127.0.0.1:0", "[::1]:8080"
bool splitAddress(const QString &text, ExchangeOptions &options)
{
    const qsizetype colon = text.lastIndexOf(u':');
    QString host = text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    bool isNumber = false;
    const uint port = text.mid(colon + 1).toUInt(&isNumber);
    options.address = host == "localhost"_L1 ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
    options.port = quint16(port);
    return colon > 0 && isNumber && port <= 65535 && !options.address.isNull();
}

QByteArray freshKey()
{
    QByteArray key(64, Qt::Uninitialized);
    for (char &byte : key)
        byte = char(QRandomGenerator::system()->bounded(256));
    return key;
}

Result<QByteArray> decodedKey(const QString &text)
{
    if (text.isEmpty())
        return freshKey();
    const auto decoded = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() < LeastKeyBytes)
        return ApiError::invalid(u"--access-key: must be Base64 of at least 16 bytes"_s);
    return decoded.decoded;
}

Result<ExchangeOptions> read(const QCommandLineParser &parser, ExchangeOptions options)
{
    if (!splitAddress(parser.value(u"listen"_s), options))
        return ApiError::invalid(u"--listen: must be ADDRESS:PORT, for instance 127.0.0.1:0"_s);
    const auto key = decodedKey(parser.value(u"access-key"_s));
    if (!key)
        return key.error();
    options.accessKey = *key;
    options.dataFolder = parser.value(u"data"_s);
    options.configFile = parser.value(u"config"_s);
    options.exitWithParent = parser.isSet(u"exit-with-parent"_s);
    bool isNumber = true;
    options.seed = parser.isSet(u"seed"_s) ? parser.value(u"seed"_s).toULongLong(&isNumber)
                                           : QRandomGenerator::system()->generate64();
    if (!isNumber)
        return ApiError::invalid(u"--seed: must be a whole number"_s);
    return options;
}
} // namespace

Result<ExchangeOptions> parseExchangeOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "exchange", "Call Automation on this machine: the REST API, the events, scripted callers."));
    const auto tr = [](const char *text) { return QCoreApplication::translate("exchange", text); };
    parser.addOptions(
        {{u"listen"_s, tr("Address and port to serve; port 0 takes any."), u"ADDRESS:PORT"_s, u"127.0.0.1:0"_s},
         {u"access-key"_s, tr("Access key in Base64; made when left out."), u"BASE64"_s},
         {u"data"_s, tr("Folder for what has to be kept."), u"DIR"_s},
         {u"config"_s, tr("Configuration file."), u"FILE.json"_s},
         {u"seed"_s, tr("Makes ids and faults repeatable."), u"N"_s},
         {u"exit-with-parent"_s, tr("End when standard input ends.")},
         {QStringList{u"h"_s, u"help"_s}, tr("Show this help.")},
         {QStringList{u"v"_s, u"version"_s}, tr("Show the version.")}});
    ExchangeOptions options;
    if (!parser.parse(arguments))
        return ApiError::invalid(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return ApiError::invalid(u"unexpected: "_s + parser.positionalArguments().first());
    options.help = parser.isSet(u"help"_s);
    options.version = parser.isSet(u"version"_s);
    options.helpText = parser.helpText();
    return options.help || options.version ? options : read(parser, options);
}

} // namespace callboard
