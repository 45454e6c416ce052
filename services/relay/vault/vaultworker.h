// The vault's own thread: network, disk, hashing.
#pragma once
#include "core/clock.h"
#include "http/connectionstring.h"
#include "relay/vault/filefetch.h"
#include <QThread>

namespace callboard::relay {

/// Owned by the main thread; callbacks run there, in the event loop, while the worker lives. Fetches run side by side,
/// checks one after the other.
class VaultWorker : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        http::ConnectionString service;
        std::function<std::shared_ptr<http::Transport>()> transport{}; ///< made in the thread; default: the network
        http::RetryPolicy retry{};
        FetchOptions fetch{};
        const Clock &clock;
    };
    explicit VaultWorker(Parts parts);
    /// Stops what is under way; parts of files stay.
    ~VaultWorker() override;

    void fetch(const FetchOrder &order, std::function<void(const Result<Fetched> &)> done);
    /// Compares a kept file with its checksum and mends its peaks. Done, or Damaged, Missing, DiskError.
    void check(const QString &path, const QByteArray &sha256, std::function<void(const Result<Done> &)> done);

private:
    struct Shop; ///< what lives in the thread
    Parts m_parts;
    QThread m_thread;
    Shop *m_shop;
};

} // namespace callboard::relay
