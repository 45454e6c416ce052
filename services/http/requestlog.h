// What was sent lately, for people who look for a fault.
#pragma once
#include <QDateTime>
#include <QObject>
#include <chrono>
#include <deque>

namespace callboard::http {

/// One try of one request. Holds no secret, no token, no number and no body.
struct RequestLogEntry {
    QDateTime at; ///< UTC, when it was sent
    QByteArray method;
    QString url; ///< redacted
    int attempt = 1;
    int status = 0; ///< 0: no answer
    QString error; ///< kind and code, empty when all went well
    QString requestId; ///< x-ms-client-request-id
    std::chrono::milliseconds took{0};
};

/// The last entries, oldest first. One thread.
class RequestLog : public QObject
{
    Q_OBJECT

public:
    explicit RequestLog(qsizetype most = 500, QObject *parent = nullptr) : QObject(parent), m_most(most) { }

    /// Redacts and keeps the entry, and writes it to the category callboard.http.
    void add(RequestLogEntry entry);
    const std::deque<RequestLogEntry> &entries() const { return m_entries; }

signals:
    void added(const callboard::http::RequestLogEntry &entry);

private:
    qsizetype m_most;
    std::deque<RequestLogEntry> m_entries;
};

} // namespace callboard::http
