#include "exchange/recorder/manifest.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "exchange/recorder/recordinglog.h"
#include "media/pcm/frame.h"
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <cstdio>

namespace callboard::exchange {

namespace {
constexpr int Version = 1;
constexpr QLatin1StringView Suffix{".recording"};

QJsonObject toJson(const RecordedChunk &c)
{
    QJsonArray pauses;
    for (const RecordedPause &p : c.pauses)
        pauses.append(QJsonArray{p.at, p.length});
    return {{u"documentId"_s, c.documentId},
            {u"at"_s, c.at},
            {u"frames"_s, c.frames},
            {u"channels"_s, c.channels},
            {u"full"_s, c.full},
            {u"removed"_s, c.removed},
            {u"pauses"_s, pauses}};
}

RecordedChunk readChunk(JsonReader r)
{
    RecordedChunk c;
    c.documentId = r.required<QString>("documentId"_L1);
    if (c.documentId.isEmpty() || c.documentId.contains(u'/'))
        r.problem("documentId"_L1, u"names no file"_s);
    c.at = r.required<qint64>("at"_L1);
    c.frames = r.required<qint64>("frames"_L1);
    c.channels = r.required<int>("channels"_L1);
    c.full = r.required<bool>("full"_L1);
    c.removed = r.required<bool>("removed"_L1);
    const QJsonArray pauses = r.required<QJsonArray>("pauses"_L1);
    for (const QJsonValue &p : pauses)
        c.pauses.append({p[0].toInteger(), p[1].toInteger()});
    return c;
}

RecordedVoice readVoice(JsonReader r)
{
    return {RawId(r.required<QString>("who"_L1)), r.required<int>("channel"_L1)};
}
} // namespace

qint64 RecordedChunk::milliseconds() const
{
    return frames > 0 ? frames * 1000 / media::SampleRate : 0;
}

void Manifest::addVoice(const RecordedVoice &voice)
{
    if (!voices.contains(voice))
        voices.append(voice);
}

int Manifest::usedChannels() const
{
    int used = 1;
    for (const RecordedVoice &v : voices)
        used = std::max(used, v.channel + 1);
    return used;
}

qint64 Manifest::milliseconds() const
{
    qint64 all = 0;
    for (const RecordedChunk &c : chunks)
        all += c.milliseconds();
    return all;
}

QString Manifest::audioFile(const RecordedChunk &chunk) const
{
    return chunk.documentId + (mp3 ? ".mp3"_L1 : ".wav"_L1);
}

QString Manifest::file() const
{
    return chunks.first().documentId + Suffix;
}

QJsonObject Manifest::toJson() const
{
    QJsonArray people, files;
    for (const RecordedVoice &v : voices)
        people.append(QJsonObject{{u"who"_s, v.who.text}, {u"channel"_s, v.channel}});
    for (const RecordedChunk &c : chunks)
        files.append(exchange::toJson(c));
    return {{u"version"_s, Version},
            {u"recordingId"_s, recording.text},
            {u"callConnectionId"_s, call.text},
            {u"serverCallId"_s, serverCall.text},
            {u"startedAt"_s, QString::number(startedAt)},
            {u"unmixed"_s, unmixed},
            {u"mp3"_s, mp3},
            {u"voices"_s, people},
            {u"chunks"_s, files},
            {u"ended"_s, ended},
            {u"callEnded"_s, callEnded},
            {u"announced"_s, announced},
            {u"keptUntil"_s, keptUntil}};
}

Result<Manifest> Manifest::fromJson(const QJsonObject &object)
{
    JsonReader r(object);
    Manifest m;
    if (r.required<int>("version"_L1) != Version)
        r.problem("version"_L1, u"of another Callboard"_s);
    m.recording = RecordingId(r.required<QString>("recordingId"_L1));
    m.call = CallId(r.required<QString>("callConnectionId"_L1));
    m.serverCall = ServerCallId(r.required<QString>("serverCallId"_L1));
    m.startedAt = r.required<QString>("startedAt"_L1).toLongLong();
    m.unmixed = r.required<bool>("unmixed"_L1);
    m.mp3 = r.required<bool>("mp3"_L1);
    const QJsonArray people = r.required<QJsonArray>("voices"_L1);
    for (const QJsonValue &v : people)
        m.voices.append(readVoice(JsonReader(v.toObject(), u"$.voices[]"_s, r.problems())));
    const QJsonArray files = r.required<QJsonArray>("chunks"_L1);
    for (const QJsonValue &c : files)
        m.chunks.append(readChunk(JsonReader(c.toObject(), u"$.chunks[]"_s, r.problems())));
    if (m.chunks.isEmpty())
        r.problem("chunks"_L1, u"empty"_s);
    m.ended = r.required<bool>("ended"_L1);
    m.callEnded = r.required<bool>("callEnded"_L1);
    m.announced = r.required<bool>("announced"_L1);
    m.keptUntil = r.required<qint64>("keptUntil"_L1);
    return r.finish(std::move(m));
}

// Not QSaveFile, which waits for the disk: a kill does no harm to what the system has, and hundreds may begin at once.
Result<Done> saveManifest(const QString &folder, const Manifest &manifest)
{
    const QString path = QDir(folder).filePath(manifest.file());
    const QString fresh = path + ".new"_L1;
    QFile file(fresh);
    const QByteArray text = QJsonDocument(manifest.toJson()).toJson(QJsonDocument::Compact);
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::Truncate, QFile::ReadOwner | QFile::WriteOwner)
        && file.write(text) == text.size() && file.flush();
    file.close();
    if (written && std::rename(QFile::encodeName(fresh).constData(), QFile::encodeName(path).constData()) == 0)
        return Done{};
    QFile::remove(fresh);
    return ApiError::of(ApiError::Kind::Server, path + ": "_L1 + file.errorString());
}

QList<Manifest> loadManifests(const QString &folder)
{
    QList<Manifest> all;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({u'*' + Suffix}, QDir::Files)) {
        QFile file(dir.filePath(name));
        const bool open = file.open(QIODevice::ReadOnly);
        const auto manifest = Manifest::fromJson(QJsonDocument::fromJson(file.readAll()).object());
        if (open && manifest)
            all.append(*manifest);
        else
            qCWarning(lcRecorder).noquote()
                << "unreadable:" << name << (manifest ? QString() : manifest.error().detail);
    }
    return all;
}

} // namespace callboard::exchange
