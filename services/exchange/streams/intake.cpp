#include "exchange/streams/intake.h"
#include <cstring>

namespace callboard::exchange {

void Intake::setRate(int sampleRate)
{
    m_resampler.reset();
    if (sampleRate != media::SampleRate)
        m_resampler = media::Resampler::between(sampleRate, media::SampleRate);
}

std::vector<media::Sample> Intake::take(const QByteArray &pcm)
{
    std::vector<media::Sample> samples(size_t(pcm.size()) / sizeof(media::Sample));
    std::memcpy(samples.data(), pcm.constData(), samples.size() * sizeof(media::Sample));
    if (!m_resampler)
        return samples;
    const media::Samples out = m_resampler->process(samples);
    return {out.begin(), out.end()};
}

} // namespace callboard::exchange
