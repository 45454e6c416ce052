// The recording vault put together.
#pragma once
#include "config.h"
#include "relay/base/metrics.h"
#include "relay/vault/vaultrest.h"

namespace callboard::relay {

/// Opens the register and the folder, and goes on where the last process ended. Main thread.
class VaultWiring
{
public:
    struct Parts {
        RelayState &state;
        const Tokens &tokens;
        AuditTrail &audit;
        Metrics &metrics;
        const Clock &clock;
    };
    /// `dataFolder`: where the register is, and the files unless the configuration names another folder.
    static Result<std::unique_ptr<VaultWiring>> open(const Config &config, const QString &dataFolder, Parts parts);
    void addRoutes(httpd::HttpServer &server) { m_rest->addRoutes(server); }
    void close() { m_vault->close(); }

private:
    std::unique_ptr<VaultBook> m_book;
    std::unique_ptr<VaultWorker> m_worker;
    std::unique_ptr<Vault> m_vault;
    std::unique_ptr<VaultRest> m_rest;
};

} // namespace callboard::relay
