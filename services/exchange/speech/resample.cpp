#include "exchange/speech/resample.h"
#include "core/literals.h"
#include "media/pcm/resampler.h"

namespace callboard::exchange {

Result<Speech> resampled(const Speech &speech, int rate)
{
    using media::Resampler;
    if (rate == media::SampleRate)
        return speech;
    auto resampler = Resampler::between(rate, media::SampleRate, Resampler::Quality::File);
    if (!resampler)
        return ApiError::of(ApiError::Kind::Server, u"speech of %1 samples a second"_s.arg(rate));
    const auto lag = size_t(resampler->delaySamples());
    const size_t wanted = speech.size() * media::SampleRate / size_t(rate);
    // The filter holds back its last milliseconds; silence behind the speech pushes them out.
    Speech input(speech);
    input.resize(speech.size() + (lag + 1) * size_t(rate) / media::SampleRate + 1, 0);
    const media::Samples output = resampler->process(input).subspan(lag);
    return Speech(output.begin(), output.begin() + qint64(std::min(wanted, output.size())));
}

} // namespace callboard::exchange
