// Sound as frames of the audio sockets: made, read back and measured.
#pragma once
#include "media/pcm/frame.h"
#include <QByteArray>
#include <QJsonObject>
#include <vector>

namespace callboard::test {

/// An endless sine of that root mean square level.
class ToneSource
{
public:
    ToneSource(double hertz, double rmsDb, int sampleRate = media::SampleRate);
    std::vector<media::Sample> next(int samples = media::FrameSamples);

private:
    double m_step;
    double m_peak;
    double m_phase = 0;
};

QByteArray pcmOf(media::Samples samples);
/// AudioData as the service sends it; of all when `who` is empty.
QByteArray serviceAudioText(media::Samples samples, const QByteArray &who = {});
QByteArray serviceMetadataText(int sampleRate = media::SampleRate);
/// AudioData as a console sends it.
QByteArray consoleAudioText(media::Samples samples);

/// The frames that one peer got, in order.
class Ears
{
public:
    void take(const QByteArray &text);
    void clear() { *this = {}; }

    /// All sound since clear(), one frame after the other.
    const std::vector<media::Sample> &sound() const { return m_sound; }
    /// Level of a frequency in the last `frames` frames; QuietestDb when nothing came.
    double toneDb(double hertz, int frames = 20, int sampleRate = media::SampleRate) const;
    double rmsDb(int frames = 20) const;

    QList<QJsonObject> frames; ///< all that were no sound
    QList<QJsonObject> audio; ///< AudioData, without their sound
    QMap<QString, int> levels; ///< of the last Levels

private:
    std::vector<media::Sample> m_sound;
};

} // namespace callboard::test
