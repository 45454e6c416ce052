#include "httpd/listener.h"
#include <QNetworkProxy>
#include <QTimer>

namespace callboard::httpd {

namespace {
constexpr int backlog = 1024;
constexpr int pauseMs = 100;
} // namespace

Listener::Listener(std::function<void(qintptr)> accepted) : m_accepted(std::move(accepted))
{
    setProxy(QNetworkProxy::NoProxy);
    setListenBacklogSize(backlog);
    connect(this, &QTcpServer::acceptError, this,
            [this] { QTimer::singleShot(pauseMs, this, &QTcpServer::resumeAccepting); });
}

} // namespace callboard::httpd
