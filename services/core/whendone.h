// Continuations for results that come later.
#pragma once
#include <QFuture>
#include <QFutureWatcher>
#include <utility>

namespace callboard {

/// Calls `then(result)` once in the context's event loop when the future has a result, and never when the context has
/// gone or the future ended without one. Use this and not QFuture::then(context, …): that one asserts in Qt 6.4 when
/// the context is destroyed before the future has ended.
template<class T, class Then>
void whenDone(const QFuture<T> &future, QObject *context, Then then)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)]() mutable {
        const QFuture<T> done = watcher->future();
        watcher->deleteLater();
        if (!done.isCanceled() && done.resultCount() > 0)
            then(done.result());
    });
    watcher->setFuture(future);
}

} // namespace callboard
