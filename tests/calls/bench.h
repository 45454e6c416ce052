// A channel to a fake network, with time that stands still.
#pragma once
#include "calls/channel.h"
#include "core/literals.h"
#include "support/fakenetwork.h"
#include <QTest>

namespace callboard::test {

/// The moment of the contract's signing vectors.
class VectorClock final : public Clock
{
public:
    QDateTime now() const override { return QDateTime(QDate(2026, 3, 2), QTime(10, 15, 30), Qt::UTC); }
    std::chrono::milliseconds monotonic() const override { return std::chrono::milliseconds(0); }
};

/// What a service needs to be tried out. The endpoint and the access key are those of the contract's vectors.
class Bench
{
public:
    explicit Bench(bool hmac = true);

    FakeNetwork &network() { return *m_network; }
    ManualTimers &timers() { return *m_timers; }
    const Clock &clock() const { return m_vectorClock; }
    calls::Channel channel() const;

private:
    VectorClock m_vectorClock;
    ManualClock m_manualClock;
    std::shared_ptr<FakeNetwork> m_network = std::make_shared<FakeNetwork>();
    std::shared_ptr<ManualTimers> m_timers = std::make_shared<ManualTimers>(m_manualClock);
    http::HttpClient m_client;
};

inline constexpr auto CallPath = "/calling/callConnections/c1";
inline constexpr auto Version = "?api-version=2026-03-12";

/// Lets the event loop run until the future has ended; false after 20 s.
bool waitFor(const QFuture<void> &future);

/// The result of a future that must end by itself; one that does not is a Timeout error.
template<class T>
Result<T> resultOf(const QFuture<Result<T>> &future)
{
    if (waitFor(QFuture<void>(future)) && future.resultCount() > 0)
        return future.result();
    ApiError error;
    error.kind = ApiError::Kind::Timeout;
    error.detail = u"the future has no result"_s;
    return error;
}

} // namespace callboard::test
