// What the program does besides running.
#pragma once
#include "options.h"

namespace callboard::relay {

/// Adds or changes an account; works beside a running relay. Returns the exit code.
int addUser(const Options &options);
/// Reads every row and prints {"epoch","rows","first","last","damaged":[offset…]}; works beside a running relay.
int checkJournal(const Options &options);
/// One line on standard error.
void complain(const QString &text);

} // namespace callboard::relay
