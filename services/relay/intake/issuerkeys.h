// The signing keys of the service, read from where its OpenID configuration says.
#pragma once
#include "core/clock.h"
#include "http/transport.h"
#include "relay/intake/publickey.h"
#include <QObject>

namespace callboard::relay {

/// Who signs callbacks, and for whom (contract README, 13.5).
struct Issuer {
    QUrl configuration; ///< OpenID configuration document
    QString issuer;
    QString audience; ///< resource id of the service
};

/// Keeps the keys, and reads them again when a kid is unknown, at most once in `rereadAfter`: a stranger with invented
/// kids can't make the relay send requests. One thread.
class IssuerKeys : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const Result<PublicKey> &)>;

    IssuerKeys(Issuer issuer, std::shared_ptr<http::Transport> transport, const Clock &clock,
               std::chrono::milliseconds rereadAfter = std::chrono::minutes(1), QObject *parent = nullptr);

    const Issuer &issuer() const { return m_issuer; }
    /// Calls back at once when the key is known. Errors: Auth for a kid that the issuer does not have, Server (503)
    /// while its keys can't be read.
    void keyFor(const QString &kid, Done done);

private:
    void read();
    void configurationCame(const Result<http::HttpReply> &reply);
    void keysCame(const Result<http::HttpReply> &reply);
    void get(const QUrl &url, void (IssuerKeys::*next)(const Result<http::HttpReply> &));
    void finish(bool succeeded);
    Result<PublicKey> known(const QString &kid) const;
    bool mayRead() const;

    const Issuer m_issuer;
    std::shared_ptr<http::Transport> m_transport;
    const Clock &m_clock;
    const std::chrono::milliseconds m_rereadAfter;
    QHash<QString, PublicKey> m_keys;
    QList<std::pair<QString, Done>> m_waiting;
    std::unique_ptr<http::Running> m_running;
    std::optional<std::chrono::milliseconds> m_readAt;
    bool m_failed = false;
};

} // namespace callboard::relay
