// The sound of a party whose microphone and speaker are at the end of a socket.
#pragma once
#include "exchange/engine/random.h"
#include "exchange/media/pipe.h"
#include "media/mix/jitterbuffer.h"
#include <QChar>

namespace callboard::exchange {

/// What goes wrong on purpose on the way between socket and call.
struct LineFaults {
    double loss = 0; ///< 0 to 1: how many frames never arrive, each way
    std::chrono::milliseconds jitter{0}; ///< each frame comes up to this much later, each way; they may overtake
    bool operator==(const LineFaults &) const = default;
};

/// Holds frames back and loses some.
template<class T>
class FaultyPath
{
public:
    FaultyPath() { m_waiting.reserve(Most); }

    /// `deliver` takes what is due; that may be this one, at once.
    template<class Deliver>
    void send(const T &value, const LineFaults &faults, Random &random, std::int64_t now, const Deliver &deliver)
    {
        if (faults.loss > 0 && double(random.between(0, Grain - 1)) < faults.loss * Grain)
            return;
        if (faults.jitter.count() == 0 && m_waiting.empty())
            return deliver(value);
        if (m_waiting.size() < Most)
            m_waiting.push_back({now + random.between(0, faults.jitter.count()), value});
    }
    bool isEmpty() const { return m_waiting.empty(); }
    template<class Deliver>
    void due(std::int64_t now, const Deliver &deliver)
    {
        for (size_t i = 0; i < m_waiting.size();) {
            if (m_waiting[i].due > now) {
                ++i;
                continue;
            }
            deliver(m_waiting[i].value);
            m_waiting[i] = m_waiting.back();
            m_waiting.pop_back();
        }
    }

private:
    static constexpr size_t Most = 100; // two seconds
    static constexpr int Grain = 1'000'000;
    struct Held {
        std::int64_t due;
        T value;
    };
    std::vector<Held> m_waiting;
};

/// Shared by the thread of the socket, which writes `in` and reads `out`, and the media thread, which does the rest.
class SocketLine
{
public:
    using Millis = media::JitterBuffer::Millis;
    struct In {
        std::int64_t number = 0; ///< as JitterBuffer has it
        Millis arrived{};
        QChar digit{}; ///< instead of a frame: a key
        media::Frame frame{};
    };
    struct Out {
        Millis at{}; ///< the tick, on the steady clock
        media::Frame frame{};
    };

    /// `seed` decides which frames the faults meet.
    explicit SocketLine(quint64 seed) : m_random(seed) { }
    Q_DISABLE_COPY_MOVE(SocketLine)

    // Short, so that hundreds of lines stay near the processor; a jitter buffer holds no more either.
    Pipe<In> in{40};
    Pipe<Out> out{40};

    /// Once a tick; the frame is good until the call after the next one, nullptr is silence. Keys are appended.
    const media::Frame *next(Millis now, const LineFaults &faults, std::vector<QChar> &keys);
    void hear(const media::Frame &frame, Millis now, const LineFaults &faults);
    /// What waits is about a time that has passed.
    void forget();

    /// Figures of the way in, written by the media thread, read by any.
    std::uint64_t concealed() const { return m_concealed.load(std::memory_order_relaxed); }
    std::uint64_t late() const { return m_late.load(std::memory_order_relaxed); }

private:
    void leave(Millis at, const media::Frame &frame);

    Random m_random;
    FaultyPath<In> m_pathIn;
    FaultyPath<Out> m_pathOut;
    media::JitterBuffer m_buffer;
    std::atomic<std::uint64_t> m_concealed = 0;
    std::atomic<std::uint64_t> m_late = 0;
};

} // namespace callboard::exchange
