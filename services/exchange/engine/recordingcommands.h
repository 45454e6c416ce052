// What can be put into the engine about recordings: requests, and what the recorder reports. Part of commands.h.
#pragma once
#include "core/ids.h"
#include <QMap>

namespace callboard::exchange {

using RecordingKey = qint64; ///< one recording, inside the exchange; never used twice

/// Channels of an unmixed recording.
inline constexpr int MostRecordingChannels = 5;

/// Only sound is recorded, so there is no video to ask for.
struct StartRecording {
    enum class Locator { Connection, ServerCall, GroupCall };
    Locator locator = Locator::Connection;
    QString id; ///< of what the locator says
    QString callbackUri; ///< recordingStateCallbackUri; empty: nobody is told
    QString apiVersion;
    bool unmixed = false; ///< a channel a participant, else one for all
    bool mp3 = false; ///< only mixed; else WAV
    QMap<int, RawId> channels; ///< unmixed: those that were asked for, 0 to 4
    bool pauseOnStart = false;
};
struct PauseRecording {
    RecordingId recording;
};
struct ResumeRecording {
    RecordingId recording;
};
struct StopRecording {
    RecordingId recording;
};
/// Its file can't be made, or can't be written any more. What was written stays.
struct RecordingBroke {
    RecordingKey recording;
};

} // namespace callboard::exchange
