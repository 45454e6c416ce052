#include "exchange/streams/intake.h"
#include "media/pcm/bytes.h"

namespace callboard::exchange {

void Intake::setRate(int sampleRate)
{
    m_resampler.reset();
    if (sampleRate != media::SampleRate)
        m_resampler = media::Resampler::between(sampleRate, media::SampleRate);
}

media::Samples Intake::take(const QByteArray &pcm)
{
    m_samples = media::samplesOf(pcm);
    return m_resampler ? m_resampler->process(m_samples) : m_samples;
}

} // namespace callboard::exchange
