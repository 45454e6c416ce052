// The makers of each codec, for codec.cpp.
#pragma once
#include "media/codec/codec.h"

namespace callboard::media {

enum class Law { Mu, A };
std::unique_ptr<Encoder> g711Encoder(Law law);
std::unique_ptr<Decoder> g711Decoder(Law law);
std::unique_ptr<Encoder> g722Encoder();
std::unique_ptr<Decoder> g722Decoder();
std::unique_ptr<Encoder> opusEncoder();
std::unique_ptr<Decoder> opusDecoder();

} // namespace callboard::media
