// What all recognizers share: end-pointing, times, partial texts.
#pragma once
#include "exchange/speech/decoder.h"
#include "exchange/speech/endpointer.h"
#include "exchange/speech/recognizer.h"
#include <deque>

namespace callboard::exchange {

/// The search of a decoder that runs while somebody speaks.
inline constexpr const char *LiveSearch = "live";

/// Tells what a decoder hears as it is. One thread at a time.
class Listening : public Recognizer
{
public:
    struct About {
        QString language;
        bool rough = false;
        QStringList unknownWords;
    };
    /// `decoder` has a search named LiveSearch.
    Listening(Decoder decoder, About about, const RecognizerOptions &options, RecognizerListener &listener);

    void feed(const media::Frame &frame) override;
    void finish() override;
    QString language() const override { return m_about.language; }
    bool isRough() const override { return m_about.rough; }
    QStringList unknownWords() const override { return m_about.unknownWords; }

protected:
    /// Makes the result of an utterance; `samples` is all of it. Times count from its start.
    virtual Heard judged(const Decoded &words, media::Samples samples);
    static Heard heardOf(const Decoded &words);
    Decoder &decoder() { return m_decoder; }

private:
    media::Frame dithered(const media::Frame &frame);
    void remember(const media::Frame &frame);
    void begin();
    void proceed(const media::Frame &frame);
    void end(bool cut);

    Decoder m_decoder;
    About m_about;
    RecognizerListener &m_listener;
    Endpointer m_endpointer;
    int m_endSilenceMs;
    std::deque<media::Frame> m_before; ///< the last frames before speech
    std::vector<media::Sample> m_utterance;
    qint64 m_frames = 0; ///< fed so far
    qint64 m_startMs = 0; ///< of the utterance's first sample
    bool m_speaking = false;
    QString m_partial;
    quint32 m_noise = 1;
};

} // namespace callboard::exchange
