#include "relay/vault/vaultworker.h"
#include "core/literals.h"
#include "relay/vault/chunkfile.h"
#include "relay/vault/vaultcodes.h"

namespace callboard::relay {

/// Made in the main thread, used and destroyed in the worker's.
struct VaultWorker::Shop : QObject {
    explicit Shop(const Parts &parts) : parts(parts) { }

    void open()
    {
        http::HttpClientParts made;
        made.transport = parts.transport ? parts.transport() : http::defaultTransport();
        made.authorizer = std::make_shared<http::HmacAuthorizer>(parts.service.accessKey, parts.clock);
        made.retry = parts.retry;
        made.clock = &parts.clock;
        service.emplace(calls::Channel(http::HttpClient(std::move(made)), parts.service.endpoint));
    }
    void fetch(const FetchOrder &order, const FileFetch::Ended &done)
    {
        if (!service)
            open();
        auto *run = new FileFetch(order, *service, parts.fetch);
        run->setParent(this);
        run->onEnded([run, done](const Result<Fetched> &outcome) {
            run->deleteLater();
            done(outcome);
        });
        run->start();
    }

    const Parts &parts;
    std::optional<calls::RecordingService> service;
};

VaultWorker::VaultWorker(Parts parts) : m_parts(std::move(parts)), m_shop(new Shop(m_parts))
{
    m_shop->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_shop, &QObject::deleteLater);
    m_thread.setObjectName(u"vault"_s);
    m_thread.start();
}

VaultWorker::~VaultWorker()
{
    // Cancelled requests end in the thread's event loop, so they are cancelled before it is told to stop.
    QMetaObject::invokeMethod(
        m_shop, [shop = m_shop] { qDeleteAll(shop->findChildren<FileFetch *>()); }, Qt::QueuedConnection);
    QMetaObject::invokeMethod(
        m_shop, [shop = m_shop] { shop->thread()->quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

void VaultWorker::fetch(const FetchOrder &order, std::function<void(const Result<Fetched> &)> done)
{
    auto back = [this, done = std::move(done)](const Result<Fetched> &outcome) {
        QMetaObject::invokeMethod(
            this, [done, outcome] { done(outcome); }, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(
        m_shop, [shop = m_shop, order, back = std::move(back)] { shop->fetch(order, back); }, Qt::QueuedConnection);
}

void VaultWorker::check(const QString &path, const QByteArray &sha256, std::function<void(const Result<Done> &)> done)
{
    const auto work = [this, path, sha256, done = std::move(done)] {
        const auto found = checksumOf(path);
        Result<Done> outcome = Done{};
        if (!found)
            outcome = found.error();
        else if (*found != sha256)
            outcome = ApiError::of(ApiError::Kind::Server, u"checksum %1"_s.arg(QString::fromLatin1(*found)),
                                   QString::fromUtf16(vaultcode::Damaged));
        else
            mendPeaks(path, path + u".peaks"_s);
        QMetaObject::invokeMethod(
            this, [done, outcome] { done(outcome); }, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(m_shop, work, Qt::QueuedConnection);
}

} // namespace callboard::relay
