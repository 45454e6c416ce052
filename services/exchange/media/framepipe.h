// Frames on their way from the media thread to one that may block.
#pragma once
#include "exchange/media/pipe.h"
#include "media/pcm/frame.h"

namespace callboard::exchange {

using FramePipe = Pipe<media::Frame>;

} // namespace callboard::exchange
