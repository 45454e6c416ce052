// A network that answers as the test wrote it down, and time that passes when the test says so.
#pragma once
#include "http/transport.h"
#include "support/manualclock.h"
#include <QJsonObject>
#include <deque>

namespace callboard::test {

/// A reply with a JSON body.
http::HttpReply jsonReply(int status, const QJsonObject &body = {}, http::HttpHeaders headers = {});
/// A reply with the service's error body.
http::HttpReply errorReply(int status, const QString &code, http::HttpHeaders headers = {});
ApiError transportFailure();

/// Answers expected requests in their order. A request that is not the next expected one fails the test and gets a
/// Transport error. Answers come from the event loop. Check allArrived() at the end.
class FakeNetwork final : public http::Transport
{
public:
    /// `target` is path and query as sent; "*" takes any.
    void expect(const QByteArray &method, const QByteArray &target, Result<http::HttpReply> answer);
    /// As expect(), but no answer ever comes.
    void expectAndHang(const QByteArray &method, const QByteArray &target);

    std::unique_ptr<http::Running> send(const http::HttpRequest &request, Done done) override;

    /// Everything that was sent, with all fields, in order.
    const QList<http::HttpRequest> &sent() const { return m_sent; }
    bool allArrived() const { return m_expected.empty(); }
    /// Requests that were stopped before their answer.
    int aborted() const { return m_aborted; }

private:
    struct Expected {
        QByteArray method;
        QByteArray target;
        std::optional<Result<http::HttpReply>> answer;
    };
    Result<http::HttpReply> unexpected(const http::HttpRequest &request);

    class Run;
    std::deque<Expected> m_expected;
    QList<http::HttpRequest> m_sent;
    int m_aborted = 0;
};

/// Timers on a ManualClock.
class ManualTimers final : public http::Timers
{
public:
    explicit ManualTimers(ManualClock &clock) : m_clock(clock) { }
    std::unique_ptr<http::Running> after(std::chrono::milliseconds time, std::function<void()> done) override;

    /// Moves the clock, calling back what comes due on the way, in order and at its time.
    void advance(std::chrono::milliseconds by);
    qsizetype pending() const { return m_due.size(); }
    /// Time until the next callback; nothing when there is none.
    std::optional<std::chrono::milliseconds> next() const;

private:
    class Run;
    struct Due {
        std::chrono::milliseconds at;
        quint64 id;
        std::function<void()> done;
    };
    const Due *earliest() const;

    ManualClock &m_clock;
    QList<Due> m_due;
    quint64 m_lastId = 0;
};

} // namespace callboard::test
