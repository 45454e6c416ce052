#include "media/codec/codec.h"
#include "media/codec/codecs.h"

namespace callboard::media {

Frame Decoder::decode(Payload payload)
{
    Frame frame = Silence;
    if (read(payload, frame))
        return frame;
    ++m_malformed;
    return conceal();
}

Frame Decoder::conceal()
{
    Frame frame = Silence;
    fillGap(frame);
    return frame;
}

std::unique_ptr<Encoder> makeEncoder(Codec codec)
{
    switch (codec) {
    case Codec::Pcmu: return g711Encoder(Law::Mu);
    case Codec::Pcma: return g711Encoder(Law::A);
    case Codec::G722: return g722Encoder();
    case Codec::Opus: return opusEncoder();
    }
    return {};
}

std::unique_ptr<Decoder> makeDecoder(Codec codec)
{
    switch (codec) {
    case Codec::Pcmu: return g711Decoder(Law::Mu);
    case Codec::Pcma: return g711Decoder(Law::A);
    case Codec::G722: return g722Decoder();
    case Codec::Opus: return opusDecoder();
    }
    return {};
}

} // namespace callboard::media
