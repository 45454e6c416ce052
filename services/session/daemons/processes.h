// What Qt does not tell about processes that are no longer our children.
#pragma once
#include <QtGlobal>

namespace callboard::processes {

/// True while a process of that id exists (it may be another program that got the same id).
bool isAlive(qint64 pid);
/// Asks the process to end itself cleanly; does not wait.
void terminate(qint64 pid);
/// Stops the process in its tracks, as a machine that is out of breath would, until resume().
void suspend(qint64 pid);
void resume(qint64 pid);

} // namespace callboard::processes
