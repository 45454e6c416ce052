#include "media/codec/codecs.h"
#include "media/codec/packetconcealer.h"
#include <QtGlobal>
#include <spandsp.h>

namespace callboard::media {

namespace {

constexpr int BitRate = 64'000;
constexpr size_t PayloadBytes = BitRate / 8 / FramesPerSecond;

struct Free {
    void operator()(g722_encode_state_t *state) const { g722_encode_free(state); }
    void operator()(g722_decode_state_t *state) const { g722_decode_free(state); }
};

class G722Encoder final : public Encoder
{
public:
    G722Encoder() : m_state(g722_encode_init(nullptr, BitRate, 0)) { Q_CHECK_PTR(m_state.get()); }

    Payload encode(const Frame &frame) override
    {
        g722_encode(m_state.get(), m_bytes.data(), frame.data(), int(frame.size()));
        return m_bytes;
    }

private:
    std::unique_ptr<g722_encode_state_t, Free> m_state;
    std::array<std::uint8_t, PayloadBytes> m_bytes{};
};

class G722Decoder final : public Decoder
{
public:
    G722Decoder() : m_state(g722_decode_init(nullptr, BitRate, 0)) { Q_CHECK_PTR(m_state.get()); }

private:
    bool read(Payload payload, Frame &frame) override
    {
        if (payload.size() != PayloadBytes)
            return false;
        g722_decode(m_state.get(), frame.data(), payload.data(), int(payload.size()));
        m_concealer.heard(frame);
        return true;
    }

    void fillGap(Frame &frame) override { m_concealer.fill(frame); }

    std::unique_ptr<g722_decode_state_t, Free> m_state;
    PacketConcealer m_concealer{SampleRate};
};

} // namespace

std::unique_ptr<Encoder> g722Encoder()
{
    return std::make_unique<G722Encoder>();
}

std::unique_ptr<Decoder> g722Decoder()
{
    return std::make_unique<G722Decoder>();
}

} // namespace callboard::media
