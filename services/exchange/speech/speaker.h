// Text and SSML become sound: what the contract's 10.1 calls text and ssml sources.
#pragma once
#include "core/result.h"
#include "media/pcm/frame.h"
#include <QString>
#include <chrono>
#include <memory>
#include <vector>

namespace callboard::exchange {

/// 16 kHz, mono.
using Speech = std::vector<media::Sample>;

/// `voiceName` decides language and sex; without it `sourceLocale` and `voiceKind` do; without those an American woman
/// speaks.
struct TextPrompt {
    QString text; ///< 1 to 4,000 characters
    QString voiceName; ///< "en-US-JennyNeural", or flite's own "slt", "rms", "kal16"
    QString voiceKind; ///< "male" or "female"; any other text is female
    QString sourceLocale; ///< "de-DE"
};

inline constexpr int LongestText = 4'000; ///< characters
inline constexpr int LongestSsml = 64'000; ///< characters, tags and all

/// Speaks. One object serves any number of threads, each call blocks for up to 5 % of what it gives, so call it on a
/// worker thread. Better engines derive from this.
class Speaker
{
public:
    virtual ~Speaker() = default;

    /// Invalid: empty, too long, a language that nobody speaks. Otherwise as ssml().
    virtual Result<Speech> text(const TextPrompt &prompt) const = 0;
    /// Invalid: no XML (with line and column), no <speak>, a document type, too long. NotFound: the espeak-ng program
    /// is missing. Timeout: it was killed because it took too long. Server: it failed.
    virtual Result<Speech> ssml(const QString &document) const = 0;
};

struct SpeakerOptions {
    QString program = QStringLiteral("espeak-ng"); ///< a name to be found in PATH, or a path
    std::chrono::milliseconds timeout = std::chrono::seconds(20);
    std::chrono::seconds longest = std::chrono::minutes(10); ///< more sound than this is refused as Invalid
};

/// English by flite, which PocketSphinx understands well; SSML and every other language by the espeak-ng program.
std::unique_ptr<Speaker> makeSpeaker(const SpeakerOptions &options = {});

} // namespace callboard::exchange
