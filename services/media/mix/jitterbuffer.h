// Frames from a network, put back into step.
#pragma once
#include "media/mix/concealer.h"
#include "media/mix/transits.h"
#include <chrono>
#include <vector>

namespace callboard::media {

/// Takes the frames of one stream as they come (late, twice, out of order, or not) and gives one a tick.
/// How long frames wait follows the jitter of the last 5 s: long enough for 99 of 100. It grows by made-up frames, at
/// once where one is missing anyway, and shrinks by leaving out quiet ones, after half a second of too much, or a tenth
/// of that when it is far too much; nothing clicks. A stream that falls silent for 100 ms has ended until its next
/// frame; one whose numbers or times jump by more than 2 s is taken for a new one. Allocates when made and never again.
/// Used by one thread at a time.
class JitterBuffer
{
public:
    using Millis = std::chrono::milliseconds;
    static constexpr Millis LeastDelay{5};
    static constexpr Millis MostDelay{400};

    /// What frames wait at least and at most, brought within 5 to 400 ms and into order; to the least comes what the
    /// time of pop() makes of it, up to a frame. A stream that comes back from silence with a frame later than that is
    /// heard at once and gets nearer as more of it comes. Of one that nobody asked for the newest is heard.
    explicit JitterBuffer(Millis least = Millis(40), Millis most = MostDelay);
    Q_DISABLE_COPY_MOVE(JitterBuffer)

    static constexpr std::int64_t MostNumber = std::int64_t(1) << 50;

    /// `number` is the frame's place in the stream, in frames; it does not wrap, and what is not within 0 and
    /// MostNumber is ignored. `arrived` is of a steady clock.
    void push(std::int64_t number, const Frame &frame, Millis arrived);
    /// The number for streams that stamp frames with milliseconds.
    static std::int64_t numberAt(Millis stamp);
    /// Once a tick; `now` is of the clock of push(). Valid until the pop() after the next one, since mixers may still
    /// look at the frame before; nullptr while there is nothing to hear: before the first frame is due and after the
    /// stream fell silent.
    const Frame *pop(Millis now);

    struct Counters {
        std::uint64_t received = 0; ///< all of push()
        std::uint64_t duplicate = 0;
        std::uint64_t late = 0; ///< came after their turn
        std::uint64_t lost = 0; ///< never came, or not yet
        std::uint64_t concealed = 0; ///< made up, for whatever reason
        std::uint64_t dropped = 0; ///< came, and were left out to get nearer to now
        std::uint64_t silences = 0; ///< how often the stream fell silent
    };
    const Counters &counters() const { return m_counters; }
    /// How long a frame waits that came as fast as any, at the last pop().
    Millis depth() const { return m_depth; }
    /// What depth() is moving to.
    Millis target() const;

private:
    enum class Slot : std::uint8_t { Empty, Filled, Missed, Done };
    struct Entry {
        std::int64_t number = 0;
        Slot state = Slot::Empty;
        Frame frame;
    };
    Entry &entry(std::int64_t number);
    bool has(std::int64_t number);
    bool isNewStream(std::int64_t number, std::int64_t transit) const;
    void restart(std::int64_t number);
    bool resume(std::int64_t number);
    bool belongsBeforeNext(std::int64_t number) const;
    void store(std::int64_t number, const Frame &frame, std::int64_t transit);
    void tooLate(std::int64_t number, std::int64_t transit);
    void makeRoomFor(std::int64_t number);
    void catchUp();
    void miss();
    void drop();
    bool ample() const;
    bool shrinks();
    bool grows();
    Frame &nextOut();
    const Frame *missing();
    const Frame *play();
    const Frame *conceal();
    void fallSilent();

    const Millis m_least;
    const Millis m_most;
    std::vector<Entry> m_ring;
    Transits m_transits;
    Concealer m_concealer;
    std::array<Frame, 2> m_out{};
    size_t m_turn = 0;
    Counters m_counters;
    Millis m_depth{};
    std::int64_t m_next = 0; ///< the number whose turn it is
    std::int64_t m_first = 0; ///< what comes before had its turn
    std::int64_t m_newest = 0;
    bool m_known = false; ///< a stream has begun
    bool m_running = false; ///< and has not fallen silent
    bool m_filling = false; ///< its first frame waits for its turn
    bool m_seam = false; ///< what is played next does not follow on what was heard last
    int m_held = 0; ///< made up while waiting for m_next
    int m_madeUp = 0; ///< in a row
    int m_sinceGrowth = 0; ///< ticks
    int m_amply = 0; ///< ticks during which frames waited too long
};

} // namespace callboard::media
