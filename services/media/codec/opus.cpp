#include "media/codec/codecs.h"
#include <QtGlobal>
#include <opus/opus.h>

namespace callboard::media {

namespace {

constexpr int BitRate = 24'000;
constexpr int Complexity = 5; // above it the processor pays more than the ear gets
constexpr int ExpectedLossPercent = 5;
constexpr size_t MostBytes = 1275; // of one Opus frame

struct Free {
    void operator()(OpusEncoder *state) const { opus_encoder_destroy(state); }
    void operator()(OpusDecoder *state) const { opus_decoder_destroy(state); }
};

class SpeechEncoder final : public Encoder
{
public:
    SpeechEncoder() : m_state(opus_encoder_create(SampleRate, 1, OPUS_APPLICATION_VOIP, nullptr))
    {
        Q_CHECK_PTR(m_state.get());
        opus_encoder_ctl(m_state.get(), OPUS_SET_BITRATE(BitRate));
        opus_encoder_ctl(m_state.get(), OPUS_SET_COMPLEXITY(Complexity));
        opus_encoder_ctl(m_state.get(), OPUS_SET_INBAND_FEC(1));
        opus_encoder_ctl(m_state.get(), OPUS_SET_PACKET_LOSS_PERC(ExpectedLossPercent));
    }

    Payload encode(const Frame &frame) override
    {
        const int bytes = opus_encode(m_state.get(), frame.data(), FrameSamples, m_bytes.data(), int(m_bytes.size()));
        Q_ASSERT(bytes > 0);
        return {m_bytes.data(), size_t(bytes)};
    }

private:
    std::unique_ptr<OpusEncoder, Free> m_state;
    std::array<std::uint8_t, MostBytes> m_bytes{};
};

class SpeechDecoder final : public Decoder
{
public:
    SpeechDecoder() : m_state(opus_decoder_create(SampleRate, 1, nullptr)) { Q_CHECK_PTR(m_state.get()); }

private:
    bool read(Payload payload, Frame &frame) override
    {
        const auto bytes = opus_int32(payload.size());
        return bytes > 0 && opus_packet_get_nb_samples(payload.data(), bytes, SampleRate) == FrameSamples
            && opus_decode(m_state.get(), payload.data(), bytes, frame.data(), FrameSamples, 0) == FrameSamples;
    }

    void fillGap(Frame &frame) override
    {
        if (opus_decode(m_state.get(), nullptr, 0, frame.data(), FrameSamples, 0) != FrameSamples)
            frame = Silence;
    }

    std::unique_ptr<OpusDecoder, Free> m_state;
};

} // namespace

std::unique_ptr<Encoder> opusEncoder()
{
    return std::make_unique<SpeechEncoder>();
}

std::unique_ptr<Decoder> opusDecoder()
{
    return std::make_unique<SpeechDecoder>();
}

} // namespace callboard::media
