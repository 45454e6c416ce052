// What makes media go: one step every 20 ms.
#pragma once
#include "media/pcm/frame.h"
#include <chrono>
#include <functional>

namespace callboard::media {

enum class Next {
    Tick, ///< in 20 ms
    Rest, ///< there is nothing to do until wake()
};

/// Calls one function every 20 ms. start(), wake() and stop() are the owner's; see the implementation for its thread.
class TickSource
{
public:
    /// `number` counts the periods of 20 ms since start(), those that were skipped or rested included: it is time.
    using Step = std::function<Next(std::uint64_t number)>;
    static constexpr std::chrono::milliseconds Period{FrameMilliseconds};

    virtual ~TickSource() = default;
    /// The first step is due at once. Only when stopped.
    virtual void start(Step step) = 0;
    /// Ends a rest, or forbids the one that a running step is about to ask for: work handed over before wake() is
    /// always seen by a later step. From any thread.
    virtual void wake() = 0;
    /// No step runs after it has returned. Not from within a step. Does nothing when stopped.
    virtual void stop() = 0;
};

/// For tests: steps when told to, on the thread that tells it.
class ManualTicks final : public TickSource
{
public:
    void start(Step step) override
    {
        m_step = std::move(step);
        m_number = 0;
        m_resting = false;
    }
    void wake() override { m_resting = false; }
    void stop() override { m_step = nullptr; }

    bool resting() const { return m_resting; }
    /// Lets `count` periods pass, with a step in each unless it rests or is stopped.
    void tick(int count = 1)
    {
        for (int i = 0; i < count; ++i, ++m_number) {
            if (!m_step || m_resting)
                continue;
            m_resting = true; // before the step, whose own wake() counts
            if (m_step(m_number) == Next::Tick)
                m_resting = false;
        }
    }

private:
    Step m_step;
    std::uint64_t m_number = 0;
    bool m_resting = false;
};

} // namespace callboard::media
