// One party's microphone and speaker at the end of a WebSocket.
#pragma once
#include "sockets.h"
#include "sound.h"
#include <vector>

namespace bench {

/// What all legs heard.
struct Heard {
    uint64_t frames = 0;
    uint64_t exact = 0; ///< the very frame that is next of what the partner says
    uint64_t jumps = 0; ///< one of the partner's, but not the next one
    uint64_t other = 0; ///< silence, made-up sound, somebody else
    std::vector<int64_t> delays; ///< microseconds from sending to hearing, of `exact`
};

/// The legs 2n and 2n + 1 are in one call and hear each other.
class Leg
{
public:
    /// Connects and shakes hands; ends the program when that is refused.
    Leg(size_t index, const Target &server, const std::string &bearer);
    ~Leg();
    Leg(const Leg &) = delete;
    Leg &operator=(const Leg &) = delete;

    int descriptor() const { return m_fd; }
    /// False when the system takes no more: the server doesn't read.
    bool say(uint64_t number, const Sound &sound, Framing &framing);
    /// `spoken`: when the partner said frame n, at n % Circle.
    bool hear(const Sound &sound, const std::vector<int64_t> &spoken, Heard &heard);

private:
    void shake(const Target &server, const std::string &bearer);
    size_t frames(std::string_view bytes, const Sound &sound, const std::vector<int64_t> &spoken, Heard &heard);
    void message(std::string_view text, const Sound &sound, const std::vector<int64_t> &spoken, Heard &heard);

    size_t m_index;
    int m_fd;
    size_t m_next = 0; ///< place in the partner's circle
    std::string m_in; ///< the begin of a frame
};

} // namespace bench
