// Bytes of somebody's sample rate made samples at 16 kHz.
#pragma once
#include "media/pcm/resampler.h"
#include <QByteArray>

namespace callboard::exchange {

/// One stream of sound. One thread.
class Intake
{
public:
    explicit Intake(int sampleRate = media::SampleRate) { setRate(sampleRate); }

    /// 4,000 to 192,000 samples a second; begins anew.
    void setRate(int sampleRate);
    /// Whole samples of 16 bits, little-endian. Good until the next call.
    media::Samples take(const QByteArray &pcm);

private:
    std::vector<media::Sample> m_samples;
    std::optional<media::Resampler> m_resampler; ///< none at 16 kHz
};

} // namespace callboard::exchange
