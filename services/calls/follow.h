// Futures that follow another future and hand cancellation back to it.
#pragma once
#include "core/result.h"
#include <QFuture>
#include <QPromise>
#include <functional>
#include <memory>

namespace callboard::calls {

/// Calls `then` once, from the event loop of this thread, when the future has ended in any way.
void whenEnded(const QFuture<void> &future, std::function<void()> then);
/// Calls `then` once if the future is cancelled before it ends.
void whenCancelled(const QFuture<void> &future, std::function<void()> then);

/// A future for convert(result of `source`). Cancelling it cancels the source; a source that ends without a result
/// ends it without one too.
template<class Out, class In, class Convert>
QFuture<Result<Out>> follow(QFuture<Result<In>> source, Convert convert)
{
    auto promise = std::make_shared<QPromise<Result<Out>>>();
    promise->start();
    const QFuture<Result<Out>> future = promise->future();
    whenCancelled(QFuture<void>(future), [source]() mutable { source.cancel(); });
    whenEnded(QFuture<void>(source), [promise, source, convert = std::move(convert)]() mutable {
        if (source.isCanceled() || source.resultCount() == 0)
            promise->future().cancel();
        else
            promise->addResult(convert(source.result()));
        promise->finish();
    });
    return future;
}

/// A future that has its result already.
template<class T>
QFuture<Result<T>> ended(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace callboard::calls
