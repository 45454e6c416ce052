// Which of the voices at hand stands for the one that was asked for.
#pragma once
#include <QString>

namespace callboard::exchange {

enum class FliteVoice { Slt, Rms, Kal16 };

struct Voice {
    QString language; ///< lower-case BCP 47 tag: "en-us"; nothing but letters, digits and hyphens
    bool male = false;
    FliteVoice flite = FliteVoice::Slt; ///< the one to take when the language is English

    bool isEnglish() const;
};

/// Any input gives a voice: what makes no sense is passed over, and an American woman is the last resort. Names are
/// Azure's ("de-DE-ConradNeural") or flite's ("rms").
Voice voiceOf(const QString &name, const QString &kind, const QString &locale);

} // namespace callboard::exchange
