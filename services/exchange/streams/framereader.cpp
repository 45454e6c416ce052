#include "exchange/streams/framereader.h"
#include "core/base64.h"
#include "core/literals.h"
#include "media/pcm/resampler.h"
#include "wire/soundtexts.h"
#include <QDate>
#include <QJsonDocument>
#include <QJsonObject>

namespace callboard::exchange {

namespace {
using Kind = SocketFrame::Kind;
using wire::JsonView;
using wire::ObjectView;

/// The common spellings first; `name` begins with a small letter.
JsonView anyCase(const ObjectView &object, QLatin1StringView name)
{
    if (object.contains(name))
        return object.value(name);
    for (const auto &[key, value] : object.members()) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool is(const QByteArray &kind, const char *name)
{
    return kind.compare(name, Qt::CaseInsensitive) == 0;
}

/// Digits at a place of "2026-03-16T09:12:50.125Z"; -1 when there are others.
int numberAt(QByteArrayView text, qsizetype at, int digits)
{
    int number = 0;
    for (qsizetype i = at; i < at + digits; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

std::optional<qint64> stampOf(QByteArrayView text)
{
    if (text.size() < 23 || text[10] != 'T' || text[19] != '.')
        return {};
    const QDate day(numberAt(text, 0, 4), numberAt(text, 5, 2), numberAt(text, 8, 2));
    const int hours = numberAt(text, 11, 2), minutes = numberAt(text, 14, 2), seconds = numberAt(text, 17, 2);
    const int ms = numberAt(text, 20, 3);
    if (!day.isValid() || day.year() < 1970 || std::min({hours, minutes, seconds, ms}) < 0)
        return {};
    const qint64 days = day.toJulianDay() - QDate(1970, 1, 1).toJulianDay();
    return ((days * 24 + hours) * 60 + minutes) * 60'000 + seconds * 1'000 + ms;
}

/// Without its stamp.
std::optional<SocketFrame> audioOf(QByteArrayView data)
{
    auto pcm = base64::decode(data);
    if (!pcm || pcm->size() % 2 != 0)
        return {};
    return SocketFrame{Kind::Audio, std::move(*pcm), {}, 0, {}};
}

/// What cannot be read in this way may still be sound.
std::optional<SocketFrame> plainAudio(const QByteArray &text)
{
    const auto sound = wire::soundOf(text);
    auto frame = sound ? audioOf(sound->data) : std::nullopt;
    if (!frame || sound->time.isEmpty())
        return frame;
    frame->stampMs = stampOf(sound->time);
    return frame->stampMs ? frame : std::nullopt;
}

std::optional<SocketFrame> audio(const ObjectView &body)
{
    const JsonView data = anyCase(body, "data"_L1);
    if (!data.isString())
        return {};
    const auto text = data.utf8(); // else it is not of the fast kind
    auto frame = audioOf(text ? *text : QByteArrayView(data.toUtf8()));
    if (const JsonView stamp = anyCase(body, "timestamp"_L1); frame && stamp.isString())
        frame->stampMs = stampOf(stamp.toUtf8());
    return frame;
}

std::optional<SocketFrame> metadata(const ObjectView &body)
{
    const int rate = anyCase(body, "sampleRate"_L1).toQt().toInt();
    const int channels = anyCase(body, "channels"_L1).toQt().toInt(1);
    if (rate < media::Resampler::LowestRate || rate > media::Resampler::HighestRate || channels != 1)
        return {};
    return SocketFrame{Kind::Metadata, {}, {}, rate, {}};
}

std::optional<SocketFrame> tone(const ObjectView &body)
{
    const QByteArray text = anyCase(body, "data"_L1).toUtf8().toUpper();
    if (text.size() != 1 || !QByteArrayView("0123456789ABCD*#").contains(text.front()))
        return {};
    return SocketFrame{Kind::Tone, {}, {}, 0, QLatin1Char(text.front())};
}

std::optional<SocketFrame> frameOf(const ObjectView &top)
{
    const QByteArray kind = anyCase(top, "kind"_L1).toUtf8();
    const auto body = [&top](QLatin1StringView name) { return anyCase(top, name).toObject(); };
    if (is(kind, "AudioData"))
        return audio(body("audioData"_L1));
    if (is(kind, "StopAudio"))
        return SocketFrame{Kind::Stop, {}, {}, 0, {}};
    if (is(kind, "AudioMetadata"))
        return metadata(body("audioMetadata"_L1));
    if (is(kind, "DtmfData"))
        return tone(body("dtmfData"_L1));
    return kind.isEmpty() ? std::nullopt : std::optional(SocketFrame());
}
} // namespace

std::optional<SocketFrame> FrameReader::read(const QByteArray &text)
{
    if (auto sound = plainAudio(text))
        return sound;
    if (const auto fast = m_tree.parse(text))
        return fast->isObject() ? frameOf(fast->toObject()) : std::nullopt;
    const QJsonDocument slow = QJsonDocument::fromJson(text);
    return slow.isObject() ? frameOf(ObjectView(slow.object())) : std::nullopt;
}

} // namespace callboard::exchange
