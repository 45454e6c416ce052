// What the vault knows of one recording: a value, kept as JSON.
#pragma once
#include "relay/vault/gapmap.h"
#include "store/entities.h"
#include <QByteArray>
#include <QJsonObject>
#include <QUrl>

namespace callboard::relay {

enum class ChunkState { Waiting, Stored, Damaged };

struct StoredChunk {
    int index = 0;
    QString documentId;
    QUrl content;
    QUrl metadata;
    ChunkState state = ChunkState::Waiting;
    qint64 bytes = 0;
    QByteArray sha256; ///< hex
    qint64 durationMs = 0; ///< as the file plays; as its description says when it can't be played
    bool playable = false; ///< it is sound that can be decoded, and has peaks
    QJsonObject description; ///< wire::RecordingMetadata as it came
    bool operator==(const StoredChunk &) const = default;
};

struct StoredRecording {
    RecordingId id;
    CallId call;
    ServerCallId server;
    UserName owner; ///< of the call, empty when it has none
    RawId customer;
    QString customerName;
    CallDirection direction = CallDirection::Unknown; ///< of the call
    QString line; ///< which of the deployment's numbers the call came to, or went out from
    Timestamp callStartedAt; ///< null when the call is unknown
    Timestamp startedAt;
    qint64 announcedDurationMs = 0;
    QString channelType; ///< "mixed", "unmixed"
    QString format; ///< "wav", "mp3", "mp4"
    RecordingState state = RecordingState::Available; ///< Available, Ingested, Expired or Failed
    QString code; ///< vaultcode of what is wrong, empty when nothing is
    QString message;
    qint64 announcedAt = 0; ///< ms since 1970 UTC
    qint64 readyAt = 0; ///< when the service offered it, ms since 1970 UTC; earlier when the relay heard of it late
    qint64 keptUntil = 0; ///< when the service deletes it, ms since 1970 UTC
    qint64 filedAt = 0; ///< ticks of the event that told its state last
    QList<StoredChunk> chunks; ///< by index

    qint64 bytes() const;
    qint64 durationMs() const; ///< of all chunks that are stored; before, what the service announced
    bool isComplete() const; ///< no chunk is waiting
    StoredChunk *chunk(int index);
    const StoredChunk *chunk(int index) const;
    /// One object as the API shows it (architecture, section 5).
    QJsonObject card() const;

    QJsonObject toJson() const;
    /// Nothing when the object is none of toJson().
    static std::optional<StoredRecording> fromJson(const QJsonObject &object);
};

/// File name of a chunk within its recording's folder, without what makes it a part or peaks.
QString chunkFileName(const StoredRecording &recording, int index);

} // namespace callboard::relay
