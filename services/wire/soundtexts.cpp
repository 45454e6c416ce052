#include "wire/soundtexts.h"
#include "core/base64.h"
#include "core/literals.h"
#include "wire/streaming.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <cstring>

namespace callboard::wire {

namespace {
bool isAllZero(QByteArrayView bytes)
{
    return bytes.isEmpty()
        || (bytes.front() == 0 && std::memcmp(bytes.data(), bytes.data() + 1, size_t(bytes.size() - 1)) == 0);
}

bool take(QByteArrayView &text, QByteArrayView start)
{
    if (!text.startsWith(start))
        return false;
    text = text.sliced(start.size());
    return true;
}

/// In a text of JSON: begins an escape, is not allowed, or is no ASCII.
bool isOdd(char c)
{
    return c == '\\' || uchar(c) < ' ' || uchar(c) > '~';
}

/// Up to the quotation mark, which is taken too; nothing when there is none.
QByteArrayView takeText(QByteArrayView &text)
{
    const qsizetype end = text.indexOf('"');
    const QByteArrayView found = text.first(std::max<qsizetype>(0, end));
    text = text.sliced(end + 1);
    return found;
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
    writeAudioData(text, from, time, pcm);
    return text;
}

void writeAudioData(QByteArray &text, const QByteArray &from, const QByteArray &time, QByteArrayView pcm)
{
    text.resize(0);
    text.reserve(pcm.size() * 4 / 3 + 200 + from.size());
    text += R"({"kind":"AudioData","audioData":{)";
    appendHead(text, from, time);
    text += R"(,"data":")";
    base64::append(text, pcm);
    text += isAllZero(pcm) ? R"(","silent":true}})" : R"(","silent":false}})";
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

std::optional<SoundText> soundOf(QByteArrayView text)
{
    SoundText sound;
    if (take(text, R"({"kind":"AudioData","audioData":{"timestamp":")")) {
        sound.time = takeText(text);
        if (sound.time.isEmpty() || std::any_of(sound.time.begin(), sound.time.end(), isOdd)
            || !take(text, R"(,"data":")"))
            return {};
        sound.data = takeText(text);
        if (!take(text, R"(,"silent":false)"))
            take(text, R"(,"silent":true)");
    } else if (take(text, R"({"Kind":"AudioData","AudioData":{"Data":")")) {
        sound.data = takeText(text);
    }
    const bool ends = text == "}}" || text == R"(},"StopAudio":null})";
    return ends && !sound.data.isEmpty() ? std::optional(sound) : std::nullopt;
}

} // namespace callboard::wire
