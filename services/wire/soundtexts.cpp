#include "wire/soundtexts.h"
#include "core/literals.h"
#include "wire/streaming.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <array>
#include <cstring>

namespace callboard::wire {

namespace {
constexpr char Letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What each 12 bits are in Base64: half as many look-ups as letter by letter.
constexpr auto Pairs = [] {
    std::array<std::array<char, 2>, 4096> pairs{};
    for (size_t bits = 0; bits < pairs.size(); ++bits)
        pairs[bits] = {Letters[bits >> 6], Letters[bits & 63]};
    return pairs;
}();

void appendBase64(QByteArray &to, QByteArrayView bytes)
{
    const qsizetype whole = bytes.size() / 3 * 3;
    const qsizetype at = to.size();
    to.resize(at + (bytes.size() + 2) / 3 * 4);
    char *out = to.data() + at;
    const auto *in = reinterpret_cast<const uchar *>(bytes.data());
    for (const uchar *end = in + whole; in < end; in += 3, out += 4) {
        const unsigned bits = unsigned(in[0]) << 16 | unsigned(in[1]) << 8 | in[2];
        std::memcpy(out, Pairs[bits >> 12].data(), 2);
        std::memcpy(out + 2, Pairs[bits & 4095].data(), 2);
    }
    if (whole < bytes.size())
        std::memcpy(out, bytes.sliced(whole).toByteArray().toBase64().constData(), 4);
}

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
    appendBase64(text, pcm);
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
    appendBase64(text, pcm);
    return text += R"("},"StopAudio":null})";
}

QByteArray stopAudioText()
{
    return R"({"Kind":"StopAudio","AudioData":null,"StopAudio":{}})";
}

} // namespace callboard::wire
