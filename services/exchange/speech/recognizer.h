// What a recognizer is, whoever makes it: the contract's 10.2 (recognize) and 11.4 (transcription) need it.
#pragma once
#include "core/result.h"
#include "media/pcm/frame.h"
#include <QList>
#include <QString>
#include <QStringList>
#include <chrono>
#include <memory>

namespace callboard::exchange {

/// Times are milliseconds since the first frame that the recognizer was fed; nine in ten are right to 60 ms.
struct HeardWord {
    QString text;
    qint64 startMs = 0;
    qint64 endMs = 0;
    double confidence = 0; ///< 0 to 1
};

/// What was said between two silences.
struct Heard {
    QString text; ///< lower case, without punctuation; empty: somebody spoke, or something rustled, not understood
    QString label; ///< of the choice that fits; empty when none does, and always without choices
    double confidence = 0; ///< 0 to 1; a rank, not a probability
    qint64 startMs = 0;
    qint64 endMs = 0;
    QList<HeardWord> words;
    bool cut = false; ///< it was longer than the longest, and goes on
};

/// Is told on the thread that feeds, from within feed() and finish().
class RecognizerListener
{
public:
    virtual ~RecognizerListener() = default;
    /// Somebody began to speak. Exactly one heard() follows.
    virtual void speechBegan(qint64 startMs) { Q_UNUSED(startMs) }
    /// The text so far. It comes when it changed, five times a second at most, and may still change altogether.
    virtual void partial(const QString &text, qint64 startMs)
    {
        Q_UNUSED(text)
        Q_UNUSED(startMs)
    }
    virtual void heard(const Heard &heard) = 0;
};

/// Listens to one speaker. One thread at a time; many recognizers can listen at once. The listener outlives it.
class Recognizer
{
public:
    virtual ~Recognizer() = default;
    /// The next 20 ms, in real time or faster. Takes part of a millisecond in silence, several while somebody speaks,
    /// and up to a fifth of the utterance's length when it ends.
    virtual void feed(const media::Frame &frame) = 0;
    /// Nothing more will come: what was begun is heard now. Afterwards it can be fed again.
    virtual void finish() = 0;
    virtual QString language() const = 0;
    /// True when about every third word is expected to be wrong, which people should be told.
    virtual bool isRough() const = 0;
    /// Words of the phrases that the dictionary lacks. They are never heard, nor is a choice's phrase that has one.
    virtual QStringList unknownWords() const = 0;
};

struct Choice {
    QString label;
    QStringList phrases;
};

struct RecognizerOptions {
    QString language = QStringLiteral("en-US");
    std::chrono::milliseconds endSilence{500}; ///< 100 to 10,000; silence of that length ends an utterance
    std::chrono::milliseconds longest{30'000}; ///< an utterance of that length is ended, whatever follows
};

/// Makes recognizers. Any thread. A better engine derives from this; nothing else knows which one there is.
/// Errors: Invalid for a language it has no model of, for options out of range and when no phrase has a known word.
class SpeechEngine
{
public:
    virtual ~SpeechEngine() = default;
    /// Whether there is a model of the language: "en-US".
    virtual bool understands(const QString &language) const = 0;
    /// Hears which choice is meant, and that none is. `domain`: phrases that people here say besides the choices.
    virtual Result<std::unique_ptr<Recognizer>> choices(const QList<Choice> &choices, const QStringList &domain,
                                                        const RecognizerOptions &options,
                                                        RecognizerListener &listener) const = 0;
    /// Live transcription of speech made of the words of `phrases`, most often in their order.
    virtual Result<std::unique_ptr<Recognizer>> phrases(const QStringList &phrases, const RecognizerOptions &options,
                                                        RecognizerListener &listener) const = 0;
    /// Any words. Rough, and takes a processor core to keep up with one speaker.
    virtual Result<std::unique_ptr<Recognizer>> dictation(const RecognizerOptions &options,
                                                          RecognizerListener &listener) const = 0;
};

} // namespace callboard::exchange
