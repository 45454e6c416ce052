#include "http/networktransport.h"
#include "http/httpclient.h"
#include "http/oneshotbody.h"
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTimer>

namespace callboard::http {

struct NetworkTransport::Private {
    QNetworkAccessManager manager;
    std::optional<QSslConfiguration> ssl;
};

namespace {
QNetworkRequest networkRequest(const HttpRequest &request)
{
    QNetworkRequest out(request.url);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setRawHeader("Accept-Encoding", "identity");
    out.setRawHeader("User-Agent", "Callboard");
    for (const auto &[name, value] : request.headers)
        out.setRawHeader(name, value);
    return out;
}

/// What a person can do something about gets a code of its own.
QString codeOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError: return QStringLiteral("TlsFailed");
    case QNetworkReply::HostNotFoundError: return QStringLiteral("HostNotFound");
    case QNetworkReply::ConnectionRefusedError: return QStringLiteral("ConnectionRefused");
    default: return {};
    }
}

ApiError transportError(QNetworkReply &reply)
{
    ApiError error;
    error.kind = ApiError::Kind::Transport;
    error.code = codeOf(reply.error());
    error.detail = reply.errorString();
    return error;
}

/// Errors that stand for a status are answers; all others mean that no whole answer came.
bool isAnswer(const QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto code = reply.error();
    if (code == QNetworkReply::NoError)
        return status > 0;
    const bool lost = code < QNetworkReply::ProxyConnectionRefusedError || code == QNetworkReply::ContentReSendError
        || code == QNetworkReply::ProtocolFailure || code == QNetworkReply::ProtocolUnknownError;
    return status >= 400 && !lost;
}

class NetworkRun final : public Running
{
public:
    NetworkRun(QNetworkReply *reply, std::chrono::milliseconds timeout, Transport::Done done)
        : m_reply(reply),
          m_done(std::move(done))
    {
        QObject::connect(reply, &QNetworkReply::finished, &m_timer, [this] { finished(); });
        m_timer.setSingleShot(true);
        m_timer.callOnTimeout([this] { timedOut(); });
        m_timer.start(timeout);
    }

    ~NetworkRun() override { drop(); }

private:
    void drop()
    {
        if (!m_reply)
            return;
        m_reply->disconnect(&m_timer);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }

    void finished()
    {
        m_timer.stop();
        if (!isAnswer(*m_reply))
            return tell(transportError(*m_reply));
        HttpReply reply;
        reply.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        reply.headers = m_reply->rawHeaderPairs();
        reply.body = m_reply->readAll();
        tell(std::move(reply));
    }

    void timedOut()
    {
        ApiError error;
        error.kind = ApiError::Kind::Timeout;
        tell(std::move(error));
    }

    /// The last thing done: the callback may destroy this object.
    void tell(Result<HttpReply> result)
    {
        drop();
        const auto done = std::exchange(m_done, {});
        done(std::move(result));
    }

    QNetworkReply *m_reply;
    Transport::Done m_done;
    QTimer m_timer;
};
} // namespace

NetworkTransport::NetworkTransport() : d(std::make_unique<Private>())
{
    d->manager.setAutoDeleteReplies(false);
}

NetworkTransport::~NetworkTransport() = default;

void NetworkTransport::setSslConfiguration(const QSslConfiguration &configuration)
{
    d->ssl = configuration;
}

std::unique_ptr<Running> NetworkTransport::send(const HttpRequest &request, Done done)
{
    QNetworkRequest out = networkRequest(request);
    if (d->ssl)
        out.setSslConfiguration(*d->ssl);
    QNetworkReply *reply = nullptr;
    if (request.method == "GET" || request.method == "HEAD") {
        reply = request.method == "GET" ? d->manager.get(out) : d->manager.head(out);
    } else {
        auto *body = new OneShotBody(request.body);
        out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        out.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        reply = d->manager.sendCustomRequest(out, request.method, body);
        body->setParent(reply);
    }
    return std::make_unique<NetworkRun>(reply, request.timeout, std::move(done));
}

std::shared_ptr<Transport> defaultTransport()
{
    return std::make_shared<NetworkTransport>();
}

} // namespace callboard::http
