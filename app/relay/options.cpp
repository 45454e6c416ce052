#include "options.h"
#include "core/literals.h"
#include "relay/base/principal.h"

namespace callboard::relay {

namespace {
std::optional<ApiError> readListen(const QString &text, Options &options)
{
    const qsizetype colon = text.lastIndexOf(u':');
    QString host = text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    bool ok = false;
    const uint port = text.sliced(colon + 1).toUInt(&ok);
    options.address = host == "localhost"_L1 ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
    if (colon < 1 || !ok || port > 65535 || options.address.isNull())
        return ApiError::invalid(u"--listen %1: expected ADDRESS:PORT, as in 127.0.0.1:0"_s.arg(text));
    options.port = quint16(port);
    return {};
}

/// One option with its value; nothing when it is none of ours.
std::optional<ApiError> readOption(const QString &name, const QString &value, Options &options)
{
    if (name == "--listen"_L1)
        return readListen(value, options);
    if (name == "--data"_L1)
        options.data = value;
    else if (name == "--config"_L1)
        options.configFile = value;
    else if (name == "--role"_L1)
        options.roles.append(value);
    else if (name == "--display-name"_L1)
        options.displayName = value;
    else
        return ApiError::invalid(u"%1: unknown option"_s.arg(name));
    return {};
}

std::optional<ApiError> readAll(QStringList arguments, Options &options)
{
    while (!arguments.isEmpty()) {
        QString name = arguments.takeFirst();
        if (name == "--exit-with-parent"_L1) {
            options.exitWithParent = true;
            continue;
        }
        QString value;
        if (const qsizetype equals = name.indexOf(u'='); equals > 0) {
            value = name.sliced(equals + 1);
            name.truncate(equals);
        } else if (arguments.isEmpty()) {
            return ApiError::invalid(u"%1: a value is missing or the option is unknown"_s.arg(name));
        } else {
            value = arguments.takeFirst();
        }
        if (const auto problem = readOption(name, value, options))
            return problem;
    }
    return {};
}

std::optional<ApiError> checkUser(const Options &options)
{
    if (!isUserName(options.user))
        return ApiError::invalid(u"user add NAME: only letters, digits and . - _ @ are allowed"_s);
    if (options.roles.isEmpty())
        return ApiError::invalid(u"user add: --role is missing"_s);
    for (const QString &role : options.roles)
        if (!roleFromName(role))
            return ApiError::invalid(u"--role %1: expected agent, supervisor, reviewer or admin"_s.arg(role));
    return {};
}
} // namespace

Result<Options> readOptions(const QStringList &given)
{
    Options options;
    QStringList arguments = given;
    if (arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s)) {
        options.command = Command::Help;
        return options;
    }
    if (arguments.contains(u"--version"_s)) {
        options.command = Command::Version;
        return options;
    }
    if (arguments.value(0) == "user"_L1 && arguments.value(1) == "add"_L1) {
        options.command = Command::AddUser;
        options.user = arguments.value(2);
        arguments.remove(0, std::min<qsizetype>(3, arguments.size()));
    } else if (arguments.value(0) == "journal"_L1 && arguments.value(1) == "check"_L1) {
        options.command = Command::CheckJournal;
        arguments.remove(0, 2);
    }
    auto problem = readAll(arguments, options);
    if (!problem && options.command == Command::AddUser)
        problem = checkUser(options);
    if (!problem && options.data.isEmpty())
        problem = ApiError::invalid(u"--data DIR is missing"_s);
    return problem ? Result<Options>(*problem) : options;
}

QString usage()
{
    return u"callboard-relay --data DIR [--listen ADDRESS:PORT] [--config FILE.json] [--exit-with-parent]\n"
           "callboard-relay user add NAME --role ROLE [--role ROLE…] [--display-name TEXT] --data DIR\n"
           "    reads the password from standard input; an existing user gets the new password and roles\n"
           "callboard-relay journal check --data DIR\n"
           "    reads every row of the journal and names the damaged ones\n"
           "Roles: agent, supervisor, reviewer, admin.\n"_s;
}

} // namespace callboard::relay
