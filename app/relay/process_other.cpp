#include "process.h"
#include <QCoreApplication>
#include <QThread>
#include <csignal>
#include <cstdio>

namespace callboard::relay {

namespace {
Process *g_process = nullptr;

void onSignal(int)
{
    if (g_process)
        QMetaObject::invokeMethod(g_process, &Process::endAsked, Qt::QueuedConnection);
}
} // namespace

struct Process::Private {
    QThread *reader = nullptr;
};

Process::Process(QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    g_process = this;
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
}

Process::~Process()
{
    g_process = nullptr;
}

void Process::watchParent()
{
    // The thread ends with standard input, or with the process: nothing else can interrupt a blocking read.
    d->reader = QThread::create([this] {
        while (std::getchar() != EOF) { }
        QMetaObject::invokeMethod(this, &Process::endAsked, Qt::QueuedConnection);
    });
    d->reader->start();
}

void Process::raiseFileLimit() { }

bool Process::setEcho(bool)
{
    return false;
}

} // namespace callboard::relay
