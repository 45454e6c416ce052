// What parties of a call say, and what was heard of it.
#pragma once
#include "core/literals.h"
#include "media/file/wavlayout.h"
#include "media/pcm/level.h"
#include <QFile>
#include <QJsonObject>
#include <vector>

namespace callboard {

/// Steps of a party's script.
inline QJsonObject tone(double hertz, double seconds)
{
    return {{u"do"_s, u"tone"_s}, {u"hertz"_s, hertz}, {u"seconds"_s, seconds}};
}
inline QJsonObject pause(double seconds)
{
    return {{u"do"_s, u"wait"_s}, {u"seconds"_s, seconds}};
}
inline QJsonObject capture(const QString &file)
{
    return {{u"do"_s, u"capture"_s}, {u"file"_s, file}};
}

/// All of a WAV of one channel, which may still grow.
inline std::vector<media::Sample> soundOf(const QString &path)
{
    QFile file(path);
    const auto layout = file.open(QFile::ReadOnly) ? media::findPcm16(file) : std::nullopt;
    std::vector<media::Sample> sound(layout ? size_t(layout->frames) : 0);
    if (!sound.empty() && file.seek(layout->start))
        file.read(reinterpret_cast<char *>(sound.data()), qint64(sound.size() * sizeof(media::Sample)));
    return sound;
}

inline std::vector<media::Sample> newest(const std::vector<media::Sample> &all, int ms)
{
    const size_t most = std::min(all.size(), size_t(ms) * media::SampleRate / 1000);
    return {all.end() - qsizetype(most), all.end()};
}

/// How much of the sound is the tone, 0 to 1, in pieces of 40 ms: a busy machine loses some, and what follows is out of
/// phase. What is not louder than `leastDb` is no tone.
inline double shareOf(double hertz, const std::vector<media::Sample> &sound, double leastDb = -35)
{
    const size_t piece = media::SampleRate / 25;
    int pieces = 0;
    int fit = 0;
    for (size_t at = 0; at + piece <= sound.size(); at += piece, ++pieces) {
        const media::Samples part = media::Samples(sound).subspan(at, piece);
        const double all = media::rmsDb(part);
        fit += all > leastDb && all - media::toneDb(part, hertz) < 1.0;
    }
    return pieces == 0 ? 0 : double(fit) / pieces;
}

} // namespace callboard
