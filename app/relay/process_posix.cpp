#include "process.h"
#include <QSocketNotifier>
#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>

namespace callboard::relay {

namespace {
int g_wake[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    // Nothing can be done here when the pipe is full: the loop will wake all the same.
    [[maybe_unused]] const auto written = ::write(g_wake[1], &byte, 1);
}
} // namespace

struct Process::Private {
    std::unique_ptr<QSocketNotifier> signalled;
    std::unique_ptr<QSocketNotifier> input;
};

Process::Process(QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    if (::pipe(g_wake) != 0)
        return;
    for (const int fd : g_wake)
        ::fcntl(fd, F_SETFD, FD_CLOEXEC);
    d->signalled = std::make_unique<QSocketNotifier>(g_wake[0], QSocketNotifier::Read);
    connect(d->signalled.get(), &QSocketNotifier::activated, this, [this] {
        char bytes[16];
        [[maybe_unused]] const auto got = ::read(g_wake[0], bytes, sizeof bytes);
        emit endAsked();
    });
    struct sigaction action = {};
    action.sa_handler = onSignal;
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

Process::~Process()
{
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    for (int &fd : g_wake)
        ::close(std::exchange(fd, -1));
}

void Process::watchParent()
{
    d->input = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    connect(d->input.get(), &QSocketNotifier::activated, this, [this] {
        char bytes[256];
        if (::read(STDIN_FILENO, bytes, sizeof bytes) > 0)
            return;
        d->input->setEnabled(false);
        emit endAsked();
    });
}

void Process::raiseFileLimit()
{
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

bool Process::setEcho(bool on)
{
    termios settings = {};
    if (!::isatty(STDIN_FILENO) || ::tcgetattr(STDIN_FILENO, &settings) != 0)
        return false;
    settings.c_lflag = on ? settings.c_lflag | ECHO : settings.c_lflag & ~tcflag_t(ECHO);
    return ::tcsetattr(STDIN_FILENO, TCSANOW, &settings) == 0;
}

} // namespace callboard::relay
