#include "session/daemons/processes.h"
#include <cerrno>
#include <csignal>
#include <sys/wait.h>

namespace callboard::processes {

bool isAlive(qint64 pid)
{
    if (pid <= 0)
        return false;
    // A detached child of this very console stays a zombie until somebody waits for it.
    ::waitpid(pid_t(pid), nullptr, WNOHANG);
    return ::kill(pid_t(pid), 0) == 0 || errno == EPERM;
}

void terminate(qint64 pid)
{
    if (pid > 0)
        ::kill(pid_t(pid), SIGTERM);
}

void suspend(qint64 pid)
{
    if (pid > 0)
        ::kill(pid_t(pid), SIGSTOP);
}

void resume(qint64 pid)
{
    if (pid > 0)
        ::kill(pid_t(pid), SIGCONT);
}

} // namespace callboard::processes
