// One chunk on its way from the service into the vault.
#pragma once
#include "calls/recordingservice.h"
#include "relay/vault/partfile.h"
#include <QFutureWatcher>
#include <QJsonObject>

namespace callboard::relay {

/// What to fetch and where to put it.
struct FetchOrder {
    QString path; ///< final name; its folder exists
    QUrl content;
    QUrl metadata;
};

/// What was fetched.
struct Fetched {
    qint64 bytes = 0;
    QByteArray sha256; ///< hex
    qint64 durationMs = 0; ///< 0 when it can't be played
    bool playable = false;
    QJsonObject description; ///< wire::RecordingMetadata
};

struct FetchOptions {
    qint64 rangeBytes = 4 * 1024 * 1024; ///< of one request; smaller after a timeout
    qint64 spareBytes = 64 * 1024 * 1024; ///< left free on the disk
    int changes = 3; ///< how often the source may turn out to be another file
    std::function<qint64(const QString &folder)> freeBytes{}; ///< default: what the system says
};

/// Fetches in ranges and ends once, with the file under its final name and its peaks beside it, or with an error whose
/// code is one of vaultcodes.h; the part stays for the next try. Lives in one thread and blocks it while it hashes.
class FileFetch : public QObject
{
    Q_OBJECT
public:
    using Ended = std::function<void(const Result<Fetched> &)>;
    FileFetch(FetchOrder order, calls::RecordingService &service, const FetchOptions &options);
    ~FileFetch() override;
    void onEnded(Ended ended) { m_ended = std::move(ended); }
    void start();

private:
    void describe();
    void askNext();
    void got(const Result<calls::RecordingContent> &content);
    void failed(const ApiError &error);
    Result<Done> take(const calls::RecordingContent &content);
    void complete();
    void end(const Result<Fetched> &outcome);
    template<class T>
    void watch(QFuture<Result<T>> future, std::function<void(const Result<T> &)> then);

    const FetchOrder m_order;
    calls::RecordingService &m_service;
    const FetchOptions m_options;
    Ended m_ended;
    std::optional<PartFile> m_part;
    Fetched m_fetched;
    qint64 m_step;
    int m_changes = 0;
    std::function<void()> m_cancel;
};

/// The vault's code for an error of the storage.
QString codeOf(const ApiError &error);

} // namespace callboard::relay
