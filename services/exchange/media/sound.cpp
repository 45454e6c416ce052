#include "exchange/media/sound.h"
#include "media/detect/dtmfgenerator.h"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace callboard::exchange {

using namespace media;

namespace {
constexpr double ToneAmplitude = 0.5 * 32767; // a sine of -9 dB

class SamplesSound final : public Sound
{
public:
    explicit SamplesSound(SharedSamples samples) : m_samples(std::move(samples)) { }
    bool next(Frame &frame) override
    {
        const size_t left = m_samples->size() - m_at;
        const size_t count = std::min(left, frame.size());
        const auto end = std::copy_n(m_samples->data() + m_at, count, frame.begin());
        std::fill(end, frame.end(), Sample(0));
        m_at += count;
        return count > 0;
    }
    void rewind() override { m_at = 0; }

private:
    SharedSamples m_samples;
    size_t m_at = 0;
};

class ToneSound final : public Sound
{
public:
    ToneSound(double hertz, std::chrono::milliseconds time)
        : m_turn(2 * std::numbers::pi * hertz / SampleRate),
          m_total(time.count() * SampleRate / 1000)
    {
    }
    bool next(Frame &frame) override
    {
        const qint64 begin = m_at;
        for (Sample &s : frame) {
            s = m_at < m_total ? Sample(std::lround(ToneAmplitude * std::sin(m_turn * double(m_at)))) : Sample(0);
            ++m_at;
        }
        return begin < m_total;
    }
    void rewind() override { m_at = 0; }

private:
    double m_turn; ///< radians a sample
    qint64 m_total; ///< samples
    qint64 m_at = 0;
};

class DigitsSound final : public Sound
{
public:
    explicit DigitsSound(DtmfGenerator generator) : m_fresh(std::move(generator)), m_generator(m_fresh) { }
    bool next(Frame &frame) override
    {
        const auto made = m_generator.next();
        frame = made.value_or(Silence);
        return made.has_value();
    }
    void rewind() override { m_generator = m_fresh; }

private:
    DtmfGenerator m_fresh;
    DtmfGenerator m_generator;
};
} // namespace

SoundPtr soundOf(SharedSamples samples)
{
    return std::make_shared<SamplesSound>(std::move(samples));
}

SoundPtr toneSound(double hertz, std::chrono::milliseconds time)
{
    return std::make_shared<ToneSound>(hertz, time);
}

SoundPtr digitsSound(const QString &digits)
{
    auto generator = DtmfGenerator::of(digits.toLatin1().toStdString());
    return generator ? std::make_shared<DigitsSound>(std::move(*generator)) : nullptr;
}

} // namespace callboard::exchange
