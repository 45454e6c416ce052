#include "exchange/speech/flitevoice.h"
#include "core/literals.h"
#include "exchange/speech/resample.h"
#include <flite/flite.h>
#include <mutex>

extern "C" {
cst_voice *register_cmu_us_slt(const char *folder);
cst_voice *register_cmu_us_rms(const char *folder);
cst_voice *register_cmu_us_kal16(const char *folder);
}

namespace callboard::exchange {

namespace {
constexpr qsizetype PieceLength = 200; ///< characters, about 12 s of speech

/// flite reads ASCII only and would spell out the bytes of anything else.
QByteArray asciiOf(const QString &text)
{
    QByteArray ascii;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (c == u'\u2019' || c == u'\u2018')
            ascii += '\'';
        else if (c.unicode() < 0x20 || c.isSpace() || c == u'\u2013' || c == u'\u2014')
            ascii += ' ';
        else if (c.unicode() < 0x7F)
            ascii += char(c.unicode());
    }
    return ascii;
}

bool canBeSaid(const QByteArray &ascii)
{
    return std::any_of(ascii.begin(), ascii.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)); });
}

/// Where a piece that starts at `from` ends: after a sentence if one ends late enough, else after a word.
qsizetype pieceEnd(const QByteArray &text, qsizetype from)
{
    if (text.size() - from <= PieceLength)
        return text.size();
    for (qsizetype i = from + PieceLength; i > from + PieceLength / 4; --i) {
        if (text[i] == ' ' && QByteArrayView(".!?;").contains(text[i - 1]))
            return i;
    }
    const qsizetype space = text.lastIndexOf(' ', from + PieceLength);
    return space > from ? space : from + PieceLength;
}

cst_voice *registered(FliteVoice voice)
{
    static std::once_flag once;
    std::call_once(once, [] { flite_init(); });
    switch (voice) {
    case FliteVoice::Rms: return register_cmu_us_rms(nullptr);
    case FliteVoice::Kal16: return register_cmu_us_kal16(nullptr);
    case FliteVoice::Slt: break;
    }
    return register_cmu_us_slt(nullptr);
}

Result<Speech> sayPiece(const QByteArray &text, FliteVoice voice)
{
    static std::mutex oneAtATime;
    const std::lock_guard lock(oneAtATime);
    cst_wave *wave = flite_text_to_wave(text.constData(), registered(voice));
    if (!wave)
        return ApiError::of(ApiError::Kind::Server, u"flite can't say this text"_s);
    const Speech speech(wave->samples, wave->samples + wave->num_samples);
    const int rate = wave->sample_rate;
    delete_wave(wave);
    return resampled(speech, rate);
}
} // namespace

Result<Speech> speakWithFlite(const QString &text, FliteVoice voice)
{
    const QByteArray ascii = asciiOf(text).simplified();
    if (!canBeSaid(ascii))
        return ApiError::invalid(u"text prompt: nothing that can be said in English"_s);
    Speech all;
    for (qsizetype from = 0; from < ascii.size();) {
        const qsizetype end = pieceEnd(ascii, from);
        const QByteArray piece = ascii.sliced(from, end - from);
        from = end;
        if (!canBeSaid(piece))
            continue;
        const auto said = sayPiece(piece, voice);
        if (!said)
            return said.error();
        all.insert(all.end(), said->begin(), said->end());
    }
    return all;
}

} // namespace callboard::exchange
