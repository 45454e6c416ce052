#include "relay/audioears.h"
#include "core/literals.h"
#include "media/pcm/bytes.h"
#include "media/pcm/level.h"
#include <QJsonDocument>
#include <QTest>
#include <cmath>
#include <numbers>

namespace callboard::test {

ToneSource::ToneSource(double hertz, double rmsDb, int sampleRate)
    : m_step(2 * std::numbers::pi * hertz / sampleRate),
      m_peak(32768 * std::numbers::sqrt2 * std::pow(10, rmsDb / 20))
{
}

std::vector<media::Sample> ToneSource::next(int samples)
{
    std::vector<media::Sample> made(static_cast<size_t>(samples));
    for (media::Sample &sample : made) {
        sample = media::Sample(std::lround(m_peak * std::sin(m_phase)));
        m_phase += m_step;
    }
    return made;
}

QByteArray pcmOf(media::Samples samples)
{
    return QByteArray(reinterpret_cast<const char *>(samples.data()), qsizetype(samples.size_bytes()));
}

QByteArray serviceAudioText(media::Samples samples, const QByteArray &who)
{
    const QByteArray part = who.isEmpty() ? QByteArray() : R"("participantRawID":")" + who + R"(",)";
    return R"({"kind":"AudioData","audioData":{"timestamp":"2026-03-16T09:12:50.125Z",)" + part + R"("data":")"
        + pcmOf(samples).toBase64() + R"(","silent":false}})";
}

QByteArray serviceMetadataText(int sampleRate)
{
    return R"({"kind":"AudioMetadata","audioMetadata":{"subscriptionId":"s","encoding":"PCM","sampleRate":)"
        + QByteArray::number(sampleRate) + R"(,"channels":1,"length":)" + QByteArray::number(sampleRate / 25) + "}}";
}

QByteArray consoleAudioText(media::Samples samples)
{
    return R"({"Kind":"AudioData","AudioData":{"Data":")" + pcmOf(samples).toBase64() + R"("},"StopAudio":null})";
}

void Ears::take(const QByteArray &text)
{
    QJsonObject frame = QJsonDocument::fromJson(text).object();
    QVERIFY2(!frame.isEmpty(), text.constData());
    const QString kind = frame.value("kind"_L1).toString(frame.value("Kind"_L1).toString());
    if (kind == "Levels"_L1) {
        levels.clear();
        const QJsonObject all = frame.value("levels"_L1).toObject();
        for (auto it = all.begin(); it != all.end(); ++it)
            levels.insert(it.key(), it.value().toInt());
    }
    if (kind != "AudioData"_L1) {
        frames.append(frame);
        return;
    }
    const QJsonObject data = frame.value("audioData"_L1).toObject(frame.value("AudioData"_L1).toObject());
    const QString sound = data.value("data"_L1).toString(data.value("Data"_L1).toString());
    const auto samples = media::samplesOf(QByteArray::fromBase64(sound.toLatin1()));
    m_sound.insert(m_sound.end(), samples.begin(), samples.end());
    audio.append(data);
}

static media::Samples lastOf(const std::vector<media::Sample> &sound, size_t wanted)
{
    const size_t count = std::min(wanted, sound.size());
    return media::Samples(sound).last(count);
}

double Ears::toneDb(double hertz, int frames, int sampleRate) const
{
    return media::toneDb(lastOf(m_sound, size_t(frames) * size_t(sampleRate) / 50), hertz, sampleRate);
}

double Ears::rmsDb(int frames) const
{
    return media::rmsDb(lastOf(m_sound, size_t(frames) * size_t(media::FrameSamples)));
}

} // namespace callboard::test
