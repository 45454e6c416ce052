// Where media streaming is fastened to an application's leg.
#pragma once
#include "exchange/media/pipe.h"
#include "exchange/media/samplequeue.h"
#include <QChar>
#include <chrono>
#include <memory>

namespace callboard::exchange {

/// 20 ms, or a key, on the way to an application.
struct StreamItem {
    qint64 from = 0; ///< leg; 0: all together
    std::chrono::milliseconds at{}; ///< the tick, on the steady clock
    QChar digit{}; ///< not null: a key instead of a frame
    media::Frame frame{};
};

/// Shared by the thread of the socket, which reads `out` and writes `in`, and the media thread.
struct StreamTap {
    bool unmixed = false;
    bool tones = false;
    Pipe<StreamItem> out{200}; ///< a second of four speakers
    std::shared_ptr<SampleQueue> in; ///< nullptr: nothing comes back
};

} // namespace callboard::exchange
