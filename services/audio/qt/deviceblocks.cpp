#include "audio/qt/deviceblocks.h"
#include <algorithm>
#include <cmath>
#include <cstring>

namespace callboard::audio {

namespace {

constexpr double fullScale = 32768.0;

double sampleAt(const char *at, bool floats)
{
    if (floats) {
        float value = 0;
        std::memcpy(&value, at, sizeof value);
        return std::isfinite(value) ? value * fullScale : 0;
    }
    media::Sample value = 0;
    std::memcpy(&value, at, sizeof value);
    return value;
}

media::Sample clipped(double value)
{
    return media::Sample(std::clamp(std::lround(value), -32768L, 32767L));
}

void put(QByteArray &out, media::Sample sample, bool floats)
{
    if (floats) {
        const float value = float(sample / fullScale);
        out.append(reinterpret_cast<const char *>(&value), sizeof value);
    } else {
        out.append(reinterpret_cast<const char *>(&sample), sizeof sample);
    }
}

} // namespace

bool DeviceForm::isValid() const
{
    return rate % media::FramesPerSecond == 0 && rate >= media::Resampler::LowestRate
        && rate <= media::Resampler::HighestRate && channels >= 1 && channels <= 32;
}

FrameCutter::FrameCutter(const DeviceForm &form, media::Resampler resampler)
    : m_form(form),
      m_resampler(std::move(resampler)),
      m_mono(size_t(form.rate / media::FramesPerSecond))
{
}

std::optional<FrameCutter> FrameCutter::of(const DeviceForm &form)
{
    auto resampler = form.isValid() ? media::Resampler::between(form.rate, media::SampleRate) : std::nullopt;
    if (!resampler)
        return {};
    return FrameCutter(form, std::move(*resampler));
}

void FrameCutter::push(QByteArrayView bytes, const std::function<void(const media::Frame &)> &take)
{
    m_rest.append(bytes);
    const qsizetype block = m_form.bytesPerBlock();
    qsizetype used = 0;
    for (; m_rest.size() - used >= block; used += block)
        cut(m_rest.constData() + used, take);
    m_rest.remove(0, used);
}

void FrameCutter::cut(const char *block, const std::function<void(const media::Frame &)> &take)
{
    const int width = m_form.floats ? 4 : 2;
    for (media::Sample &mono : m_mono) {
        double sum = 0;
        for (int channel = 0; channel < m_form.channels; ++channel, block += width)
            sum += sampleAt(block, m_form.floats);
        mono = clipped(sum / m_form.channels);
    }
    const media::Samples out = m_resampler.process(m_mono);
    media::Frame frame{};
    std::copy_n(out.begin(), std::min(out.size(), frame.size()), frame.begin());
    take(frame);
}

FrameSpreader::FrameSpreader(const DeviceForm &form, media::Resampler resampler)
    : m_form(form),
      m_resampler(std::move(resampler))
{
}

std::optional<FrameSpreader> FrameSpreader::of(const DeviceForm &form)
{
    auto resampler = form.isValid() ? media::Resampler::between(media::SampleRate, form.rate) : std::nullopt;
    if (!resampler)
        return {};
    return FrameSpreader(form, std::move(*resampler));
}

QByteArrayView FrameSpreader::pull(qsizetype count, const std::function<const media::Frame *()> &give)
{
    m_waiting.remove(0, m_pulled);
    while (m_waiting.size() < count) {
        const media::Frame *frame = give();
        spread(frame ? *frame : media::Silence);
    }
    m_pulled = count;
    return QByteArrayView(m_waiting).first(count);
}

void FrameSpreader::spread(const media::Frame &frame)
{
    for (const media::Sample sample : m_resampler.process(frame)) {
        for (int channel = 0; channel < m_form.channels; ++channel)
            put(m_waiting, sample, m_form.floats);
    }
}

} // namespace callboard::audio
