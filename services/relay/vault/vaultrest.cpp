#include "relay/vault/vaultrest.h"
#include "core/literals.h"
#include "relay/base/answers.h"
#include "relay/base/parameters.h"
#include "relay/vault/vaultcodes.h"
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace callboard::relay {

using httpd::Request;
using httpd::Responder;

struct VaultRest::Asked {
    StoredRecording recording;
    StoredChunk chunk;
    QString path;
};

namespace {
constexpr qint64 MostRows = 500;
/// Requests of one player for one file are one play as long as they follow each other like this.
constexpr std::chrono::minutes OnePlay{5};

bool mayHear(const Principal &who, const StoredRecording &recording)
{
    return who.readsAll() || (who.handlesCalls() && !recording.owner.isEmpty() && recording.owner == who.user);
}

httpd::Response guarded(httpd::Response response)
{
    response.headers.set("Cache-Control", "no-store");
    return response;
}

QByteArray typeOf(const QString &format)
{
    if (format == "wav"_L1)
        return "audio/wav";
    return format == "mp3"_L1 ? "audio/mpeg" : format == "mp4"_L1 ? "video/mp4" : "application/octet-stream";
}

/// The file by ranges; it stays open as long as the answer is under way.
httpd::Response fileAnswer(const Request &request, const QString &path, const QByteArray &type, const QByteArray &etag)
{
    auto file = std::make_shared<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return answerOf(refusal(404, QString::fromUtf16(vaultcode::Missing), u"The file is gone."_s));
    httpd::RangedContent content{file->size(), type, etag, {}};
    content.read
        = [file](qint64 offset, qint64 length) { return file->seek(offset) ? file->read(length) : QByteArray(); };
    return guarded(httpd::ranged(request, content));
}
} // namespace

void VaultRest::addRoutes(httpd::HttpServer &server)
{
    get(server, "/v1/recordings", [this](const auto &who, const auto &r, const auto &a) { list(who, r, a); });
    get(server, "/v1/recordings/{id}", [this](const auto &who, const auto &r, const auto &a) { one(who, r, a); });
    get(server, "/v1/recordings/{id}/chunks/{n}/audio",
        [this](const auto &who, const auto &r, const auto &a) { audio(who, r, a); });
    get(server, "/v1/recordings/{id}/chunks/{n}/peaks",
        [this](const auto &who, const auto &r, const auto &a) { peaks(who, r, a); });
}

void VaultRest::get(httpd::HttpServer &server, const char *path, Reply reply)
{
    server.route("GET", path, [this, reply = std::move(reply)](const Request &r, const Responder &a) {
        const auto who = m_parts.tokens.verify(r.bearerToken());
        if (!who)
            return a.send(answerOf(who.error()));
        reply(*who, r, a);
    });
}

void VaultRest::list(const Principal &who, const Request &request, const Responder &responder)
{
    auto after = wholeNumber(request, "after", 0);
    const auto limit = wholeNumber(request, "limit", 100);
    if (!after || !limit || *limit == 0)
        return responder.send(answerOf(refusal(400, u"BadRequest"_s, u"\"after\" and \"limit\" are whole numbers."_s)));
    const qint64 most = std::min(*limit, MostRows);
    const QList<VaultBook::Row> rows = m_parts.vault.page(*after, most);
    QJsonArray shown;
    for (const VaultBook::Row &row : rows)
        if (mayHear(who, row.recording))
            shown.append(row.recording.card());
    QJsonObject answer{{u"recordings"_s, shown}};
    if (rows.size() == most)
        answer.insert("next"_L1, QString::number(rows.last().number));
    responder.send(guarded(httpd::Response::json(200, answer)));
}

Result<StoredRecording> VaultRest::recording(const Principal &who, const Request &request) const
{
    const auto found = m_parts.vault.find(RecordingId(request.param("id")));
    // Who may hear everything may know what there is; to others all that is not theirs is the same.
    if (!found && who.readsAll())
        return refusal(404, u"NotFound"_s, u"There is no such recording."_s);
    if (!found || !mayHear(who, *found))
        return notAllowed(u"The role does not allow to hear this recording."_s);
    return *found;
}

void VaultRest::one(const Principal &who, const Request &request, const Responder &responder)
{
    const auto found = recording(who, request);
    responder.send(found ? guarded(httpd::Response::json(200, found->card())) : answerOf(found.error()));
}

Result<VaultRest::Asked> VaultRest::asked(const Principal &who, const Request &request) const
{
    auto found = recording(who, request);
    if (!found)
        return found.error();
    bool ok = false;
    const int index = request.param("n").toInt(&ok);
    const StoredChunk *chunk = ok ? found->chunk(index) : nullptr;
    if (!chunk)
        return refusal(404, u"NotFound"_s, u"The recording has no such part."_s);
    if (chunk->state == ChunkState::Waiting)
        return refusal(404, found->code.isEmpty() ? u"NotStored"_s : found->code,
                       u"This part of the recording is not stored."_s);
    return Asked{*found, *chunk, m_parts.vault.path(*found, index)};
}

void VaultRest::audio(const Principal &who, const Request &request, const Responder &responder)
{
    const auto chunk = asked(who, request);
    const QByteArray call = chunk ? chunk->recording.call.text.toUtf8() : QByteArray();
    note(who, request, call, chunk ? nullptr : &chunk.error());
    if (!chunk)
        return responder.send(answerOf(chunk.error()));
    const bool anyway = request.queryValue("damaged") == u"accept"_s;
    m_parts.vault.check(
        chunk->recording.id, chunk->chunk.index, [request, responder, anyway, chunk = *chunk](const Result<Done> &ok) {
            if (!ok && !anyway)
                return responder.send(
                    answerOf(refusal(409, ok.error().code, u"The file is not the one that was stored."_s)));
            const QByteArray etag = ok ? '"' + chunk.chunk.sha256 + '"' : QByteArray();
            responder.send(fileAnswer(request, chunk.path, typeOf(chunk.recording.format), etag));
        });
}

void VaultRest::peaks(const Principal &who, const Request &request, const Responder &responder)
{
    const auto chunk = asked(who, request);
    if (!chunk)
        return responder.send(answerOf(chunk.error()));
    const QString path = chunk->path + u".peaks"_s;
    if (!QFileInfo::exists(path))
        return responder.send(answerOf(refusal(404, u"NoPeaks"_s, u"This part can't be drawn."_s)));
    responder.send(fileAnswer(request, path, "application/octet-stream", {}));
}

void VaultRest::note(const Principal &who, const Request &request, const QByteArray &call, const ApiError *refused)
{
    const bool download = request.queryValue("purpose") == u"download"_s;
    const QByteArray action = download ? "downloadRecording" : "playRecording";
    const auto now = m_parts.clock.monotonic();
    m_heard.removeIf([now](const auto &pair) { return now - pair.value() > OnePlay; });
    const QByteArray key = who.user.text.toUtf8() + '\n' + request.path + '\n' + action;
    const bool goesOn = !refused && m_heard.contains(key);
    if (!refused)
        m_heard.insert(key, now);
    if (goesOn)
        return;
    m_parts.audit.write({who.user.text.toUtf8(), action, call, refused ? refused->httpStatus : 200,
                         refused ? refused->code.toUtf8() : QByteArray(),
                         request.headers.value("x-ms-client-request-id")});
}

} // namespace callboard::relay
