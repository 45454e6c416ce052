#include "library/fakerelay.h"
#include "core/literals.h"
#include "media/file/audiowriter.h"
#include "media/file/peaks.h"
#include <QTemporaryDir>
#include <cmath>
#include <numbers>

namespace callboard::test {

FakeRelay::FakeRelay()
{
    get("/v1/recordings", [this](const auto &r) { return list(r); });
    get("/v1/recordings/{id}", [this](const auto &r) { return one(r); });
    get("/v1/recordings/{id}/chunks/{n}/audio", [this](const httpd::Request &r) {
        httpd::RangedContent content{sound.size(), "audio/wav", "\"e\"", {}};
        content.read = [bytes = sound](qint64 offset, qint64 length) { return bytes.mid(offset, length); };
        return httpd::ranged(r, content);
    });
    get("/v1/recordings/{id}/chunks/{n}/peaks", [this](const httpd::Request &) {
        httpd::Response answer;
        answer.body = peaks;
        return answer;
    });
    m_port = m_server.listen(QHostAddress::LocalHost, 0).valueOr(0);
}

void FakeRelay::get(const char *path, std::function<httpd::Response(const httpd::Request &)> answer)
{
    m_server.route("GET", path, [this, answer = std::move(answer)](const httpd::Request &r, const httpd::Responder &a) {
        ++requests;
        targets.append(r.target);
        if (r.bearerToken() != "good" || refuse != 0)
            return a.send(httpd::Response::error(refuse != 0 ? refuse : 401, u"No"_s, u"no"_s));
        a.send(answer(r));
    });
}

QJsonObject FakeRelay::card(const QString &id, const QString &state) const
{
    const bool stored = state != "available"_L1 && state != "expired"_L1;
    const QString part = !stored ? u"waiting"_s : state == "failed"_L1 ? u"damaged"_s : u"stored"_s;
    QJsonObject made{
        {u"recordingId"_s, id},
        {u"callConnectionId"_s, u"call-1"_s},
        {u"owner"_s, u"mina"_s},
        {u"customer"_s, QJsonObject{{u"rawId"_s, u"4:+14255550123"_s}, {u"name"_s, u"Lee Wong"_s}}},
        {u"direction"_s, u"incoming"_s},
        {u"line"_s, u"+18005550100"_s},
        {u"startedAt"_s, u"2026-03-16T09:12:58Z"_s},
        {u"durationMs"_s, 2000},
        {u"bytes"_s, stored ? sound.size() : 0},
        {u"channelType"_s, u"unmixed"_s},
        {u"format"_s, u"wav"_s},
        {u"state"_s, state},
        {u"participants"_s,
         QJsonArray{QJsonObject{{u"rawId"_s, u"4:+14255550123"_s}, {u"channel"_s, 0}},
                    QJsonObject{{u"rawId"_s, u"8:acs:a"_s}, {u"channel"_s, 1}}}},
        {u"gaps"_s,
         QJsonArray{QJsonObject{{u"fileMs"_s, 0}, {u"callMs"_s, 500}, {u"wallMs"_s, qint64(1'773'652'378'000)}},
                    QJsonObject{{u"fileMs"_s, 1000}, {u"callMs"_s, 6500}, {u"wallMs"_s, qint64(1'773'652'384'000)}}}},
        {u"chunks"_s,
         QJsonArray{QJsonObject{{u"index"_s, 0},
                                {u"state"_s, part},
                                {u"bytes"_s, stored ? sound.size() : 0},
                                {u"sha256"_s, stored ? QString(64, u'a') : QString()},
                                {u"durationMs"_s, 2000},
                                {u"playable"_s, stored}}}}};
    if (state == "available"_L1) {
        made.insert(u"readyAt"_s, u"2026-03-16T06:00:00Z"_s);
        made.insert(u"keptUntil"_s, u"2026-03-17T06:00:00Z"_s);
    }
    return made;
}

httpd::Response FakeRelay::list(const httpd::Request &request) const
{
    const qsizetype after = request.queryValue("after").value_or(QString()).toLongLong();
    QJsonArray page;
    qsizetype at = after;
    for (; at < cards.size() && page.size() < pageSize; ++at)
        page.append(cards[at]);
    QJsonObject answer{{u"recordings"_s, page}};
    if (at < cards.size())
        answer.insert("next"_L1, QString::number(at));
    return httpd::Response::json(200, answer);
}

httpd::Response FakeRelay::one(const httpd::Request &request) const
{
    for (const QJsonObject &card : cards)
        if (card.value("recordingId"_L1).toString() == request.param("id"))
            return httpd::Response::json(200, card);
    return httpd::Response::error(404, u"NotFound"_s, u"none"_s);
}

QByteArray toneSound(int channels, double seconds, int level)
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"tone.wav"_s));
    auto writer = media::AudioWriter::create(file.fileName(), {.channels = channels, .diskMs = 0});
    std::vector<media::Sample> samples;
    for (int i = 0; i < int(seconds * media::SampleRate); ++i)
        samples.insert(samples.end(), size_t(channels),
                       media::Sample(level * std::sin(2 * std::numbers::pi * 440 * i / media::SampleRate)));
    if (!writer || !writer.value().write(samples) || !writer.value().close() || !file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll();
}

QByteArray peaksOfSound(const QByteArray &sound)
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"tone.wav"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(sound) != sound.size())
        return {};
    file.close();
    const auto peaks = media::peaksOf(file.fileName());
    return peaks ? peaks->toBytes() : QByteArray();
}

} // namespace callboard::test
