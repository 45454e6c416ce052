#include "vaultwiring.h"
#include "core/literals.h"

namespace callboard::relay {

Result<std::unique_ptr<VaultWiring>> VaultWiring::open(const Config &config, const QString &dataFolder, Parts parts)
{
    auto book = VaultBook::open(dataFolder + u"/recordings.db"_s);
    if (!book)
        return book.error();
    auto made = std::make_unique<VaultWiring>();
    made->m_book = std::move(book).value();
    VaultWorker::Parts worker{.service = config.service.value_or(http::ConnectionString()), .clock = parts.clock};
    made->m_worker = std::make_unique<VaultWorker>(std::move(worker));
    VaultOptions options;
    options.folder = config.recordingsFolder.isEmpty() ? dataFolder + u"/recordings"_s : config.recordingsFolder;
    options.serviceKeeps = config.recordingsKept;
    options.canFetch = config.service.has_value();
    made->m_vault = std::make_unique<Vault>(parts.state, *made->m_book, *made->m_worker, parts.clock, options);
    made->m_rest
        = std::make_unique<VaultRest>(VaultRest::Parts{*made->m_vault, parts.tokens, parts.audit, parts.clock});
    if (const auto resumed = made->m_vault->resume(); !resumed)
        return resumed.error();
    Vault *vault = made->m_vault.get();
    parts.metrics.gauge("callboard_recordings_waiting", "Files of recordings that are announced and not stored.",
                        [vault] { return double(vault->waiting()); });
    parts.metrics.gauge("callboard_recordings_seconds_left",
                        "Until the service deletes the first recording that is not stored.",
                        [vault] { return double(vault->timeLeft().count()) / 1000; });
    parts.metrics.counted("callboard_recordings_stored_total", "Files of recordings stored since the start.",
                          [vault] { return double(vault->stored()); });
    return made;
}

} // namespace callboard::relay
