// Frames that leave fifty times a second and leg, written without a JSON tree (contract README, 11.4 and 11.5).
// streaming.h reads them; a test holds both to the same form.
#pragma once
#include "core/ids.h"
#include <QByteArray>
#include <optional>

namespace callboard::wire {

/// A raw id as a JSON text, ready for the frames below.
QByteArray quoted(const RawId &id);

/// AudioMetadata of 20 ms frames, 16 bits, mono. `sampleRate`: a second.
QByteArray audioMetadataText(const QString &subscription, int sampleRate);
/// AudioData from the service. `from`: quoted, or empty for all together; `time`: ISO 8601 in UTC; `pcm`: 16 bits,
/// little-endian. It says "silent" when every sample is 0: whoever skips such a frame misses nothing.
QByteArray audioDataText(const QByteArray &from, const QByteArray &time, QByteArrayView pcm);
/// The same in place of what `text` holds, whose memory is used again.
void writeAudioData(QByteArray &text, const QByteArray &from, const QByteArray &time, QByteArrayView pcm);
/// DtmfData from the service; `from` and `time` as above, `digit`: 0-9, A-D, *, #.
QByteArray dtmfDataText(const QByteArray &from, const QByteArray &time, QChar digit);
/// AudioData for the service, as documented; any number of samples.
QByteArray appAudioText(QByteArrayView pcm);
/// StopAudio for the service.
QByteArray stopAudioText();

/// AudioData that is written as above, letter for letter, of all together. `time` is empty where there is none.
struct SoundText {
    QByteArrayView time;
    QByteArrayView data; ///< Base64, not checked
};
/// Many times faster than a JSON parser; nothing for any other text, which may be AudioData all the same.
std::optional<SoundText> soundOf(QByteArrayView text);

} // namespace callboard::wire
