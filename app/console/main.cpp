#include "app/console/console.h"
#include "app/console/options.h"
#include "core/literals.h"
#include "core/log.h"
#include <QApplication>
#include <cstdio>

using namespace callboard;

namespace {

void nameProgram()
{
    QCoreApplication::setApplicationName(u"callboard"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CALLBOARD_VERSION));
}

int complain(const QString &sentence)
{
    std::fprintf(stderr, "callboard: %s\nSee callboard --help.\n", qPrintable(sentence));
    return int(ConsoleExit::Misused);
}

/// Without a display.
int tell(int &argc, char **argv, const ConsoleOptions &options)
{
    const QCoreApplication app(argc, argv);
    nameProgram();
    const QString text = options.help ? consoleHelp() : u"callboard "_s + QCoreApplication::applicationVersion();
    std::printf("%s\n", qPrintable(text.trimmed()));
    return int(ConsoleExit::Fine);
}

} // namespace

int main(int argc, char *argv[])
{
    installLogging();
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto options = parseConsoleOptions(arguments);
    if (!options)
        return complain(options.error().detail);
    if (options->help || options->version)
        return tell(argc, argv, *options);
    QApplication app(argc, argv);
    nameProgram();
    const auto places = placesFor(*options);
    if (!places)
        return complain(places.error().detail);
    Console console(*options, *places);
    console.open();
    return QApplication::exec();
}
