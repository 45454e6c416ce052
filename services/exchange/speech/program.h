// Runs a program to its end, with input and output in memory.
#pragma once
#include "core/result.h"
#include <QByteArray>
#include <QStringList>
#include <chrono>

namespace callboard::exchange {

struct ProgramRun {
    QString program; ///< a name to be found in PATH, or a path; no shell sees it or the arguments
    QStringList arguments;
    QByteArray input; ///< what it reads from its standard input
    std::chrono::milliseconds timeout;
    qsizetype mostOutput; ///< bytes
};

/// Its standard output. Blocks; any thread, with or without an event loop. The program never outlives the call.
/// NotFound: no such program. Timeout: killed for its slowness. Invalid: killed because it wrote more than allowed, or
/// it ended with an exit code, whose message is the detail. Server: it crashed.
Result<QByteArray> runProgram(const ProgramRun &run);

} // namespace callboard::exchange
