#include "httpd/httpserver.h"
#include "httpd/listener.h"
#include "httpd/servercore.h"
#include <QHostAddress>
#include <QSslConfiguration>
#include <QSslSocket>

namespace callboard::httpd {

class HttpServer::Private
{
public:
    Private(HttpLimits limits, const Clock &clock, HttpServer *server) : core(limits, clock, server) { }

    Result<quint16> listen(const QHostAddress &address, quint16 port, std::function<void(qintptr)> accepted)
    {
        core.start();
        auto listener = std::make_unique<Listener>(std::move(accepted));
        if (!listener->listen(address, port)) {
            ApiError error;
            error.detail = listener->errorString();
            return error;
        }
        listeners.push_back(std::move(listener));
        return listeners.back()->serverPort();
    }

    ServerCore core;
    std::vector<std::unique_ptr<Listener>> listeners;
};

HttpServer::HttpServer(HttpLimits limits, const Clock &clock, QObject *parent)
    : QObject(parent),
      d(std::make_unique<Private>(limits, clock, this))
{
    // Queued: whoever hears it may delete the server.
    d->core.onDrained = [this] { QMetaObject::invokeMethod(this, &HttpServer::drained, Qt::QueuedConnection); };
}

HttpServer::~HttpServer() = default;

void HttpServer::route(const QByteArray &method, const QByteArray &pattern, Handler handler, qsizetype bodyBytes)
{
    d->core.routes.at(pattern).methods[method] = {std::move(handler), bodyBytes};
}

void HttpServer::upgrade(const QByteArray &pattern, UpgradeGate gate, OpenHandler onOpen)
{
    upgradeLater(
        pattern, [gate = std::move(gate)](const Request &request, const Decide &decide) { decide(gate(request)); },
        std::move(onOpen));
}

void HttpServer::upgradeLater(const QByteArray &pattern, LateUpgradeGate gate, OpenHandler onOpen)
{
    RouteTarget &target = d->core.routes.at(pattern);
    target.gate = std::move(gate);
    target.onOpen = std::move(onOpen);
}

Result<quint16> HttpServer::listen(const QHostAddress &address, quint16 port)
{
    return d->listen(address, port, [this](qintptr descriptor) { d->core.accepted(descriptor, nullptr); });
}

Result<quint16> HttpServer::listenTls(const QHostAddress &address, quint16 port, const QSslConfiguration &configuration)
{
    QSslConfiguration own = configuration;
    // Qt's default would ask every client for a certificate.
    if (own.peerVerifyMode() == QSslSocket::AutoVerifyPeer)
        own.setPeerVerifyMode(QSslSocket::VerifyNone);
    return d->listen(address, port, [this, own](qintptr descriptor) { d->core.accepted(descriptor, &own); });
}

void HttpServer::shutdown()
{
    d->listeners.clear();
    d->core.windDown();
}

HttpStats HttpServer::stats() const
{
    return d->core.stats;
}

} // namespace callboard::httpd
