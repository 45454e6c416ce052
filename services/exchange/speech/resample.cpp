#include "exchange/speech/resample.h"
#include "core/literals.h"
#include <speex/speex_resampler.h>

namespace callboard::exchange {

namespace {
constexpr int Quality = 8;
using Resampler = std::unique_ptr<SpeexResamplerState, decltype(&speex_resampler_destroy)>;

/// The filter holds back its last milliseconds; silence behind the speech pushes them out.
Speech withTail(const Speech &speech, SpeexResamplerState *state)
{
    Speech longer(speech);
    longer.resize(speech.size() + size_t(speex_resampler_get_input_latency(state)), 0);
    return longer;
}
} // namespace

Result<Speech> resampled(const Speech &speech, int rate)
{
    if (rate == media::SampleRate)
        return speech;
    if (rate < 4'000 || rate > 192'000)
        return ApiError::of(ApiError::Kind::Server, u"speech of %1 samples a second"_s.arg(rate));
    int failure = 0;
    const Resampler state(speex_resampler_init(1, spx_uint32_t(rate), media::SampleRate, Quality, &failure),
                          speex_resampler_destroy);
    if (!state)
        return ApiError::of(ApiError::Kind::Server, QString::fromLatin1(speex_resampler_strerror(failure)));
    speex_resampler_skip_zeros(state.get());
    const Speech input = withTail(speech, state.get());
    Speech output(speech.size() * media::SampleRate / size_t(rate) + 1);
    auto taken = spx_uint32_t(input.size());
    auto given = spx_uint32_t(output.size());
    speex_resampler_process_int(state.get(), 0, input.data(), &taken, output.data(), &given);
    output.resize(given);
    return output;
}

} // namespace callboard::exchange
