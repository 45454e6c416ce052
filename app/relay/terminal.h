// What the system gives a daemon and its terminal.
#pragma once

namespace callboard::relay {

/// As many open files as the system allows, for each console is one; and a peer that has gone is an error of the call
/// that writes to it, not the end of the process. Once, before anything is opened.
void prepareProcess();
/// Switches the terminal's echo for a password; false, and nothing done, when standard input is no terminal.
bool setEcho(bool on);

} // namespace callboard::relay
