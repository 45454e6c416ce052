// What a leg's packets carry, made frames and back.
#pragma once
#include "media/pcm/frame.h"
#include <memory>

namespace callboard::media {

enum class Codec {
    Pcmu, ///< G.711 mu-law, 8 kHz, 160 bytes a frame
    Pcma, ///< G.711 A-law, the same
    G722, ///< 64 kbit/s, 160 bytes a frame
    Opus ///< 16 kHz, mono, 24 kbit/s, length varies
};

/// The bytes that stand for 20 ms, without any header.
using Payload = std::span<const std::uint8_t>;

/// One direction of one leg; remembers the stream. Used by one thread at a time.
class Encoder
{
public:
    Encoder() = default;
    virtual ~Encoder() = default;
    Encoder(const Encoder &) = delete;
    Encoder &operator=(const Encoder &) = delete;

    /// Lies in the encoder, until the next call. Never empty.
    virtual Payload encode(const Frame &frame) = 0;
};

/// The other direction. Whatever arrives, out comes a frame.
class Decoder
{
public:
    Decoder() = default;
    virtual ~Decoder() = default;
    Decoder(const Decoder &) = delete;
    Decoder &operator=(const Decoder &) = delete;

    /// A payload that is not 20 ms of this codec is counted and concealed. Any bytes are 20 ms of G.711 and G.722 when
    /// there are 160 of them.
    Frame decode(Payload payload);
    /// For a packet that did not arrive: what was heard goes on for a moment and fades.
    Frame conceal();
    /// How many payloads could not be decoded.
    std::int64_t malformed() const { return m_malformed; }

private:
    virtual bool read(Payload payload, Frame &frame) = 0;
    virtual void fillGap(Frame &frame) = 0;

    std::int64_t m_malformed = 0;
};

std::unique_ptr<Encoder> makeEncoder(Codec codec);
std::unique_ptr<Decoder> makeDecoder(Codec codec);

} // namespace callboard::media
