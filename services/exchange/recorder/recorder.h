// All recordings of the exchange, as the server's thread sees them.
#pragma once
#include "core/clock.h"
#include "exchange/engine/events.h"
#include "exchange/recorder/recordingthread.h"
#include "exchange/recorder/shelf.h"
#include <QObject>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QTimer>

namespace callboard::exchange {

struct RecorderOptions {
    QString folder; ///< made when it is missing; empty: one that goes with the recorder
    QString resourceId; ///< goes into metadata
    std::chrono::milliseconds announceAfter{1'000}; ///< from the end to the event; the service takes minutes
    std::chrono::milliseconds kept{std::chrono::hours(24)}; ///< at most 24 days
    ChunkLimits chunks;
    std::chrono::milliseconds slack{3'000}; ///< for how long the disk may stall before sound is lost
};

/// A chunk that can be downloaded.
struct RecordingDocument {
    QString path; ///< of the sound
    QByteArray type; ///< media type of the sound
    QJsonObject metadata;
};

/// Lives in the server's thread and outlives whoever holds its pipes. A recording that runs when it goes is finished by
/// the next recorder of the same folder, and so is what a kill left.
class Recorder : public QObject
{
    Q_OBJECT

public:
    /// `clock` outlives it.
    Recorder(RecorderOptions options, const Clock &clock, QObject *parent = nullptr);
    ~Recorder() override;

    /// For an order to start: what is to be filled. Without a file broke() follows.
    std::shared_ptr<RecordingPipe> start(const RecordingOrder &order);
    /// For an order about a channel.
    void addVoice(const RecordingOrder &order);
    /// For an order to stop, before the pipe is closed.
    void stop(const RecordingOrder &order);

    /// Finishes what an earlier recorder left behind, and serves what it finished.
    void recover();

    /// Nothing when it never was, was removed or has expired.
    std::optional<RecordingDocument> find(const QString &documentId) const;
    /// False when there is nothing to remove.
    bool remove(const QString &documentId);
    /// Ticks of 20 ms that ended recordings hold silence for, because the disk or the mixer stood still for too long.
    quint64 lostTicks() const { return m_thread.lost(); }

signals:
    /// The recording can't be written (any more).
    void broke(callboard::exchange::RecordingKey recording);
    /// The files can be downloaded, and it is time to say so.
    void ready(const callboard::exchange::Manifest &manifest);

private:
    void ended(RecordingKey key, const Manifest &manifest);
    void completeLater(const Manifest &manifest);
    void completed(Manifest manifest);
    void announceLater(const Manifest &manifest, std::chrono::milliseconds wait);
    void planExpiry();
    QString folder() const { return m_temporary ? m_temporary->path() : m_options.folder; }

    RecorderOptions m_options;
    const Clock &m_clock;
    std::unique_ptr<QTemporaryDir> m_temporary;
    Shelf m_shelf;
    std::map<RecordingKey, std::shared_ptr<RecordingPipe>> m_pipes; ///< until their end was said
    QTimer m_expiry;
    RecordingThread m_thread;
    QThreadPool m_completions; ///< last: waits for what is under way
};

} // namespace callboard::exchange
