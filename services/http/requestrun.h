// One request on its way: authorise, send, judge, wait, again.
#pragma once
#include "core/backoff.h"
#include "http/httpclient.h"
#include <QFutureWatcher>
#include <QPromise>
#include <QScopedPointer>

namespace callboard::http {

/// Keeps itself alive until its future is finished.
class RequestRun : public std::enable_shared_from_this<RequestRun>
{
public:
    RequestRun(std::shared_ptr<const HttpClientParts> parts, HttpRequest request);
    QFuture<Result<HttpReply>> start();

private:
    void attempt();
    void authorized(const HttpRequest &request, const Result<HttpHeaders> &proof);
    void replied(Result<HttpReply> reply);
    void failed(ApiError error);
    void log(int status, const QString &error);
    void finish(Result<HttpReply> result);
    void cancelled();
    void release();

    std::shared_ptr<const HttpClientParts> m_parts;
    HttpRequest m_request;
    QPromise<Result<HttpReply>> m_promise;
    /// Goes by deleteLater: it may be in the middle of telling us.
    std::unique_ptr<QFutureWatcher<Result<HttpReply>>, QScopedPointerDeleteLater> m_watcher;
    Backoff m_backoff;
    std::shared_ptr<RequestRun> m_self;
    std::unique_ptr<Running> m_authorizing;
    std::unique_ptr<Running> m_sending;
    std::unique_ptr<Running> m_waiting;
    QDateTime m_sentAt;
    std::chrono::milliseconds m_sentMonotonic{0};
    int m_tries = 0;
};

} // namespace callboard::http
