#include "library/recordinglibrary.h"
#include "calls/follow.h"
#include "calls/recordingcontent.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "core/whendone.h"
#include <QFile>
#include <QPromise>

namespace callboard::library {

namespace {
constexpr int RowsAPage = 200;
constexpr qint64 PieceBytes = 1024 * 1024;
} // namespace

/// One part on its way into the folder, or in it.
struct RecordingLibrary::Fetch {
    RecordingId id;
    int part = 0;
    QByteArray path;
    bool damaged = false;
    QByteArray etag;
    qint64 total = -1;
    QFile file;
    QPromise<Result<QString>> promise;
};

RecordingLibrary::RecordingLibrary(http::HttpClientParts parts, QObject *parent)
    : QObject(parent),
      m_client(std::move(parts))
{
}

RecordingLibrary::~RecordingLibrary()
{
    clear();
}

template<class T>
void RecordingLibrary::when(const QFuture<Result<T>> &future, std::function<void(const Result<T> &)> then)
{
    whenDone(future, this, [this, round = m_round, then = std::move(then)](const Result<T> &result) {
        if (round == m_round)
            then(result);
    });
}

QFuture<Result<http::HttpReply>> RecordingLibrary::get(const QByteArray &target, http::HttpHeaders headers)
{
    const auto url = http::rawUrl(m_relay, target);
    if (!url)
        return calls::ended<http::HttpReply>(url.error());
    http::HttpRequest request;
    request.url = *url;
    request.headers = std::move(headers);
    http::setHeader(request.headers, "Authorization", "Bearer " + m_token);
    return m_client.send(std::move(request));
}

void RecordingLibrary::useAccess(const QUrl &relay, const QString &token)
{
    const bool same = relay == m_relay && m_state != State::NotSignedIn;
    if (!same)
        clear();
    m_relay = relay;
    m_token = token.toLatin1();
    if (!same)
        refresh();
}

void RecordingLibrary::clear()
{
    ++m_round;
    const auto fetches = std::exchange(m_fetches, {});
    for (const auto &fetch : fetches)
        if (!fetch->promise.future().isFinished()) {
            fetch->promise.addResult(ApiError::of(ApiError::Kind::Cancelled, u"signed out"_s));
            fetch->promise.finish();
        }
    m_folder.reset();
    const QList<RecordingId> gone = m_recordings.keys();
    m_recordings.clear();
    setState(State::NotSignedIn);
    if (!gone.isEmpty())
        emit changed(gone);
}

void RecordingLibrary::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        emit stateChanged();
}

void RecordingLibrary::refresh()
{
    setState(State::Loading);
    askPage("0");
}

void RecordingLibrary::refresh(const RecordingId &id)
{
    if (m_state == State::NotSignedIn)
        return;
    when<http::HttpReply>(get("/v1/recordings/" + QUrl::toPercentEncoding(id.text)), [this](const auto &reply) {
        const auto object = reply ? parseJsonObject(reply->body) : Result<QJsonObject>(reply.error());
        if (const auto info = object ? readRecording(*object) : Result<RecordingInfo>(object.error()))
            take({*info});
    });
}

void RecordingLibrary::askPage(const QByteArray &after)
{
    when<http::HttpReply>(get("/v1/recordings?limit=" + QByteArray::number(RowsAPage) + "&after=" + after),
                          [this](const auto &reply) { gotPage(reply); });
}

void RecordingLibrary::gotPage(const Result<http::HttpReply> &reply)
{
    const auto page = reply ? readPage(reply->body) : Result<RecordingPage>(reply.error());
    if (!page) {
        m_error = page.error();
        return setState(State::Failed);
    }
    take(page->recordings);
    if (page->next.isEmpty())
        setState(State::Ready);
    else
        askPage(page->next);
}

void RecordingLibrary::take(const QList<RecordingInfo> &recordings)
{
    QList<RecordingId> news;
    for (const RecordingInfo &info : recordings) {
        const auto known = m_recordings.constFind(info.id);
        if (known != m_recordings.cend() && *known == info)
            continue;
        m_recordings.insert(info.id, info);
        news.append(info.id);
    }
    if (!news.isEmpty())
        emit changed(news);
}

const RecordingInfo *RecordingLibrary::find(const RecordingId &id) const
{
    const auto found = m_recordings.constFind(id);
    return found == m_recordings.cend() ? nullptr : &*found;
}

QByteArray RecordingLibrary::partPath(const RecordingId &id, int part) const
{
    return "/v1/recordings/" + QUrl::toPercentEncoding(id.text) + "/chunks/" + QByteArray::number(part);
}

QFuture<Result<media::Peaks>> RecordingLibrary::peaks(const RecordingId &id, int part)
{
    return calls::follow<media::Peaks>(get(partPath(id, part) + "/peaks"),
                                       [](const Result<http::HttpReply> &reply) -> Result<media::Peaks> {
                                           if (!reply)
                                               return reply.error();
                                           return media::Peaks::fromBytes(reply->body);
                                       });
}

QFuture<Result<QString>> RecordingLibrary::sound(const RecordingId &id, int part)
{
    const QByteArray path = partPath(id, part);
    if (const auto known = m_fetches.value(path))
        return known->promise.future();
    if (!m_folder)
        m_folder = std::make_unique<QTemporaryDir>();
    const auto fetch = std::make_shared<Fetch>();
    fetch->id = id;
    fetch->part = part;
    fetch->path = path;
    const RecordingInfo *info = find(id);
    fetch->damaged = info && std::ranges::any_of(info->parts, [part](const RecordingPart &p) {
                         return p.index == part && p.state == PartState::Damaged;
                     });
    fetch->promise.start();
    fetch->file.setFileName(m_folder->filePath(u"%1"_s.arg(m_fetches.size())));
    if (!fetch->file.open(QIODevice::ReadWrite))
        return calls::ended<QString>(ApiError::of(ApiError::Kind::Server, fetch->file.errorString(), u"DiskError"_s));
    m_fetches.insert(path, fetch);
    step(fetch);
    return fetch->promise.future();
}

void RecordingLibrary::step(const std::shared_ptr<Fetch> &fetch)
{
    const calls::ByteRange range{fetch->file.size(), fetch->file.size() + PieceBytes - 1, fetch->etag};
    http::HttpHeaders headers{{"Range", range.header()}};
    if (!range.etag.isEmpty())
        headers.append({"If-Range", range.etag});
    when<http::HttpReply>(get(fetch->path + "/audio" + (fetch->damaged ? "?damaged=accept" : ""), headers),
                          [this, fetch](const auto &reply) { got(fetch, reply); });
}

void RecordingLibrary::got(const std::shared_ptr<Fetch> &fetch, const Result<http::HttpReply> &reply)
{
    const calls::ByteRange asked{fetch->file.size(), fetch->file.size() + PieceBytes - 1, fetch->etag};
    const auto content
        = reply ? calls::recordingContent(*reply, asked) : Result<calls::RecordingContent>(reply.error());
    std::optional<ApiError> wrong;
    if (!content)
        wrong = content.error();
    else if (content->first == 0 && !fetch->file.resize(0))
        wrong = ApiError::of(ApiError::Kind::Server, fetch->file.errorString(), u"DiskError"_s);
    else if (!fetch->file.seek(content->first) || fetch->file.write(content->bytes) != content->bytes.size()
             || !fetch->file.flush())
        wrong = ApiError::of(ApiError::Kind::Server, fetch->file.errorString(), u"DiskFull"_s);
    if (wrong) {
        m_fetches.remove(fetch->path);
        fetch->promise.addResult(*wrong);
        return fetch->promise.finish();
    }
    fetch->etag = content->etag;
    fetch->total = content->total;
    emit progressed(fetch->id, fetch->part, fetch->file.size(), fetch->total);
    if (fetch->total > 0 && fetch->file.size() < fetch->total && !content->bytes.isEmpty())
        return step(fetch);
    fetch->file.close();
    fetch->promise.addResult(fetch->file.fileName());
    fetch->promise.finish();
}

} // namespace callboard::library
