#include "exchange/streams/intake.h"
#include "media/pcm/bytes.h"

namespace callboard::exchange {

void Intake::setRate(int sampleRate)
{
    m_resampler.reset();
    if (sampleRate != media::SampleRate)
        m_resampler = media::Resampler::between(sampleRate, media::SampleRate);
}

std::vector<media::Sample> Intake::take(const QByteArray &pcm)
{
    std::vector<media::Sample> samples = media::samplesOf(pcm);
    if (!m_resampler)
        return samples;
    const media::Samples out = m_resampler->process(samples);
    return {out.begin(), out.end()};
}

} // namespace callboard::exchange
