#include "exchange/speech/endpointer.h"
#include "media/pcm/level.h"
#include <algorithm>

namespace callboard::exchange {

namespace {
constexpr int BeginFrames = 3; ///< a click is shorter
constexpr int BlockFrames = 25;
constexpr double AboveFloorDb = 10;
constexpr double SoftestSpeechDb = -52;
/// Someone who speaks from the very first frame must not be taken for the room's noise.
constexpr double LoudestFloorDb = -25;
/// Standard deviation over 20 ms frames: white noise has 0.2 to 0.5, the evenest word that was measured 1.2.
constexpr double SteadyDb = 0.8;

int framesOf(std::chrono::milliseconds time)
{
    return std::max(1, int(time.count()) / media::FrameMilliseconds);
}
} // namespace

Endpointer::Endpointer(std::chrono::milliseconds endSilence, std::chrono::milliseconds longest)
    : m_endFrames(framesOf(endSilence)),
      m_mostFrames(framesOf(longest))
{
    reset();
}

void Endpointer::reset()
{
    m_quietest.fill(0);
    m_blockFrames = m_loud = m_quiet = m_spoken = m_measured = 0;
}

/// The first and the last loud frame are half silence and tell nothing, so each level waits for the next loud one.
void Endpointer::measure(double db)
{
    if (m_loud > 2) {
        ++m_measured;
        m_sum += m_lastDb;
        m_squares += m_lastDb * m_lastDb;
    }
    m_lastDb = db;
}

bool Endpointer::isSteady() const
{
    const double mean = m_measured ? m_sum / m_measured : 0;
    return m_measured > 0 && m_squares / m_measured - mean * mean < SteadyDb * SteadyDb;
}

bool Endpointer::isLoud(double db)
{
    if (++m_blockFrames > BlockFrames) {
        std::shift_right(m_quietest.begin(), m_quietest.end(), 1);
        m_quietest[0] = 0;
        m_blockFrames = 1;
    }
    m_quietest[0] = std::min(m_quietest[0], db);
    const double floor = std::min(*std::min_element(m_quietest.begin(), m_quietest.end()), LoudestFloorDb);
    return db > std::max(floor + AboveFloorDb, SoftestSpeechDb);
}

Endpointer::State Endpointer::take(const media::Frame &frame)
{
    const double db = media::rmsDb(frame);
    const bool loud = isLoud(db);
    m_loud = loud ? m_loud + 1 : 0;
    m_quiet = loud ? 0 : m_quiet + 1;
    measure(db);
    if (m_spoken == 0) {
        if (m_loud < BeginFrames)
            return State::Silence;
        m_spoken = BeginFrames;
        m_measured = 0;
        m_sum = m_squares = 0;
        return State::Began;
    }
    if (++m_spoken < m_mostFrames && m_quiet < m_endFrames)
        return State::Speech;
    m_spoken = m_loud = 0;
    return m_quiet < m_endFrames ? State::Cut : State::Ended;
}

} // namespace callboard::exchange
