// The command line of callboard.
#pragma once
#include "core/result.h"
#include <QStringList>

namespace callboard {

/// Exit codes of the program.
enum class ConsoleExit {
    Fine = 0, ///< ended as asked; a tour reached its end
    Failed = 1, ///< a step of the tour did not reach its confirmed state
    Misused = 2 ///< wrong options
};

struct ConsoleOptions {
    QString profile; ///< id or title; empty: as the settings remember
    QString dataFolder; ///< settings and daemons' state; empty: the user's own folders
    QString tourFolder; ///< plays the guided tour and leaves its pictures there; empty: no tour
    bool demo = false; ///< scripted callers ring; signs in to this computer by itself
    bool help = false;
    bool version = false;
};

/// Errors are meant for people: they name the option; in English, as the daemons' are. Needs no application object.
Result<ConsoleOptions> parseConsoleOptions(const QStringList &arguments);
/// Needs an application object.
QString consoleHelp();

} // namespace callboard
