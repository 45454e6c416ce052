#include "bench.h"
#include <QEventLoop>
#include <QFutureWatcher>
#include <QTimer>

namespace callboard::test {

Bench::Bench(bool hmac)
    : m_client([this, hmac] {
          http::HttpClientParts parts;
          parts.transport = m_network;
          parts.timers = m_timers;
          parts.clock = &m_vectorClock;
          parts.retry.seed = 1;
          const QByteArray key = QByteArray("0123456789abcdef").repeated(4);
          if (hmac)
              parts.authorizer = std::make_shared<http::HmacAuthorizer>(key, m_vectorClock);
          return parts;
      }())
{
}

calls::Channel Bench::channel() const
{
    return calls::Channel(m_client, QUrl(u"https://contoso.unitedstates.communication.azure.com"_s));
}

bool waitFor(const QFuture<void> &future)
{
    QEventLoop loop;
    QFutureWatcher<void> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(std::chrono::seconds(20), &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    return future.isFinished();
}

} // namespace callboard::test
