#include "http/authorizer.h"
#include "http/hmac.h"
#include <QHostAddress>

namespace callboard::http {

namespace {
ApiError notSignedIn()
{
    ApiError error;
    error.kind = ApiError::Kind::Auth;
    error.detail = QStringLiteral("not signed in");
    return error;
}
} // namespace

HmacAuthorizer::HmacAuthorizer(QByteArray accessKey, const Clock &clock) : m_key(std::move(accessKey)), m_clock(clock)
{
}

std::unique_ptr<Running> HmacAuthorizer::authorize(const HttpRequest &request, Done done)
{
    done(signedHeaders(request, m_key, m_clock.now()));
    return {};
}

std::unique_ptr<Running> FixedToken::token(Done done)
{
    if (!m_token.isEmpty())
        done(m_token);
    else
        done(notSignedIn());
    return {};
}

BearerAuthorizer::BearerAuthorizer(std::shared_ptr<TokenSource> source) : m_source(std::move(source)) { }

std::unique_ptr<Running> BearerAuthorizer::authorize(const HttpRequest &request, Done done)
{
    const QString host = request.url.host();
    const bool local = host == QLatin1StringView("localhost") || QHostAddress(host).isLoopback();
    if (request.url.scheme() != QLatin1StringView("https") && !local) {
        done(ApiError::invalid(QStringLiteral("a token is not sent over an unencrypted connection")));
        return {};
    }
    return m_source->token([done = std::move(done)](Result<QByteArray> token) {
        if (token)
            done(HttpHeaders{{"Authorization", "Bearer " + token.value()}});
        else
            done(token.error());
    });
}

} // namespace callboard::http
