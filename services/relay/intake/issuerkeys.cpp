#include "relay/intake/issuerkeys.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "relay/base/answers.h"
#include "relay/intake/intakelog.h"
#include <QTimer>

namespace callboard::relay {

namespace {
constexpr std::chrono::milliseconds TryAgainAfter{2000}; // after a failure: events wait for it

ApiError unreadable()
{
    return refusal(503, u"IssuerUnavailable"_s, u"The issuer's keys can't be read at the moment."_s);
}
} // namespace

IssuerKeys::IssuerKeys(Issuer issuer, std::shared_ptr<http::Transport> transport, const Clock &clock,
                       std::chrono::milliseconds rereadAfter, QObject *parent)
    : QObject(parent),
      m_issuer(std::move(issuer)),
      m_transport(std::move(transport)),
      m_clock(clock),
      m_rereadAfter(rereadAfter)
{
}

Result<PublicKey> IssuerKeys::known(const QString &kid) const
{
    const auto it = m_keys.constFind(kid);
    if (it != m_keys.cend())
        return *it;
    return m_keys.isEmpty() ? unreadable() : denied();
}

bool IssuerKeys::mayRead() const
{
    return !m_readAt
        || m_clock.monotonic() - *m_readAt >= (m_failed ? std::min(TryAgainAfter, m_rereadAfter) : m_rereadAfter);
}

void IssuerKeys::keyFor(const QString &kid, Done done)
{
    if (m_keys.contains(kid) || (!m_running && !mayRead()))
        return done(known(kid));
    m_waiting.append({kid, std::move(done)});
    if (!m_running)
        read();
}

void IssuerKeys::read()
{
    m_readAt = m_clock.monotonic();
    get(m_issuer.configuration, &IssuerKeys::configurationCame);
}

void IssuerKeys::get(const QUrl &url, void (IssuerKeys::*next)(const Result<http::HttpReply> &))
{
    http::HttpRequest request;
    request.url = url;
    request.headers = {{"Accept", "application/json"}};
    request.timeout = std::chrono::seconds(10);
    m_running = m_transport->send(request, [this, next](Result<http::HttpReply> reply) {
        // The request may not be destroyed inside its own callback.
        QMetaObject::invokeMethod(
            this, [this, next, reply] { (this->*next)(reply); }, Qt::QueuedConnection);
    });
}

void IssuerKeys::configurationCame(const Result<http::HttpReply> &reply)
{
    const auto document = reply && reply->status == 200 ? parseJsonObject(reply->body) : ApiError::protocol({});
    const QUrl keys(document ? document->value("jwks_uri"_L1).toString() : QString());
    const bool right = document && document->value("issuer"_L1).toString() == m_issuer.issuer;
    const bool safe = keys.scheme() == "https"_L1 || m_issuer.configuration.scheme() == "http"_L1;
    if (!right || !keys.isValid() || !safe) {
        qCWarning(lcIntake) << "the issuer's OpenID configuration can't be used";
        return finish(false);
    }
    get(keys, &IssuerKeys::keysCame);
}

void IssuerKeys::keysCame(const Result<http::HttpReply> &reply)
{
    const auto document = reply && reply->status == 200 ? parseJsonObject(reply->body) : ApiError::protocol({});
    const auto keys = document ? readKeySet(*document) : QHash<QString, PublicKey>();
    if (keys.isEmpty())
        qCWarning(lcIntake) << "the issuer's key set can't be used";
    else
        m_keys = keys;
    finish(!keys.isEmpty());
}

void IssuerKeys::finish(bool succeeded)
{
    m_failed = !succeeded;
    m_running.reset();
    for (const auto &[kid, done] : std::exchange(m_waiting, {})) {
        const auto key = known(kid);
        // While nothing new could be read an unknown kid may still be a good one.
        done(key || succeeded ? key : unreadable());
    }
}

} // namespace callboard::relay
