#include "exchange/speech/listening.h"
#include "core/literals.h"
#include <algorithm>

namespace callboard::exchange {

namespace {
/// A word begins softly, well before it is loud enough to be noticed; the model also wants to hear some silence first.
constexpr size_t FramesBefore = 15;
constexpr int LoudBefore = 3; ///< frames that Began comes late
constexpr size_t FramesPerPartial = 10;

double meanConfidence(const QList<HeardWord> &words)
{
    double sum = 0;
    for (const HeardWord &w : words)
        sum += w.confidence;
    return words.isEmpty() ? 0 : sum / double(words.size());
}
} // namespace

Listening::Listening(Decoder decoder, About about, const RecognizerOptions &options, RecognizerListener &listener)
    : m_decoder(std::move(decoder)),
      m_about(std::move(about)),
      m_listener(listener),
      m_endpointer(options.endSilence, options.longest),
      m_endSilenceMs(int(options.endSilence.count()))
{
}

void Listening::feed(const media::Frame &frame)
{
    ++m_frames;
    const media::Frame heard = dithered(frame);
    const Endpointer::State state = m_endpointer.take(frame);
    if (!m_speaking)
        remember(heard);
    if (state == Endpointer::State::Began)
        begin();
    else if (m_speaking)
        proceed(heard);
    if (state == Endpointer::State::Ended || state == Endpointer::State::Cut)
        end(state == Endpointer::State::Cut);
}

void Listening::finish()
{
    if (m_speaking)
        end(false);
    m_endpointer.reset();
    m_before.clear();
}

/// Digital silence has no logarithm.
media::Frame Listening::dithered(const media::Frame &frame)
{
    media::Frame noisy;
    std::transform(frame.begin(), frame.end(), noisy.begin(), [this](media::Sample s) {
        m_noise = m_noise * 1'664'525 + 1'013'904'223;
        return media::Sample(std::clamp(s + int((m_noise >> 24) % 5) - 2, -32'768, 32'767));
    });
    return noisy;
}

void Listening::remember(const media::Frame &frame)
{
    m_before.push_back(frame);
    if (m_before.size() > FramesBefore)
        m_before.pop_front();
}

void Listening::begin()
{
    m_speaking = true;
    m_startMs = (m_frames - qint64(m_before.size())) * media::FrameMilliseconds;
    m_partial.clear();
    m_utterance.clear();
    m_decoder.begin(LiveSearch);
    m_listener.speechBegan((m_frames - LoudBefore) * media::FrameMilliseconds);
    for (const media::Frame &f : m_before) {
        m_utterance.insert(m_utterance.end(), f.begin(), f.end());
        m_decoder.feed(f);
    }
    m_before.clear();
}

void Listening::proceed(const media::Frame &frame)
{
    m_utterance.insert(m_utterance.end(), frame.begin(), frame.end());
    m_decoder.feed(frame);
    if (m_utterance.size() / frame.size() % FramesPerPartial != 0)
        return;
    const QString text = m_decoder.partial();
    if (text.isEmpty() || text == m_partial)
        return;
    m_partial = text;
    m_listener.partial(text, m_startMs);
}

void Listening::end(bool cut)
{
    m_speaking = false;
    const Decoded words = m_decoder.end();
    Heard heard = m_endpointer.isSteady() ? Heard() : judged(words, m_utterance);
    for (HeardWord &w : heard.words) {
        w.startMs += m_startMs;
        w.endMs += m_startMs;
    }
    const bool any = !heard.words.isEmpty();
    heard.startMs = any ? heard.words.first().startMs : m_startMs;
    heard.endMs
        = any ? heard.words.last().endMs : std::max(m_startMs, m_frames * media::FrameMilliseconds - m_endSilenceMs);
    heard.cut = cut;
    m_listener.heard(heard);
}

Heard Listening::judged(const Decoded &words, media::Samples)
{
    return heardOf(words);
}

Heard Listening::heardOf(const Decoded &words)
{
    Heard heard;
    QStringList texts;
    for (const DecodedWord &w : words) {
        texts.append(w.text);
        heard.words.append({w.text, w.startMs, w.endMs, w.confidence});
    }
    heard.text = texts.join(u' ');
    heard.confidence = meanConfidence(heard.words);
    return heard;
}

} // namespace callboard::exchange
