#include "relay/vault/filefetch.h"
#include "core/literals.h"
#include "relay/vault/chunkfile.h"
#include "relay/vault/vaultcodes.h"
#include "wire/json.h"
#include <QFileInfo>
#include <QStorageInfo>

namespace callboard::relay {

namespace {
constexpr qint64 LeastStep = 64 * 1024;

qint64 systemFreeBytes(const QString &folder)
{
    return QStorageInfo(folder).bytesAvailable();
}

ApiError coded(ApiError error)
{
    error.code = codeOf(error);
    return error;
}

ApiError vaultError(const char16_t *code, const QString &detail)
{
    return ApiError::of(ApiError::Kind::Server, detail, QString::fromUtf16(code));
}
} // namespace

QString codeOf(const ApiError &error)
{
    using Kind = ApiError::Kind;
    if (error.code == vaultcode::DiskFull || error.code == vaultcode::DiskError || error.code == vaultcode::Changed)
        return error.code;
    switch (error.kind) {
    case Kind::NotFound: return QString::fromUtf16(vaultcode::Expired);
    case Kind::Auth: return QString::fromUtf16(vaultcode::Refused);
    case Kind::Throttled: return QString::fromUtf16(vaultcode::Throttled);
    case Kind::Transport:
    case Kind::Timeout:
    case Kind::Cancelled:
    case Kind::Server: return QString::fromUtf16(vaultcode::Unreachable);
    case Kind::Conflict:
    case Kind::Invalid:
    case Kind::Protocol: break;
    }
    return QString::fromUtf16(error.httpStatus == 410 ? vaultcode::Expired : vaultcode::BadAnswer);
}

FileFetch::FileFetch(FetchOrder order, calls::RecordingService &service, const FetchOptions &options)
    : m_order(std::move(order)),
      m_service(service),
      m_options(options),
      m_step(options.rangeBytes)
{
}

FileFetch::~FileFetch()
{
    if (m_cancel)
        m_cancel();
}

template<class T>
void FileFetch::watch(QFuture<Result<T>> future, std::function<void(const Result<T> &)> then)
{
    auto *watcher = new QFutureWatcher<Result<T>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, then = std::move(then)] {
        watcher->deleteLater();
        m_cancel = {};
        const auto result = watcher->future();
        then(result.resultCount() > 0 ? result.result()
                                      : Result<T>(ApiError::of(ApiError::Kind::Cancelled, u"cancelled"_s)));
    });
    m_cancel = [future]() mutable { future.cancel(); };
    watcher->setFuture(future);
}

void FileFetch::start()
{
    // A process that ended between the last step and writing down its outcome leaves the file whole.
    if (QFileInfo::exists(m_order.path))
        return describe();
    auto part = PartFile::open(m_order.path);
    if (!part)
        return end(part.error());
    m_part.emplace(std::move(part).value());
    describe();
}

void FileFetch::describe()
{
    watch<wire::RecordingMetadata>(m_service.metadata(m_order.metadata), [this](const auto &description) {
        // A description that can't be read is no reason to lose the sound.
        if (!description && description.error().kind != ApiError::Kind::Protocol)
            return end(coded(description.error()));
        if (description)
            m_fetched.description = wire::toJson(*description);
        if (!m_part || m_part->isComplete())
            complete();
        else
            askNext();
    });
}

void FileFetch::askNext()
{
    const QString folder = QFileInfo(m_order.path).path();
    const qint64 free = m_options.freeBytes ? m_options.freeBytes(folder) : systemFreeBytes(folder);
    const qint64 wanted = m_part->total() > 0 ? m_part->total() - m_part->size() : m_step;
    if (free >= 0 && free < wanted + m_options.spareBytes)
        return end(vaultError(vaultcode::DiskFull, u"%1 bytes are wanted, %2 are free"_s.arg(wanted).arg(free)));
    const calls::ByteRange range{m_part->size(), m_part->size() + std::min(m_step, std::max(wanted, LeastStep)) - 1,
                                 m_part->etag()};
    watch<calls::RecordingContent>(m_service.download(m_order.content, range),
                                   [this](const auto &content) { got(content); });
}

void FileFetch::got(const Result<calls::RecordingContent> &content)
{
    if (!content)
        return failed(content.error());
    if (const auto taken = take(*content); !taken)
        return end(coded(taken.error()));
    if (m_part->isComplete())
        complete();
    else
        askNext();
}

void FileFetch::failed(const ApiError &error)
{
    if (error.kind == ApiError::Kind::Timeout && m_step > LeastStep) {
        m_step = std::max(LeastStep, m_step / 4);
        return askNext();
    }
    if (error.httpStatus == 416 && m_part->size() > 0 && ++m_changes <= m_options.changes) {
        // Shorter than what is here already: another file.
        if (const auto begun = m_part->begin(-1, {}); !begun)
            return end(begun.error());
        return askNext();
    }
    end(coded(error));
}

Result<Done> FileFetch::take(const calls::RecordingContent &content)
{
    if (content.total <= 0 || content.bytes.isEmpty())
        return ApiError::protocol(u"the storage does not say how long the file is"_s);
    const bool first = m_part->total() < 0;
    const bool same = content.total == m_part->total() && content.etag == m_part->etag();
    if (!first && !same && ++m_changes > m_options.changes)
        return vaultError(vaultcode::Changed, u"the file is another one at each try"_s);
    if (first || !same || content.first != m_part->size()) {
        if (const auto begun = m_part->begin(content.total, content.etag); !begun)
            return begun;
        if (content.first != 0)
            return Done{}; // bytes of another version than those before: from the start
    }
    if (content.first + content.bytes.size() > content.total)
        return ApiError::protocol(u"more bytes than the file has"_s);
    return m_part->append(content.bytes);
}

void FileFetch::complete()
{
    const auto facts = readChunkFile(m_part ? m_part->path() : m_order.path, m_order.path + u".peaks"_s);
    if (!facts)
        return end(facts.error());
    if (m_part)
        if (const auto finished = m_part->finish(); !finished)
            return end(finished.error());
    m_fetched.bytes = facts->bytes;
    m_fetched.sha256 = facts->sha256;
    m_fetched.durationMs = facts->durationMs;
    m_fetched.playable = facts->playable;
    end(m_fetched);
}

void FileFetch::end(const Result<Fetched> &outcome)
{
    m_part.reset();
    if (const auto ended = std::exchange(m_ended, {}))
        ended(outcome);
}

} // namespace callboard::relay
