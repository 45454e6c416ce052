#include "wire/soundtexts.h"
#include "core/base64.h"
#include "core/literals.h"
#include "wire/streaming.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <cstring>

namespace callboard::wire {

namespace {
bool isAllZero(QByteArrayView bytes)
{
    return bytes.isEmpty()
        || (bytes.front() == 0 && std::memcmp(bytes.data(), bytes.data() + 1, size_t(bytes.size() - 1)) == 0);
}

void appendHead(QByteArray &text, const QByteArray &from, const QByteArray &time)
{
    text += R"("timestamp":")";
    text += time;
    text += '"';
    if (!from.isEmpty()) {
        text += R"(,"participantRawID":)";
        text += from;
    }
}
} // namespace

QByteArray quoted(const RawId &id)
{
    const QByteArray list = QJsonDocument(QJsonArray{id.text}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

QByteArray audioMetadataText(const QString &subscription, int sampleRate)
{
    AudioMetadata metadata;
    metadata.subscriptionId = subscription;
    metadata.encoding = u"PCM"_s;
    metadata.sampleRate = sampleRate;
    metadata.channels = 1;
    metadata.length = sampleRate / 50 * 2;
    return frameText(ServiceFrame{metadata, {}, {}});
}

QByteArray audioDataText(const QByteArray &from, const QByteArray &time, QByteArrayView pcm)
{
    QByteArray text;
    text.reserve(pcm.size() * 4 / 3 + 200 + from.size());
    text += R"({"kind":"AudioData","audioData":{)";
    appendHead(text, from, time);
    text += R"(,"data":")";
    base64::append(text, pcm);
    text += isAllZero(pcm) ? R"(","silent":true}})" : R"(","silent":false}})";
    return text;
}

QByteArray dtmfDataText(const QByteArray &from, const QByteArray &time, QChar digit)
{
    QByteArray text = R"({"kind":"DtmfData","dtmfData":{"data":")";
    text += digit.toLatin1();
    text += R"(",)";
    appendHead(text, from, time);
    return text + "}}";
}

QByteArray appAudioText(QByteArrayView pcm)
{
    QByteArray text;
    text.reserve(pcm.size() * 4 / 3 + 80);
    text += R"({"Kind":"AudioData","AudioData":{"Data":")";
    base64::append(text, pcm);
    return text += R"("},"StopAudio":null})";
}

QByteArray stopAudioText()
{
    return R"({"Kind":"StopAudio","AudioData":null,"StopAudio":{}})";
}

} // namespace callboard::wire
