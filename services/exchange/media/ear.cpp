#include "exchange/media/ear.h"

namespace callboard::exchange {

namespace {
constexpr int EndSilenceMs = 600; // shorter pauses belong to the sentence
}

Ear::~Ear()
{
    for (const auto &pipe : m_captures)
        pipe->close();
}

void Ear::waitForDigits(qint64 number, int count, qint64 ticks)
{
    m_wait = Wait{number, ticks, count};
    m_digits.emplace();
    m_voice.reset();
}

void Ear::waitForSpeech(qint64 number, qint64 ticks)
{
    m_wait = Wait{number, ticks, 0};
    m_voice.emplace(media::VoiceRules{.endSilenceMs = EndSilenceMs});
    m_digits.reset();
}

bool Ear::isOver(const media::Frame &frame)
{
    if (m_digits) {
        m_wait->digitsLeft -= int(m_digits->feed(frame).size());
        if (m_wait->digitsLeft <= 0)
            return true;
    }
    const auto edge = m_voice ? m_voice->feed(frame) : std::nullopt;
    if (edge && !edge->began)
        return true;
    return --m_wait->ticksLeft <= 0;
}

std::optional<qint64> Ear::hear(const media::Frame &frame)
{
    for (const auto &pipe : m_captures)
        pipe->write(frame);
    if (!m_wait || !isOver(frame))
        return {};
    const qint64 number = m_wait->number;
    m_wait.reset();
    m_digits.reset();
    m_voice.reset();
    return number;
}

} // namespace callboard::exchange
