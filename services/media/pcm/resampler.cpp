#include "media/pcm/resampler.h"
#include <algorithm>
#include <speex/speex_resampler.h>

namespace callboard::media {

namespace {
bool known(int rate)
{
    return rate >= Resampler::LowestRate && rate <= Resampler::HighestRate;
}
} // namespace

void Resampler::Free::operator()(SpeexResamplerState_ *state) const
{
    speex_resampler_destroy(state);
}

Resampler::Resampler(SpeexResamplerState_ *state, int fromRate, int toRate)
    : m_state(state),
      m_fromRate(fromRate),
      m_toRate(toRate),
      m_out(size_t(toRate) / FramesPerSecond + 1)
{
}

std::optional<Resampler> Resampler::between(int fromRate, int toRate, Quality quality)
{
    if (!known(fromRate) || !known(toRate))
        return {};
    if (fromRate == toRate)
        return Resampler(nullptr, fromRate, toRate);
    auto *state = speex_resampler_init(1, spx_uint32_t(fromRate), spx_uint32_t(toRate), int(quality), nullptr);
    return state ? std::optional(Resampler(state, fromRate, toRate)) : std::nullopt;
}

Samples Resampler::process(Samples in)
{
    const size_t most = m_state ? in.size() * size_t(m_toRate) / size_t(m_fromRate) + 1 : in.size();
    if (m_out.size() < most)
        m_out.resize(most);
    if (!m_state) {
        std::ranges::copy(in, m_out.begin());
        return {m_out.data(), in.size()};
    }
    auto taken = spx_uint32_t(in.size());
    auto given = spx_uint32_t(m_out.size());
    speex_resampler_process_int(m_state.get(), 0, in.data(), &taken, m_out.data(), &given);
    return {m_out.data(), given};
}

int Resampler::delaySamples() const
{
    return m_state ? speex_resampler_get_output_latency(m_state.get()) : 0;
}

void Resampler::reset()
{
    if (m_state)
        speex_resampler_reset_mem(m_state.get());
}

} // namespace callboard::media
