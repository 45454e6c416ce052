#include "media/codec/codecs.h"
#include "media/codec/packetconcealer.h"
#include "media/pcm/resampler.h"
#include <algorithm>
#include <spandsp.h>

namespace callboard::media {

namespace {

constexpr int NarrowRate = 8'000;
constexpr size_t NarrowSamples = NarrowRate / FramesPerSecond;

class G711Encoder final : public Encoder
{
public:
    explicit G711Encoder(Law law) : m_law(law) { }

    Payload encode(const Frame &frame) override
    {
        const Samples narrow = m_down.process(frame);
        std::ranges::transform(narrow.first(std::min(narrow.size(), NarrowSamples)), m_bytes.begin(),
                               [this](Sample s) { return m_law == Law::Mu ? linear_to_ulaw(s) : linear_to_alaw(s); });
        return m_bytes;
    }

private:
    Law m_law;
    Resampler m_down = *Resampler::between(SampleRate, NarrowRate);
    std::array<std::uint8_t, NarrowSamples> m_bytes{};
};

class G711Decoder final : public Decoder
{
public:
    explicit G711Decoder(Law law) : m_law(law) { }

private:
    bool read(Payload payload, Frame &frame) override
    {
        if (payload.size() != NarrowSamples)
            return false;
        std::ranges::transform(payload, m_narrow.begin(), [this](std::uint8_t byte) {
            return m_law == Law::Mu ? ulaw_to_linear(byte) : alaw_to_linear(byte);
        });
        m_concealer.heard(m_narrow);
        widen(frame);
        return true;
    }

    void fillGap(Frame &frame) override
    {
        m_concealer.fill(m_narrow);
        widen(frame);
    }

    void widen(Frame &frame)
    {
        const Samples wide = m_up.process(m_narrow);
        std::ranges::copy(wide.first(std::min(wide.size(), frame.size())), frame.begin());
    }

    Law m_law;
    PacketConcealer m_concealer{NarrowRate};
    Resampler m_up = *Resampler::between(NarrowRate, SampleRate);
    std::array<Sample, NarrowSamples> m_narrow{};
};

} // namespace

std::unique_ptr<Encoder> g711Encoder(Law law)
{
    return std::make_unique<G711Encoder>(law);
}

std::unique_ptr<Decoder> g711Decoder(Law law)
{
    return std::make_unique<G711Decoder>(law);
}

} // namespace callboard::media
