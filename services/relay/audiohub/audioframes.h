// The texts of frames that leave fifty times a second, made without a JSON tree. What comes in is read by
// wire/streaming.h; a test holds both to the same form.
#pragma once
#include "media/pcm/frame.h"
#include <QByteArray>
#include <QMap>
#include <QString>
#include <vector>

namespace callboard::relay {

/// AudioMetadata of what a console gets: 16 kHz, mono, 640 bytes a frame.
QByteArray consoleMetadata(const QString &subscription);
/// AudioData for a console. `at`: ISO 8601 in UTC.
QByteArray consoleAudio(const media::Frame &frame, const QByteArray &at);
/// AudioData for the service, as documented (contract README, 11.5); any number of samples.
QByteArray serviceAudio(media::Samples samples);
/// StopAudio for the service.
QByteArray serviceStop();
/// {"kind":"Levels","levels":{"<who>":dBFS, …}}, whole numbers, -99 for silence.
QByteArray levelsFrame(const QMap<QString, double> &levels);

/// 16-bit little-endian, as on the wire; an odd last byte is left out.
std::vector<media::Sample> samplesOf(const QByteArray &pcm);

} // namespace callboard::relay
