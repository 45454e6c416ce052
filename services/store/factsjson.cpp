#include "store/factsjson.h"
#include "store/registerjson.h"

namespace callboard::store {

// One list of fields serves writer and reader.
template<class Visitor, class Facts>
static void callFields(Visitor &v, Facts &f)
{
    v.plain("id"_L1, f.id);
    v.reg("server"_L1, f.serverCallId);
    v.reg("correlation"_L1, f.correlationId);
    v.plain("seen"_L1, f.seen);
    v.reg("connected"_L1, f.connected);
    v.reg("disconnected"_L1, f.disconnected);
    v.reg("failed"_L1, f.failed);
    v.reg("transferred"_L1, f.transferred);
    v.reg("owner"_L1, f.owner);
    v.reg("direction"_L1, f.direction);
    v.reg("from"_L1, f.from);
    v.reg("to"_L1, f.to);
    v.reg("stream"_L1, f.stream);
    v.reg("transcript"_L1, f.transcript);
}

template<class Visitor, class Facts>
static void incomingFields(Visitor &v, Facts &f)
{
    v.plain("id"_L1, f.id);
    v.reg("announced"_L1, f.announced);
    v.plain("context"_L1, f.context);
    v.reg("closed"_L1, f.closed);
    v.reg("owned"_L1, f.owned);
}

template<class Visitor, class Facts>
static void recordingFields(Visitor &v, Facts &f)
{
    v.plain("id"_L1, f.id);
    v.reg("call"_L1, f.callId);
    v.reg("server"_L1, f.serverCallId);
    v.reg("step"_L1, f.step);
    v.plain("begun"_L1, f.begun);
    v.reg("control"_L1, f.control);
    v.reg("filing"_L1, f.filing);
    v.plain("filesAt"_L1, f.filesAt);
}

static QJsonArray toJson(const TranscriptLines &lines)
{
    QJsonArray array;
    for (const TranscriptLine &l : lines.list())
        array.append(QJsonArray{QString::number(l.offset), QString::number(l.duration), l.speaker.text, l.text,
                                l.locale, l.confidence, write(l.at)});
    return array;
}

static bool readLines(const QJsonArray &array, TranscriptLines &lines)
{
    for (const auto &item : array) {
        const QJsonArray row = item.toArray();
        TranscriptLine line;
        if (row.size() != 7 || !read(row.at(2), line.speaker) || !read(row.at(6), line.at))
            return false;
        line.offset = row.at(0).toString().toLongLong();
        line.duration = row.at(1).toString().toLongLong();
        line.text = row.at(3).toString();
        line.locale = row.at(4).toString();
        line.confidence = row.at(5).toDouble();
        lines.offer(line);
    }
    return true;
}

template<class Visitor, class Facts>
static void mediaFields(Visitor &v, Facts &f)
{
    v.reg("started"_L1, f.started);
    v.reg("ended"_L1, f.ended);
}

static QJsonObject toJson(const std::map<OperationContext, MediaFacts> &media)
{
    QJsonObject object;
    for (const auto &[context, facts] : media) {
        FactsWriter w;
        mediaFields(w, facts);
        object.insert(context.text, w.object);
    }
    return object;
}

static bool readMedia(const QJsonValue &value, std::map<OperationContext, MediaFacts> &media)
{
    const QJsonObject object = value.toObject();
    bool fine = value.isUndefined() || value.isObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonObject member = it.value().toObject();
        FactsReader r(member);
        mediaFields(r, media[OperationContext(it.key())]);
        fine = fine && r.ok && it.value().isObject();
    }
    return fine;
}

QJsonObject toJson(const CallFacts &f)
{
    FactsWriter w;
    callFields(w, f);
    QJsonArray invited;
    for (const RawId &id : f.invited)
        invited.append(id.text);
    if (!invited.isEmpty())
        w.object.insert("invited"_L1, invited);
    if (!f.rosters.isEmpty())
        w.object.insert("lists"_L1, f.rosters.toJson());
    if (f.lines.count() > 0)
        w.object.insert("lines"_L1, toJson(f.lines));
    if (!f.media.empty())
        w.object.insert("media"_L1, toJson(f.media));
    return w.object;
}

std::optional<CallFacts> callFactsFrom(const QJsonObject &object)
{
    CallFacts f;
    FactsReader r(object);
    callFields(r, f);
    for (const auto &id : r.array("invited"_L1))
        f.invited.insert(RawId(id.toString()));
    r.ok = readMedia(object.value("media"_L1), f.media) && r.ok;
    r.ok = f.rosters.addJson(r.array("lists"_L1)) && readLines(r.array("lines"_L1), f.lines) && r.ok && !f.id.isEmpty();
    return r.ok ? std::optional(std::move(f)) : std::nullopt;
}

using UserTimes = std::set<std::pair<Timestamp, UserName>>;

static QJsonArray toJson(const UserTimes &times)
{
    QJsonArray array;
    for (const auto &[at, user] : times)
        array.append(QJsonArray{write(at), user.text});
    return array;
}

static bool readTimes(const QJsonArray &array, UserTimes &times)
{
    for (const auto &item : array) {
        const QJsonArray pair = item.toArray();
        std::pair<Timestamp, UserName> time;
        if (pair.size() != 2 || !read(pair.at(0), time.first) || !read(pair.at(1), time.second))
            return false;
        times.insert(time);
    }
    return true;
}

QJsonObject toJson(const IncomingFacts &f)
{
    FactsWriter w;
    incomingFields(w, f);
    if (!f.claims.empty())
        w.object.insert("claims"_L1, toJson(f.claims));
    if (!f.releases.empty())
        w.object.insert("releases"_L1, toJson(f.releases));
    return w.object;
}

std::optional<IncomingFacts> incomingFactsFrom(const QJsonObject &object)
{
    IncomingFacts f;
    FactsReader r(object);
    incomingFields(r, f);
    const bool fine = readTimes(r.array("claims"_L1), f.claims) && readTimes(r.array("releases"_L1), f.releases);
    return fine && r.ok && !f.id.isEmpty() ? std::optional(std::move(f)) : std::nullopt;
}

QJsonObject toJson(const RecordingFacts &f)
{
    FactsWriter w;
    recordingFields(w, f);
    QJsonArray chunks;
    for (const QString &chunk : f.chunks)
        chunks.append(chunk);
    if (!chunks.isEmpty())
        w.object.insert("chunks"_L1, chunks);
    return w.object;
}

std::optional<RecordingFacts> recordingFactsFrom(const QJsonObject &object)
{
    RecordingFacts f;
    FactsReader r(object);
    recordingFields(r, f);
    for (const auto &chunk : r.array("chunks"_L1))
        f.chunks.insert(chunk.toString());
    return r.ok && !f.id.isEmpty() ? std::optional(std::move(f)) : std::nullopt;
}

QJsonObject toJson(const ServerFacts &f)
{
    FactsWriter w;
    for (auto it = f.names.cbegin(); it != f.names.cend(); ++it)
        w.reg(QLatin1StringView(it.key().text.toLatin1()), it.value());
    return w.object;
}

std::optional<ServerFacts> serverFactsFrom(const QJsonObject &object)
{
    ServerFacts f;
    FactsReader r(object);
    for (auto it = object.begin(); it != object.end(); ++it)
        r.reg(QLatin1StringView(it.key().toLatin1()), f.names[RawId(it.key())]);
    return r.ok ? std::optional(std::move(f)) : std::nullopt;
}

} // namespace callboard::store
