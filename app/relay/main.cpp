#include "app/signals/quitsignals.h"
#include "commands.h"
#include "core/literals.h"
#include "core/log.h"
#include "relay.h"
#include "terminal.h"
#include <QCoreApplication>
#include <QFile>
#include <cstdio>

using namespace callboard;
using namespace callboard::relay;

namespace {
Result<Config> configOf(const Options &options)
{
    if (options.configFile.isEmpty())
        return readConfig("{}");
    QFile file(options.configFile);
    if (!file.open(QIODevice::ReadOnly))
        return ApiError::invalid(file.errorString());
    return readConfig(file.readAll());
}

int run(const Options &options)
{
    const auto config = configOf(options);
    if (!config) {
        complain(u"%1: %2"_s.arg(options.configFile, config.error().detail));
        return exitcode::Usage;
    }
    prepareProcess();
    Relay relay(options, *config);
    const auto end = [&relay] { relay.end(); };
    onQuitSignals(&relay, end);
    if (const auto failure = relay.start()) {
        complain(failure->text);
        return failure->exitCode;
    }
    QObject::connect(&relay, &Relay::ended, qApp, &QCoreApplication::quit);
    if (options.exitWithParent)
        onEndOfInput(&relay, end);
    std::printf("%s\n", relay.hello().constData());
    std::fflush(stdout);
    return QCoreApplication::exec();
}
} // namespace

int main(int argc, char **argv)
{
    installLogging();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"callboard-relay"_s);
    QCoreApplication::setApplicationVersion(u"" CALLBOARD_VERSION ""_s);
    const auto options = readOptions(QCoreApplication::arguments().sliced(1));
    if (!options) {
        complain(options.error().detail);
        std::fputs(qPrintable(usage()), stderr);
        return exitcode::Usage;
    }
    switch (options->command) {
    case Command::Run: return run(*options);
    case Command::AddUser: return addUser(*options);
    case Command::CheckJournal: return checkJournal(*options);
    case Command::Help: std::fputs(qPrintable(usage()), stdout); return exitcode::Ok;
    case Command::Version: std::printf("callboard-relay %s\n", CALLBOARD_VERSION); return exitcode::Ok;
    }
    return exitcode::Usage;
}
