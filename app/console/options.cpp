#include "app/console/options.h"
#include "core/literals.h"
#include <QCommandLineParser>

namespace callboard {

namespace {

/// Those of Qt itself, which QApplication takes out of the command line later.
QList<QCommandLineOption> qtOptions()
{
    QList<QCommandLineOption> options;
    for (const QString &name : {u"platform"_s, u"platformtheme"_s, u"style"_s, u"session"_s, u"display"_s}) {
        QCommandLineOption option(name, {}, u"VALUE"_s);
        option.setFlags(QCommandLineOption::HiddenFromHelp);
        options.append(option);
    }
    return options;
}

void describe(QCommandLineParser &parser)
{
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    parser.setApplicationDescription(u"Calls of a contact center: answer, see who is in them, act on them."_s);
    parser.addOptions(qtOptions());
    parser.addOptions({{u"profile"_s, u"Sign in to this profile."_s, u"NAME"_s},
                       {u"data"_s, u"Keep settings and state here instead of in your own folders."_s, u"DIR"_s},
                       {u"demo"_s, u"Start with an exchange on this computer whose scripted callers ring."_s},
                       {u"tour"_s, u"Play the guided tour, leave its pictures in this folder, and end."_s, u"DIR"_s},
                       {QStringList{u"h"_s, u"help"_s}, u"Show this help."_s},
                       {QStringList{u"v"_s, u"version"_s}, u"Show the version."_s}});
}

/// An option that was given must say something.
QString firstEmpty(const QCommandLineParser &parser)
{
    for (const QString &name : {u"profile"_s, u"data"_s, u"tour"_s}) {
        if (parser.isSet(name) && parser.value(name).trimmed().isEmpty())
            return name;
    }
    return {};
}

} // namespace

Result<ConsoleOptions> parseConsoleOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return ApiError::invalid(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return ApiError::invalid(u"unexpected: %1"_s.arg(parser.positionalArguments().constFirst()));
    if (const QString empty = firstEmpty(parser); !empty.isEmpty())
        return ApiError::invalid(u"--%1: must not be empty"_s.arg(empty));
    ConsoleOptions options;
    options.profile = parser.value(u"profile"_s);
    options.dataFolder = parser.value(u"data"_s);
    options.tourFolder = parser.value(u"tour"_s);
    options.demo = parser.isSet(u"demo"_s);
    options.help = parser.isSet(u"help"_s);
    options.version = parser.isSet(u"version"_s);
    if (!options.tourFolder.isEmpty() && (options.demo || !options.profile.isEmpty()))
        return ApiError::invalid(u"--tour: goes with neither --demo nor --profile; it signs in by itself"_s);
    return options;
}

QString consoleHelp()
{
    QCommandLineParser parser;
    describe(parser);
    return parser.helpText();
}

} // namespace callboard
