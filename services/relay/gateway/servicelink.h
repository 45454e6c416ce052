// The way to the telephony service.
#pragma once
#include "core/clock.h"
#include "http/connectionstring.h"
#include "http/transport.h"
#include "httpd/request.h"
#include <QHash>
#include <QObject>

namespace callboard::relay {

/// Signs with the service's key and sends once: whether to try again is for the one who asked. After an answer with
/// Retry-After nothing at all is sent before its time; such requests are refused here with the time that is left.
/// Main thread.
class ServiceLink : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const Result<http::HttpReply> &)>;

    ServiceLink(http::ConnectionString service, std::shared_ptr<http::Transport> transport, const Clock &clock,
                QObject *parent = nullptr);

    /// The refusal that would be given now: 429 with the time left. Nothing when requests may go.
    std::optional<ApiError> closed() const;
    /// Sends the request with this body instead of its own; any status is a reply. `done` comes later, once.
    void forward(const httpd::Request &request, const QByteArray &body, Done done);
    QString endpoint() const { return m_service.endpoint.toString(); }
    qsizetype underWay() const { return m_running.size(); }

private:
    void replied(quint64 number, const Result<http::HttpReply> &reply, const Done &done);
    void heed(const http::HttpReply &reply);
    const http::ConnectionString m_service;
    std::shared_ptr<http::Transport> m_transport;
    const Clock &m_clock;
    std::chrono::milliseconds m_notBefore{0};
    QHash<quint64, std::shared_ptr<http::Running>> m_running;
    quint64 m_next = 0;
};

} // namespace callboard::relay
