// What the relay remembers for good: events in order, and what must be committed together with them.
#pragma once
#include "core/result.h"
#include <QByteArrayView>
#include <QList>
#include <functional>
#include <optional>

namespace callboard::relay {

/// An event to be kept. Texts are UTF-8. Two events with the same source, id, type and time are one.
struct NewEvent {
    QByteArray source;
    QByteArray id;
    QByteArray type; ///< "Microsoft.Communication.CallConnected", "Callboard.CallClaimed"
    QByteArray callId; ///< call connection or incoming id; empty when it belongs to no call
    qint64 time = 0; ///< the event's own time, ms since 1970 UTC; 0 when it has none
    QByteArray body; ///< exactly as received
};

/// What became of one NewEvent.
struct Appended {
    qint64 offset = 0; ///< of the row; for a duplicate that of the row it repeats
    qint64 at = 0; ///< when it was journalled, ms since 1970 UTC
    bool duplicate = false;
    bool operator==(const Appended &) const = default;
};

/// One row while it is read: views that are good only during the visit.
struct EventView {
    qint64 offset = 0;
    qint64 at = 0;
    QByteArrayView source;
    QByteArrayView id;
    QByteArrayView type;
    QByteArrayView callId;
    QByteArrayView body;
    bool damaged = false; ///< the row does not match its checksum or can't be read: only offset is to be trusted
};

/// Who a callback key was made for. Keys themselves are never stored, only their hash.
struct CallbackKey {
    QByteArray hash;
    QByteArray user;
    QByteArray direction; ///< "incoming", "outgoing"
    QByteArray incomingId; ///< of an answered call
    QByteArray from;
    QByteArray to;
    qint64 createdAt = 0;
};

/// One action or refusal, for the audit trail. Holds no number, context or token.
struct AuditLine {
    qint64 at = 0;
    QByteArray user;
    QByteArray action; ///< operation id, "signIn", "callback" …
    QByteArray callId;
    int status = 0; ///< HTTP status that was answered
    QByteArray code; ///< error code of a refusal
    QByteArray requestId;
};

/// The state as of an offset.
struct Snapshot {
    qint64 offset = 0;
    QByteArray data;
};

/// What is committed together or not at all.
struct JournalBatch {
    QList<NewEvent> events{};
    QList<CallbackKey> keys{};
    QList<AuditLine> audit{};
    std::optional<Snapshot> snapshot{};
    qint64 forgetBefore = 0; ///< rows journalled before this time go, except the last; 0 keeps all
};

/// Figures for /metrics; all since the start.
struct JournalFigures {
    qint64 commits = 0;
    qint64 failedCommits = 0;
    qint64 commitMicroseconds = 0; ///< sum over commits
    qint64 largestGroup = 0; ///< most events in one commit
    bool failing = false; ///< the newest commit failed
    qint64 waiting = 0; ///< batches handed over and not answered yet
};

/// The journal. All methods and callbacks belong to the thread that made it. A commit is on disk before its
/// callback runs; callbacks run in the order of the calls, never inside the call. Failures are ApiError of kind Server
/// with httpStatus 503; after one the journal heals by itself as soon as the cause is gone.
class Journal
{
public:
    using CommitDone = std::function<void(const Result<QList<Appended>> &)>;
    using Visit = std::function<bool(const EventView &)>;

    virtual ~Journal() = default;

    /// Names this journal's line of offsets. It changes when offsets could otherwise repeat.
    virtual QByteArray epoch() const = 0;
    /// Offset of the newest committed event, 0 while there is none.
    virtual qint64 lastOffset() const = 0;
    /// Events up to this offset are gone from the history; 0 when it is whole.
    virtual qint64 forgottenUpTo() const = 0;

    virtual void commit(JournalBatch batch, CommitDone done) = 0;

    /// Visits rows after an offset in order until `visit` returns false or `most` rows were shown; tells how many.
    /// Damaged rows are visited too, each with its offset.
    virtual Result<qint64> read(qint64 after, qint64 most, const Visit &visit) = 0;
    /// One row; nothing when there is none.
    virtual Result<bool> readOne(qint64 offset, const Visit &visit) = 0;
    virtual Result<std::optional<CallbackKey>> callbackKey(const QByteArray &hash) = 0;
    /// The newest snapshot that is whole, nothing when there is none.
    virtual Result<std::optional<Snapshot>> newestSnapshot() = 0;
    virtual Result<QList<AuditLine>> audit(int newest) = 0;

    virtual JournalFigures figures() const = 0;
    /// Called after the epoch changed because the journal had to be begun anew.
    virtual void onNewEpoch(std::function<void()> told) = 0;
    /// Commits what is waiting, answers it and closes the files. Later commits fail.
    virtual void close() = 0;
};

} // namespace callboard::relay
