// The relay's configuration file (design/architecture.md, section 5).
#pragma once
#include "http/connectionstring.h"
#include "relay/accounts/account.h"
#include "relay/intake/issuerkeys.h"
#include <chrono>

namespace callboard::relay {

struct TlsFiles {
    QString certificate;
    QString key;
};

struct Config {
    std::optional<http::ConnectionString> service; ///< nothing: no actions can be forwarded
    QString publicUrl; ///< without a slash at its end; empty: the relay's own address
    QByteArray eventGridSecret; ///< empty: no Event Grid
    std::optional<Issuer> callbackIssuer; ///< nothing: "local", the key in the address is enough
    QString speechServices; ///< of the service, for prompts of words and for speech; empty: consoles name their own
    QByteArray hubAccessKey; ///< empty: the one in the data folder, made on first start
    QStringList extraHubs;
    QList<Account> users;
    std::optional<TlsFiles> tls;
    QString recordingsFolder; ///< absolute; empty: "recordings" in the data folder
    std::chrono::seconds recordingsKept{24 * 3600}; ///< how long the service keeps files of recordings
    int retentionDays = 90; ///< of the journal; 0: for ever
};

/// Reads the file's text. Every problem is reported with its path ("$.users[0].roles: …"), all in one error.
Result<Config> readConfig(const QByteArray &text);

} // namespace callboard::relay
