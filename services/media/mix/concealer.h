// What is heard in place of frames that never came.
#pragma once
#include "media/pcm/frame.h"
#include <QtGlobal>
#include <memory>

namespace callboard::media {

/// Goes on with the pitch that was heard last, fades it out within 50 ms, and blends the return of real sound in.
/// Allocates once, when made. Not thread-safe.
class Concealer
{
public:
    Concealer();
    ~Concealer();
    Q_DISABLE_COPY_MOVE(Concealer)

    /// The next real frame. After fill(), or with `seam` (the frame doesn't follow on what was heard last), its first
    /// 5 ms are blended with what was heard.
    void hear(Frame &frame, bool seam = false);
    /// A frame made up.
    void fill(Frame &frame);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace callboard::media
