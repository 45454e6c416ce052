// The thread that owns the writing connection.
#pragma once
#include "relay/journal/journalfile.h"
#include <QObject>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace callboard::relay {

/// Takes batches, commits whatever has queued up in one transaction, and hands the outcomes back to the thread that
/// made it, one event-loop post a group. After a failure it opens the file again before the next group; a file whose
/// structure is broken is set aside under another name and a new one with a new epoch is begun.
class JournalWriter : public QObject
{
    Q_OBJECT
public:
    JournalWriter(JournalOptions options, std::unique_ptr<JournalFile> file);
    ~JournalWriter() override;

    /// Goes to the thread at the end of this turn of the event loop, together with all others of the turn; when many
    /// wait and the thread has nothing to do, at once. Refused when too much waits already, never inside the call.
    void commit(JournalBatch batch, Journal::CommitDone done);
    /// Commits what waits, stops the thread, answers what is left. Nothing is taken afterwards.
    void close();

    const QByteArray &epoch() const { return m_epoch; }
    qint64 lastOffset() const { return m_lastOffset; }
    qint64 forgottenUpTo() const { return m_forgotten; }
    JournalFigures figures() const;

signals:
    void epochChanged();

private:
    struct Waiting {
        JournalBatch batch;
        Journal::CommitDone done;
        qsizetype bytes = 0;
    };
    struct Outcome {
        QList<Journal::CommitDone> done;
        Result<QList<QList<Appended>>> appended = QList<QList<Appended>>();
        QByteArray epoch;
        qint64 lastOffset = 0;
        qint64 forgotten = 0;
        qint64 microseconds = 0;
        qint64 events = 0;
    };
    void handOver();
    void refuse(Journal::CommitDone done);
    void run();
    bool takeGroup(std::vector<Waiting> &group);
    void commitGroup(std::vector<Waiting> group);
    Result<QList<QList<Appended>>> tryCommit(const QList<JournalBatch> &batches);
    Result<Done> ensureOpen();
    void heal(const ApiError &error);
    void post(Outcome outcome);
    void deliver(const Outcome &outcome);
    bool hasRoom(qsizetype bytes) const;

    const JournalOptions m_options;

    // Of the thread.
    std::unique_ptr<JournalFile> m_file;
    qint64 m_threadLast = 0;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Waiting> m_queue;
    qsizetype m_queuedBytes = 0;
    bool m_closing = false;
    std::vector<Outcome> m_outcomes; ///< not delivered yet

    // Of the home thread.
    std::vector<Waiting> m_turn; ///< commits of this turn
    QByteArray m_epoch;
    qint64 m_lastOffset = 0;
    qint64 m_forgotten = 0;
    JournalFigures m_figures;
    std::thread m_thread;
};

} // namespace callboard::relay
