// Growing waits between tries, with jitter so that many clients do not come back at once.
#pragma once
#include <QRandomGenerator>
#include <chrono>

namespace callboard {

/// Doubles from `first` to `most`; each wait is drawn from the upper half of the step.
/// A value type: keep one per thing that is retried. The seed makes tests repeatable.
class Backoff
{
public:
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds most, quint32 seed);

    /// The wait before the next try; each call moves one step up.
    std::chrono::milliseconds next();
    /// Back to the first step, after a success.
    void reset() { m_step = m_first; }

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_most;
    std::chrono::milliseconds m_step;
    QRandomGenerator m_random;
};

} // namespace callboard
