#include "app/signals/quitsignals.h"
#include <QObject>
#include <thread>
#ifdef Q_OS_UNIX
#include <QSocketNotifier>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#else
#include <windows.h>
#endif

namespace callboard {

#ifdef Q_OS_UNIX
namespace {
int wakeUp[2] = {-1, -1};

/// Without stdio, whose locks would hold up the end of the process.
void waitForEndOfInput()
{
    char bytes[64];
    while (::read(STDIN_FILENO, bytes, sizeof bytes) > 0) { }
}

/// Only what may be done in a signal handler.
void signalled(int)
{
    const char byte = 0;
    static_cast<void>(!::write(wakeUp[0], &byte, 1));
}
} // namespace

void onQuitSignals(QObject *context, std::function<void()> quit)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, wakeUp) != 0)
        return;
    auto *notifier = new QSocketNotifier(wakeUp[1], QSocketNotifier::Read, context);
    QObject::connect(notifier, &QSocketNotifier::activated, context, [notifier, quit = std::move(quit)] {
        notifier->setEnabled(false);
        quit();
    });
    struct sigaction action = {};
    action.sa_handler = signalled;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
    // The terminal was closed; under nohup that is to be survived.
    struct sigaction hangUp = {};
    if (::sigaction(SIGHUP, nullptr, &hangUp) == 0 && hangUp.sa_handler != SIG_IGN)
        ::sigaction(SIGHUP, &action, nullptr);
}
#else
namespace {
void waitForEndOfInput()
{
    char bytes[64];
    DWORD got = 0;
    while (ReadFile(GetStdHandle(STD_INPUT_HANDLE), bytes, sizeof bytes, &got, nullptr) && got > 0) { }
}

QObject *quitContext = nullptr;
std::function<void()> quitNow;

BOOL WINAPI controlled(DWORD)
{
    QMetaObject::invokeMethod(quitContext, quitNow, Qt::QueuedConnection);
    return TRUE;
}
} // namespace

void onQuitSignals(QObject *context, std::function<void()> quit)
{
    quitContext = context;
    quitNow = std::move(quit);
    SetConsoleCtrlHandler(controlled, TRUE);
}
#endif

void onEndOfInput(QObject *context, std::function<void()> quit)
{
    std::thread([context, quit = std::move(quit)] {
        waitForEndOfInput();
        QMetaObject::invokeMethod(context, quit, Qt::QueuedConnection);
    }).detach();
}

} // namespace callboard
