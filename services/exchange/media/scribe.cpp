#include "exchange/media/scribe.h"
#include "core/literals.h"
#include "exchange/speech/displaytext.h"
#include <algorithm>
#include <thread>

namespace callboard::exchange {

namespace {
constexpr qint64 TicksPerMs = 10'000;
constexpr qint64 TicksUntil1970 = 621'355'968'000'000'000;
constexpr std::chrono::milliseconds Pause{media::FrameMilliseconds}; // until the next frame may be there

bool isSilent(const media::Frame &frame)
{
    return std::all_of(frame.begin(), frame.end(), [](media::Sample s) { return s == 0; });
}
} // namespace

Scribe::Scribe(ScribeTask task, VoicePipe &pipe, Recognizers make, Reports &reports)
    : m_task(std::move(task)),
      m_pipe(pipe),
      m_make(std::move(make)),
      m_reports(reports)
{
}

Result<Done> Scribe::work()
{
    VoiceFrame voice;
    while (!m_pipe.isAbandoned()) {
        const bool closed = m_pipe.isClosed(); // asked first: what was written before it still comes
        if (m_pipe.read(voice)) {
            if (const auto taken = take(voice); !taken)
                return taken.error();
        } else if (closed) {
            break;
        } else {
            std::this_thread::sleep_for(Pause);
        }
    }
    if (m_recognizer && !m_pipe.isAbandoned())
        m_recognizer->finish();
    return Done{};
}

Result<Done> Scribe::take(const VoiceFrame &voice)
{
    if (!m_recognizer) {
        if (isSilent(voice.frame))
            return Done{};
        auto made = m_make(*this);
        if (!made)
            return made.error();
        m_recognizer = std::move(made).value();
        m_skipped = voice.number;
    }
    if (voice.number - m_fed != m_skipped) { // a gap: what follows is no part of what was said before
        m_recognizer->finish();
        m_skipped = voice.number - m_fed;
    }
    ++m_fed;
    m_recognizer->feed(voice.frame);
    return Done{};
}

/// Of a recognizer's time.
qint64 Scribe::offsetOf(qint64 ms) const
{
    const qint64 at = m_pipe.startMs() + qint64(m_skipped) * media::FrameMilliseconds + ms;
    return TicksUntil1970 + at * TicksPerMs;
}

void Scribe::tell(wire::TranscriptionData data)
{
    data.format = u"display"_s;
    data.participantRawID = m_task.who;
    m_reports.add(TranscriptPiece{m_task.job, std::move(data)});
}

void Scribe::partial(const QString &text, qint64 startMs)
{
    if (!m_task.partials)
        return;
    wire::TranscriptionData data;
    data.text = displayText(text, false);
    data.offset = offsetOf(startMs);
    data.duration = (qint64(m_fed) * media::FrameMilliseconds - startMs) * TicksPerMs;
    data.resultStatus = wire::TranscriptionResultStatus::Intermediate;
    tell(std::move(data));
}

void Scribe::heard(const Heard &heard)
{
    if (heard.text.isEmpty())
        return;
    wire::TranscriptionData data;
    data.text = displayText(heard.text, true);
    data.confidence = heard.confidence;
    data.offset = offsetOf(heard.startMs);
    data.duration = (heard.endMs - heard.startMs) * TicksPerMs;
    for (const HeardWord &word : heard.words)
        data.words.append({word.text, offsetOf(word.startMs), (word.endMs - word.startMs) * TicksPerMs});
    data.resultStatus = wire::TranscriptionResultStatus::Final;
    tell(std::move(data));
}

} // namespace callboard::exchange
