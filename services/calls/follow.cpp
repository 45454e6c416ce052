#include "calls/follow.h"
#include <QFutureWatcher>

namespace callboard::calls {

namespace {

/// A watcher that goes when its future has ended.
QFutureWatcher<void> *newWatcher()
{
    auto *watcher = new QFutureWatcher<void>;
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    return watcher;
}

} // namespace

void whenEnded(const QFuture<void> &future, std::function<void()> then)
{
    QFutureWatcher<void> *watcher = newWatcher();
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, std::move(then));
    watcher->setFuture(future);
}

void whenCancelled(const QFuture<void> &future, std::function<void()> then)
{
    QFutureWatcher<void> *watcher = newWatcher();
    QObject::connect(watcher, &QFutureWatcherBase::canceled, watcher, std::move(then));
    watcher->setFuture(future);
}

} // namespace callboard::calls
