// Transcript from its events.
#include "store/reduce.h"
#include <algorithm>
#include <tuple>

namespace callboard::store {

void reduceTranscript(CallFacts &facts, const Timestamp &at, StreamState to, const wire::EventCommon &common)
{
    // Codes of success events mean nothing (contract README, 18.10), so only a failure keeps its own.
    facts.transcript.offer(at, {to, to == StreamState::Failed ? reasonOf(common.resultInformation) : EndReason()});
}

bool TranscriptLines::Before::operator()(const TranscriptLine &a, const TranscriptLine &b) const
{
    const auto order = [](const TranscriptLine &l) {
        return std::tie(l.offset, l.speaker, l.text, l.duration, l.locale, l.confidence);
    };
    return order(a) < order(b);
}

void TranscriptLines::offer(const TranscriptLine &line)
{
    const auto [place, added] = m_lines.insert(line);
    if (!added && line.at < place->at) {
        m_lines.erase(place);
        m_lines.insert(line);
    }
    if (m_lines.size() > MostLines)
        m_lines.erase(m_lines.begin());
}

Timestamp TranscriptLines::lastAt() const
{
    const auto last = std::ranges::max_element(m_lines, {}, &TranscriptLine::at);
    return last == m_lines.end() ? Timestamp() : last->at;
}

void reduceTranscript(CallFacts &facts, const Timestamp &at, const wire::TranscriptSegment &segment)
{
    TranscriptLine line;
    line.speaker = segment.participantRawId.value_or(RawId());
    line.text = segment.text;
    line.locale = segment.locale;
    line.offset = segment.offset.toLongLong();
    line.duration = segment.duration.toLongLong();
    line.confidence = segment.confidence;
    line.at = at;
    facts.lines.offer(line);
}

} // namespace callboard::store
