#include "exchange/speech/espeak.h"
#include "core/literals.h"
#include "exchange/speech/program.h"
#include "exchange/speech/resample.h"
#include <QtEndian>
#include <cstring>

namespace callboard::exchange {

namespace {
constexpr qsizetype HeaderSize = 44;
constexpr qsizetype BytesPerSecond = 44'100; ///< 22.05 kHz, mono, 16 bits

ProgramRun runOf(const CleanSsml &document, const SpeakerOptions &options)
{
    const QStringList arguments{u"-m"_s, u"-b"_s, u"1"_s, u"-v"_s, document.language, u"--stdin"_s, u"--stdout"_s};
    const auto most = HeaderSize + qsizetype(options.longest.count()) * BytesPerSecond;
    return {options.program, arguments, document.xml, options.timeout, most};
}

/// A stream's header can't know its length, so everything behind the header is sound, whatever it says.
Result<Speech> fromWav(const QByteArray &wav)
{
    if (wav.size() < HeaderSize || !wav.startsWith("RIFF") || wav.sliced(36, 4) != "data"
        || qFromLittleEndian<quint16>(wav.constData() + 22) != 1
        || qFromLittleEndian<quint16>(wav.constData() + 34) != 16)
        return ApiError::of(ApiError::Kind::Server, u"espeak-ng gave no sound that can be read"_s);
    Speech speech(size_t(wav.size() - HeaderSize) / sizeof(media::Sample));
    qFromLittleEndian<qint16>(wav.constData() + HeaderSize, qsizetype(speech.size()), speech.data());
    return resampled(speech, int(qFromLittleEndian<quint32>(wav.constData() + 24)));
}
} // namespace

Result<Speech> speakWithProgram(const CleanSsml &document, const SpeakerOptions &options)
{
    const auto wav = runProgram(runOf(document, options));
    if (!wav) {
        ApiError error = wav.error();
        error.detail += u", language %1"_s.arg(document.language);
        return error;
    }
    return fromWav(*wav);
}

} // namespace callboard::exchange
