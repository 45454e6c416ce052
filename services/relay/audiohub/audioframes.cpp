#include "relay/audiohub/audioframes.h"
#include "core/literals.h"
#include "wire/streaming.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>
#include <algorithm>
#include <cmath>

namespace callboard::relay {

namespace {
constexpr double Lowest = -99;

QByteArray base64(media::Samples samples)
{
    std::vector<media::Sample> little(samples.size());
    qToLittleEndian<media::Sample>(samples.data(), qsizetype(samples.size()), little.data());
    return QByteArray::fromRawData(reinterpret_cast<const char *>(little.data()),
                                   qsizetype(little.size() * sizeof(media::Sample)))
        .toBase64();
}
} // namespace

QByteArray consoleMetadata(const QString &subscription)
{
    wire::AudioMetadata metadata;
    metadata.subscriptionId = subscription;
    metadata.encoding = u"PCM"_s;
    metadata.sampleRate = media::SampleRate;
    metadata.channels = 1;
    metadata.length = media::FrameSamples * int(sizeof(media::Sample));
    wire::ServiceFrame frame;
    frame.body = metadata;
    return wire::frameText(frame);
}

QByteArray consoleAudio(const media::Frame &frame, const QByteArray &at)
{
    static const QByteArray silence = base64(media::Silence);
    const bool silent = std::ranges::all_of(frame, [](media::Sample s) { return s == 0; });
    const QByteArray data = silent ? silence : base64(frame);
    QByteArray text;
    text.reserve(data.size() + 128);
    text.append(R"({"kind":"AudioData","audioData":{"timestamp":")").append(at);
    text.append(R"(","data":")").append(data).append(R"(","silent":)").append(silent ? "true" : "false");
    return text.append("}}");
}

QByteArray serviceAudio(media::Samples samples)
{
    return R"({"Kind":"AudioData","AudioData":{"Data":")" + base64(samples) + R"("},"StopAudio":null})";
}

QByteArray serviceStop()
{
    return R"({"Kind":"StopAudio","AudioData":null,"StopAudio":{}})";
}

QByteArray levelsFrame(const QMap<QString, double> &levels)
{
    QJsonObject all;
    for (auto it = levels.cbegin(); it != levels.cend(); ++it)
        all.insert(it.key(), int(std::lround(std::max(Lowest, it.value()))));
    return QJsonDocument(QJsonObject{{u"kind"_s, u"Levels"_s}, {u"levels"_s, all}}).toJson(QJsonDocument::Compact);
}

std::vector<media::Sample> samplesOf(const QByteArray &pcm)
{
    std::vector<media::Sample> samples(size_t(pcm.size()) / sizeof(media::Sample));
    qFromLittleEndian<media::Sample>(pcm.constData(), qsizetype(samples.size()), samples.data());
    return samples;
}

} // namespace callboard::relay
