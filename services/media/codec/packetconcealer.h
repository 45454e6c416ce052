// Makes up what a lost packet would have said.
#pragma once
#include "media/pcm/frame.h"
#include <memory>

namespace callboard::media {

/// For codecs that have no concealment of their own. Repeats the last pitch period and fades; one stream, one thread.
class PacketConcealer
{
public:
    PacketConcealer();
    ~PacketConcealer();
    PacketConcealer(const PacketConcealer &) = delete;
    PacketConcealer &operator=(const PacketConcealer &) = delete;

    /// What arrived; its beginning is smoothed when it follows a gap.
    void heard(std::span<Sample> samples);
    void fill(std::span<Sample> samples);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace callboard::media
