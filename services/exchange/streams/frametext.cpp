#include "exchange/streams/frametext.h"
#include "core/literals.h"
#include "wire/streaming.h"
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace callboard::exchange {

using namespace std::chrono;

FrameTime::FrameTime()
    : m_offset(
        duration_cast<milliseconds>(system_clock::now().time_since_epoch() - steady_clock::now().time_since_epoch()))
{
}

const QByteArray &FrameTime::text(milliseconds steady)
{
    if (steady != m_at) {
        m_at = steady;
        m_text = QDateTime::fromMSecsSinceEpoch((steady + m_offset).count(), Qt::UTC)
                     .toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ")
                     .toLatin1();
    }
    return m_text;
}

namespace frames {

QByteArray metadata(const QString &subscription, int sampleRate)
{
    wire::AudioMetadata metadata;
    metadata.subscriptionId = subscription;
    metadata.encoding = u"PCM"_s;
    metadata.sampleRate = sampleRate;
    metadata.channels = 1;
    metadata.length = sampleRate / media::FramesPerSecond * int(sizeof(media::Sample));
    wire::ServiceFrame frame;
    frame.body = metadata;
    return frameText(frame);
}

QByteArray quoted(const RawId &id)
{
    const QByteArray list = QJsonDocument(QJsonArray{id.text}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

bool isSilent(media::Samples samples)
{
    constexpr double Most = 18.4; // of 32,768: -65 dB
    double sum = 0;
    for (const media::Sample s : samples)
        sum += double(s) * s;
    return sum < Most * Most * double(samples.size());
}

QByteArray audio(const QByteArray &from, const QByteArray &time, media::Samples samples)
{
    const auto pcm
        = QByteArray::fromRawData(reinterpret_cast<const char *>(samples.data()), qsizetype(samples.size_bytes()));
    QByteArray text;
    text.reserve(pcm.size() * 4 / 3 + 200 + from.size());
    text += R"({"kind":"AudioData","audioData":{"timestamp":")";
    text += time;
    text += '"';
    if (!from.isEmpty()) {
        text += R"(,"participantRawID":)";
        text += from;
    }
    text += R"(,"data":")";
    text += pcm.toBase64();
    text += isSilent(samples) ? R"(","silent":true}})" : R"(","silent":false}})";
    return text;
}

QByteArray tone(const QByteArray &from, const QByteArray &time, QChar digit)
{
    QByteArray text = R"({"kind":"DtmfData","dtmfData":{"data":")";
    text += digit.toLatin1();
    text += R"(","timestamp":")";
    text += time;
    text += '"';
    if (!from.isEmpty()) {
        text += R"(,"participantRawID":)";
        text += from;
    }
    return text + "}}";
}

} // namespace frames

} // namespace callboard::exchange
