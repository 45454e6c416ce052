// An orderly end when the system, the terminal or the parent asks for it.
#pragma once
#include <functional>

class QObject;

namespace callboard {

/// Calls `quit` in the event loop of `context` on SIGTERM, SIGINT and, unless it is ignored,
/// SIGHUP (elsewhere: on Ctrl+C and closing the console).
/// Once a process.
void onQuitSignals(QObject *context, std::function<void()> quit);

/// Calls `quit` in the event loop of `context` when standard input ends: a parent that keeps a pipe there takes its
/// child with it, also when it crashes.
void onEndOfInput(QObject *context, std::function<void()> quit);

} // namespace callboard
