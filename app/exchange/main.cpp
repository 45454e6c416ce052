#include "app/signals/quitsignals.h"
#include "core/literals.h"
#include "core/log.h"
#include "daemon.h"
#include "largepages.h"
#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <cstdio>

using namespace callboard;

namespace {
enum ExitCode { Fine = 0, Failed = 1, Misused = 2 };
constexpr std::chrono::seconds LongestEnd{5};
constexpr std::chrono::milliseconds LongestWait{500};
constexpr std::chrono::milliseconds LookEvery{5};

int complain(const ApiError &error, ExitCode code)
{
    std::fprintf(stderr, "callboard-exchange: %s\n", qPrintable(error.detail));
    return code;
}

void printLine(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

/// The first line comes when events would reach the receivers that run, but soon in any case.
void announceWhenReady(const ExchangeDaemon &daemon, const QByteArray &line,
                       std::chrono::milliseconds left = LongestWait)
{
    if (daemon.isReady() || left.count() <= 0)
        return printLine(line);
    QTimer::singleShot(LookEvery, &daemon,
                       [&daemon, line, left] { announceWhenReady(daemon, line, left - LookEvery); });
}

Result<exchange::TokenSigner> openSigner(const QString &dataFolder)
{
    if (!dataFolder.isEmpty() && !QDir().mkpath(dataFolder))
        return ApiError::invalid(u"--data: the folder can't be made: "_s + dataFolder);
    return exchange::TokenSigner::open(dataFolder);
}

int serve(const ExchangeOptions &options, exchange::FileConfig config)
{
    auto signer = openSigner(options.dataFolder);
    if (!signer)
        return complain(signer.error(), Failed);
    ExchangeDaemon daemon(options, std::move(config), std::move(signer).value());
    const auto first = daemon.start();
    if (!first)
        return complain(first.error(), Failed);
    const auto end = [&daemon] {
        daemon.stop();
        QTimer::singleShot(LongestEnd, qApp, &QCoreApplication::quit);
    };
    QObject::connect(&daemon, &ExchangeDaemon::stopped, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    onQuitSignals(&daemon, end);
    if (options.exitWithParent)
        onEndOfInput(&daemon, end);
    announceWhenReady(daemon, QJsonDocument(*first).toJson(QJsonDocument::Compact));
    return QCoreApplication::exec();
}
} // namespace

int main(int argc, char *argv[])
{
    useLargePages(argv);
    installLogging();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"callboard-exchange"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CALLBOARD_VERSION));
    const auto options = parseExchangeOptions(QCoreApplication::arguments());
    if (!options)
        return complain(options.error(), Misused);
    if (options->help || options->version) {
        printLine((options->help ? options->helpText
                                 : QString(u"callboard-exchange "_s + QCoreApplication::applicationVersion()))
                      .trimmed()
                      .toUtf8());
        return Fine;
    }
    auto config = options->configFile.isEmpty() ? Result<exchange::FileConfig>(exchange::FileConfig())
                                                : exchange::readConfigFile(options->configFile);
    if (!config)
        return complain(config.error(), Misused);
    return serve(*options, std::move(config).value());
}
