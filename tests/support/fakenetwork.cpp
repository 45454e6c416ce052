#include "support/fakenetwork.h"
#include <QJsonDocument>
#include <QObject>
#include <QTest>
#include <algorithm>

namespace callboard::test {

http::HttpReply jsonReply(int status, const QJsonObject &body, http::HttpHeaders headers)
{
    http::setHeader(headers, "Content-Type", "application/json");
    return {status, std::move(headers), QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

http::HttpReply errorReply(int status, const QString &code, http::HttpHeaders headers)
{
    const QJsonObject error{{QStringLiteral("code"), code}, {QStringLiteral("message"), QStringLiteral("refused")}};
    return jsonReply(status, {{QStringLiteral("error"), error}}, std::move(headers));
}

ApiError transportFailure()
{
    ApiError error;
    error.kind = ApiError::Kind::Transport;
    error.detail = QStringLiteral("connection lost");
    return error;
}

class FakeNetwork::Run final : public http::Running
{
public:
    Run(int &aborted, std::optional<Result<http::HttpReply>> answer, Done done) : m_aborted(aborted)
    {
        if (!answer)
            return;
        QMetaObject::invokeMethod(
            &m_context,
            [this, result = std::move(*answer), callback = std::move(done)] {
                m_answered = true;
                callback(result);
            },
            Qt::QueuedConnection);
    }
    ~Run() override { m_aborted += m_answered ? 0 : 1; }

private:
    QObject m_context;
    int &m_aborted;
    bool m_answered = false;
};

void FakeNetwork::expect(const QByteArray &method, const QByteArray &target, Result<http::HttpReply> answer)
{
    m_expected.push_back({method, target, std::move(answer)});
}

void FakeNetwork::expectAndHang(const QByteArray &method, const QByteArray &target)
{
    m_expected.push_back({method, target, {}});
}

Result<http::HttpReply> FakeNetwork::unexpected(const http::HttpRequest &request)
{
    const QByteArray line = request.method + ' ' + http::wireTarget(request.url);
    const QByteArray text = "unexpected request: " + line
        + (m_expected.empty() ? QByteArray()
                              : ", expected: " + m_expected.front().method + ' ' + m_expected.front().target);
    QTest::qFail(text.constData(), __FILE__, __LINE__);
    return transportFailure();
}

std::unique_ptr<http::Running> FakeNetwork::send(const http::HttpRequest &request, Done done)
{
    m_sent.append(request);
    const bool fits = !m_expected.empty() && m_expected.front().method == request.method
        && (m_expected.front().target == "*" || m_expected.front().target == http::wireTarget(request.url));
    if (!fits)
        return std::make_unique<Run>(m_aborted, unexpected(request), std::move(done));
    auto answer = std::move(m_expected.front().answer);
    m_expected.pop_front();
    return std::make_unique<Run>(m_aborted, std::move(answer), std::move(done));
}

class ManualTimers::Run final : public http::Running
{
public:
    Run(ManualTimers &timers, quint64 id) : m_timers(timers), m_id(id) { }
    ~Run() override
    {
        m_timers.m_due.removeIf([this](const Due &due) { return due.id == m_id; });
    }

private:
    ManualTimers &m_timers;
    quint64 m_id;
};

std::unique_ptr<http::Running> ManualTimers::after(std::chrono::milliseconds time, std::function<void()> done)
{
    m_due.append({m_clock.monotonic() + time, ++m_lastId, std::move(done)});
    return std::make_unique<Run>(*this, m_lastId);
}

const ManualTimers::Due *ManualTimers::earliest() const
{
    const auto it = std::min_element(m_due.begin(), m_due.end(), [](const Due &a, const Due &b) {
        return std::pair(a.at, a.id) < std::pair(b.at, b.id);
    });
    return it == m_due.end() ? nullptr : &*it;
}

std::optional<std::chrono::milliseconds> ManualTimers::next() const
{
    const Due *due = earliest();
    return due ? std::optional(due->at - m_clock.monotonic()) : std::nullopt;
}

void ManualTimers::advance(std::chrono::milliseconds by)
{
    const auto end = m_clock.monotonic() + by;
    for (const Due *due = earliest(); due && due->at <= end; due = earliest()) {
        m_clock.advance(std::max(std::chrono::milliseconds(0), due->at - m_clock.monotonic()));
        const auto id = due->id;
        const auto callback = due->done;
        m_due.removeIf([id](const Due &other) { return other.id == id; });
        callback();
    }
    m_clock.advance(end - m_clock.monotonic());
}

} // namespace callboard::test
