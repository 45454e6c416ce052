// One recording as the relay tells of it.
#pragma once
#include "core/result.h"
#include "store/entities.h"
#include <QJsonObject>

namespace callboard::library {

enum class PartState { Waiting, Stored, Damaged };

/// One file of a recording; a call longer than four hours has several (contract README, 12.3).
struct RecordingPart {
    int index = 0;
    PartState state = PartState::Waiting;
    qint64 bytes = 0;
    QString sha256; ///< hex
    qint64 durationMs = 0;
    bool playable = false;
    bool operator==(const RecordingPart &) const = default;
};

/// Who is in which channel of an unmixed file.
struct RecordingVoice {
    Party party;
    int channel = -1; ///< -1: not said
    bool operator==(const RecordingVoice &) const = default;
};

/// Where an uninterrupted stretch begins: in the files one after the other, in the call, on the clock.
struct GapRow {
    qint64 fileMs = 0;
    qint64 callMs = 0;
    qint64 wallMs = 0; ///< since 1970 UTC
    bool operator==(const GapRow &) const = default;
};

/// A value.
struct RecordingInfo {
    RecordingId id;
    CallId callId;
    UserName owner; ///< of the call
    Party customer;
    QString customerName;
    CallDirection direction = CallDirection::Unknown;
    QString line; ///< which of the deployment's numbers the call used; empty: not known
    Timestamp startedAt;
    qint64 durationMs = 0;
    qint64 bytes = 0;
    bool unmixed = false;
    QString format; ///< "wav", "mp3", "mp4"
    RecordingState state = RecordingState::Unknown;
    Timestamp readyAt; ///< when the service offered it; null unless it is Available
    Timestamp keptUntil; ///< when the service deletes it; null unless it is Available
    QString code; ///< why it is not stored or not whole; empty when nothing is wrong
    QString message; ///< for "copy details"
    QList<RecordingVoice> voices;
    QList<GapRow> gaps;
    QList<RecordingPart> parts; ///< by index

    /// Whether there is sound to hear, if only of some parts.
    bool isPlayable() const;
    bool operator==(const RecordingInfo &) const = default;
};

/// Protocol errors name every member that is wrong.
Result<RecordingInfo> readRecording(const QJsonObject &object);

struct RecordingPage {
    QList<RecordingInfo> recordings;
    QByteArray next; ///< where the next page begins; empty at the end
};
Result<RecordingPage> readPage(const QByteArray &body);

} // namespace callboard::library
