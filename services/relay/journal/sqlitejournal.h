// The journal of a single relay, in one SQLite file.
#pragma once
#include "relay/journal/journal.h"
#include "relay/journal/journaloptions.h"

namespace callboard::relay {

class JournalReader;
class JournalWriter;

/// Journal on SQLite: write-ahead log, synced before each commit is answered, commits grouped on a thread of its own.
class SqliteJournal final : public Journal
{
public:
    /// Fails with a storage error when the file can't be opened, is of a newer format or no journal. A file whose
    /// structure is damaged where the journal has to go on is set aside, and a new one with a new epoch is begun.
    static Result<std::unique_ptr<SqliteJournal>> open(const JournalOptions &options);
    ~SqliteJournal() override;

    QByteArray epoch() const override;
    qint64 lastOffset() const override;
    qint64 forgottenUpTo() const override;
    void commit(JournalBatch batch, CommitDone done) override;
    Result<qint64> read(qint64 after, qint64 most, const Visit &visit) override;
    Result<bool> readOne(qint64 offset, const Visit &visit) override;
    Result<std::optional<CallbackKey>> callbackKey(const QByteArray &hash) override;
    Result<std::optional<Snapshot>> newestSnapshot() override;
    Result<QList<AuditLine>> audit(int newest) override;
    JournalFigures figures() const override;
    void onNewEpoch(std::function<void()> told) override;
    void close() override;

private:
    explicit SqliteJournal(JournalOptions options);
    Result<JournalReader *> reader();
    template<class T>
    Result<T> withReader(const std::function<Result<T>(JournalReader &)> &ask);

    JournalOptions m_options;
    std::unique_ptr<JournalWriter> m_writer;
    std::unique_ptr<JournalReader> m_reader;
};

} // namespace callboard::relay
