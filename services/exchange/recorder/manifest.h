// What is known of a recording besides its sound; lies beside its files.
#pragma once
#include "core/ids.h"
#include "core/result.h"
#include <QJsonObject>
#include <QList>

namespace callboard::exchange {

/// A stretch that is not in the file.
struct RecordedPause {
    qint64 at = 0; ///< milliseconds since the recording started
    qint64 length = 0; ///< milliseconds
    bool operator==(const RecordedPause &) const = default;
};

/// One file.
struct RecordedChunk {
    QString documentId; ///< names the file
    qint64 at = 0; ///< of its first sample: milliseconds since the recording started
    qint64 frames = -1; ///< sample times; -1: not known, it is or was being written
    int channels = 1;
    bool full = false; ///< the next one goes on from here
    bool removed = false; ///< its file is gone
    QList<RecordedPause> pauses;

    qint64 milliseconds() const; ///< of sound
    bool operator==(const RecordedChunk &) const = default;
};

struct RecordedVoice {
    RawId who;
    int channel = 0;
    bool operator==(const RecordedVoice &) const = default;
};

struct Manifest {
    RecordingId recording;
    CallId call; ///< the connection that its events name
    ServerCallId serverCall;
    qint64 startedAt = 0; ///< 100 ns since 1970-01-01 UTC
    bool unmixed = false;
    bool mp3 = false;
    QList<RecordedVoice> voices; ///< who took part
    QList<RecordedChunk> chunks; ///< at least one
    bool ended = false;
    bool callEnded = true; ///< else somebody ended the recording
    bool announced = false; ///< the files' event was sent
    qint64 keptUntil = 0; ///< milliseconds since 1970-01-01 UTC; 0: not completed yet

    /// Takes part from now on; somebody who comes back changes nothing.
    void addVoice(const RecordedVoice &voice);
    /// The channels that somebody had, counted from 0.
    int usedChannels() const;
    qint64 milliseconds() const; ///< of sound
    QString audioFile(const RecordedChunk &chunk) const;
    QString file() const; ///< the manifest's own name

    QJsonObject toJson() const;
    static Result<Manifest> fromJson(const QJsonObject &object);
    bool operator==(const Manifest &) const = default;
};

/// Replaces the manifest in the folder; after a kill it is the old or the new one.
Result<Done> saveManifest(const QString &folder, const Manifest &manifest);
/// All that can be read; what can't be is logged and left alone.
QList<Manifest> loadManifests(const QString &folder);

} // namespace callboard::exchange
