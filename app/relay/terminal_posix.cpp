#include "terminal.h"
#include <csignal>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>

namespace callboard::relay {

void prepareProcess()
{
    std::signal(SIGPIPE, SIG_IGN);
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

bool setEcho(bool on)
{
    termios settings = {};
    if (!::isatty(STDIN_FILENO) || ::tcgetattr(STDIN_FILENO, &settings) != 0)
        return false;
    settings.c_lflag = on ? settings.c_lflag | ECHO : settings.c_lflag & ~tcflag_t(ECHO);
    return ::tcsetattr(STDIN_FILENO, TCSANOW, &settings) == 0;
}

} // namespace callboard::relay
