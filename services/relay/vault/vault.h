// All recordings that the service announced: fetched, kept, and told about.
#pragma once
#include "core/backoff.h"
#include "relay/state/relaystate.h"
#include "relay/vault/vaultbook.h"
#include "relay/vault/vaultworker.h"

namespace callboard::relay {

struct VaultOptions {
    QString folder; ///< for the files; made when missing, for its owner only
    bool canFetch = true; ///< false without a service: recordings then wait with the code NoService
    int sideBySide = 2; ///< fetches at once
    std::chrono::milliseconds firstPause{1'000}; ///< after a failure; doubles
    std::chrono::milliseconds mostPause{300'000};
    /// How long after its announcement a file is asked for in vain before it is given up: the service keeps it 24 hours
    /// (contract README, 17), older pages say 48.
    std::chrono::hours keepTrying{48};
    std::chrono::milliseconds serviceKeeps{
        std::chrono::hours(24)}; ///< from the announcement's own time on; for the clock in consoles
    quint32 seed = 0; ///< of the pauses' jitter; 0: random
};

/// Takes RecordingFileStatusUpdated from the journal, fetches every chunk, and journals RecordingStored, or
/// RecordingFailed each time the reason changes. Survives restarts: what is announced is in the journal, what is
/// fetched in the book and the folder. Main thread; its parts outlive it.
class Vault : public QObject
{
    Q_OBJECT
public:
    Vault(RelayState &state, VaultBook &book, VaultWorker &worker, const Clock &clock, VaultOptions options);
    ~Vault() override;
    /// Reads what the journal holds since the last time and goes on. Once, after the state has been loaded.
    Result<Done> resume();
    /// Writes down how far the journal is read, for a clean end.
    void close();

    std::optional<StoredRecording> find(const RecordingId &id) const { return m_book.find(id); }
    QList<VaultBook::Row> page(qint64 after, qint64 most) const { return m_book.page(after, most); }
    QString path(const StoredRecording &recording, int index) const;
    /// Compares a stored chunk with its checksum, once until the file changes; a damaged one is written down and told.
    void check(const RecordingId &id, int index, const std::function<void(const Result<Done> &)> &done);

    /// Until the service deletes the first of what is not stored; all the time it gives when nothing waits. Below 0:
    /// too late.
    std::chrono::milliseconds timeLeft() const;
    qsizetype waiting() const { return m_jobs.size(); }
    qint64 stored() const { return m_stored; } ///< chunks since the start

private:
    struct Job {
        RecordingId id;
        int index = 0;
        Backoff backoff;
        std::chrono::milliseconds due{0};
        bool running = false;
    };
    void take(const wire::EventGridEvent &event);
    void startClock(StoredRecording &recording, const wire::EventGridEvent &event) const;
    void describeCall(StoredRecording &recording) const;
    void enqueue(const StoredRecording &recording);
    void schedule();
    void begin(Job &job);
    void ended(const RecordingId &id, int index, const Result<Fetched> &outcome);
    void succeeded(StoredRecording recording, int index, const Fetched &fetched);
    void failed(StoredRecording recording, Job &job, const ApiError &error);
    void spoiled(StoredRecording recording, int index, const ApiError &error);
    void dropJobs(const RecordingId &id);
    /// Saves, and tells when state or code are new.
    void file(StoredRecording &recording, RecordingState state, const QString &code = {}, const QString &message = {});
    void tell(const StoredRecording &recording);
    /// What the journal does not know although the book does: the process ended in between.
    void catchUp();
    Job *job(const RecordingId &id, int index);

    RelayState &m_state;
    VaultBook &m_book;
    VaultWorker &m_worker;
    const Clock &m_clock;
    const VaultOptions m_options;
    QList<Job> m_jobs;
    QTimer m_timer;
    QHash<QString, std::pair<qint64, qint64>> m_checked; ///< path: size and time of the file that was found good
    qint64 m_stored = 0;
};

} // namespace callboard::relay
