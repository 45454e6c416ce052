#include "session/net/httprelayapi.h"
#include "core/literals.h"
#include <QHostAddress>
#include <QJsonDocument>
#include <QPromise>

namespace callboard {

static constexpr int eventsPerPage = 5000;

bool isSecure(const QUrl &url)
{
    if (url.scheme() == "https"_L1 || url.scheme() == "wss"_L1)
        return true;
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

HttpRelayApi::HttpRelayApi(http::HttpClientParts parts) : m_client(std::move(parts)) { }

QFuture<Result<http::HttpReply>> HttpRelayApi::send(const QByteArray &method, const QUrl &relay,
                                                    const QByteArray &target, const QString &token,
                                                    const QByteArray &body)
{
    const Result<QUrl> url = http::rawUrl(relay, target);
    if (!url || !isSecure(relay)) {
        QPromise<Result<http::HttpReply>> refused;
        refused.start();
        refused.addResult(url ? ApiError::of(ApiError::Kind::Invalid, u"not over plain http"_s, u"NotSecure"_s)
                              : url.error());
        refused.finish();
        return refused.future();
    }
    http::HttpRequest request;
    request.method = method;
    request.url = *url;
    request.body = body;
    if (!body.isEmpty())
        http::setHeader(request.headers, "Content-Type", "application/json");
    if (!token.isEmpty())
        http::setHeader(request.headers, "Authorization", "Bearer " + token.toLatin1());
    return m_client.send(std::move(request));
}

template<class T, class Read>
static QFuture<Result<T>> readingWith(QFuture<Result<http::HttpReply>> reply, Read read)
{
    return reply.then([read](const Result<http::HttpReply> &r) -> Result<T> {
        if (!r)
            return r.error();
        return read(r->body);
    });
}

QFuture<Result<Grant>> HttpRelayApi::signIn(const QUrl &relay, const QString &user, const QString &password)
{
    const QJsonObject body{{u"user"_s, user}, {u"password"_s, password}};
    return readingWith<Grant>(send("POST", relay, "/v1/signin", {}, QJsonDocument(body).toJson(QJsonDocument::Compact)),
                              readGrant);
}

QFuture<Result<Grant>> HttpRelayApi::refresh(const QUrl &relay, const QString &token)
{
    return readingWith<Grant>(send("POST", relay, "/v1/refresh", token), readGrant);
}

QFuture<Result<StateAnswer>> HttpRelayApi::state(const QUrl &relay, const QString &token)
{
    return readingWith<StateAnswer>(send("GET", relay, "/v1/state", token), readState);
}

QFuture<Result<EventsAnswer>> HttpRelayApi::events(const QUrl &relay, const QString &token,
                                                   const StreamJoin::Position &after)
{
    const QByteArray target = "/v1/events?after=" + QByteArray::number(after.offset)
        + "&epoch=" + QUrl::toPercentEncoding(after.epoch) + "&limit=" + QByteArray::number(eventsPerPage);
    return readingWith<EventsAnswer>(send("GET", relay, target, token), readEvents);
}

} // namespace callboard
