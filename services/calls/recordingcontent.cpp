#include "calls/recordingcontent.h"
#include "core/literals.h"
#include <array>

namespace callboard::calls {

namespace {

struct ContentRange {
    qint64 first = 0;
    qint64 last = 0;
    qint64 total = -1;
};

std::optional<qint64> wholeNumber(const QByteArray &text)
{
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    return ok && value >= 0 ? std::optional(value) : std::nullopt;
}

/// "bytes 0-99/1234" or "bytes 0-99/*" (RFC 9110, 14.4).
std::optional<ContentRange> parseContentRange(const QByteArray &text)
{
    const qsizetype dash = text.indexOf('-');
    const qsizetype slash = text.indexOf('/', dash);
    if (!text.startsWith("bytes ") || dash < 0 || slash < 0)
        return {};
    const auto first = wholeNumber(text.mid(6, dash - 6));
    const auto last = wholeNumber(text.mid(dash + 1, slash - dash - 1));
    const QByteArray size = text.mid(slash + 1);
    const auto total = size == "*" ? std::optional<qint64>(-1) : wholeNumber(size);
    if (!first || !last || !total || *last < *first || (*total >= 0 && *last >= *total))
        return {};
    return ContentRange{*first, *last, *total};
}

/// A server may give less than was asked for, but only what lies inside.
bool isAsked(const ContentRange &got, const ByteRange &asked)
{
    return got.first == asked.first && (!asked.last || got.last <= *asked.last);
}

} // namespace

QByteArray ByteRange::header() const
{
    return "bytes=" + QByteArray::number(first) + '-' + (last ? QByteArray::number(*last) : QByteArray());
}

Result<RecordingContent> recordingContent(const http::HttpReply &reply, const std::optional<ByteRange> &asked)
{
    RecordingContent content{reply.body, 0, reply.body.size(), reply.header("ETag"), reply.header("Content-Type"),
                             true};
    if (reply.status == 200)
        return content;
    const auto range = parseContentRange(reply.header("Content-Range"));
    if (reply.status != 206 || !asked)
        return ApiError::protocol(u"recording: unexpected status %1"_s.arg(reply.status));
    if (!range || !isAsked(*range, *asked))
        return ApiError::protocol(u"recording: not the range that was asked for"_s);
    if (reply.body.size() != range->last - range->first + 1)
        return ApiError::protocol(u"recording: the range broke off"_s);
    content.first = range->first;
    content.total = range->total;
    content.whole = range->total == reply.body.size();
    return content;
}

bool servesRecordings(const QUrl &url, const QUrl &endpoint)
{
    static constexpr std::array storage{".asm.skype.com"_L1, ".asyncgw.teams.microsoft.com"_L1,
                                        ".ams.gov.teams.microsoft.us"_L1};
    if (url.scheme() == endpoint.scheme() && http::wireHost(url) == http::wireHost(endpoint))
        return true;
    const QString host = url.host();
    return url.scheme() == "https"_L1
        && std::any_of(storage.begin(), storage.end(), [&](QLatin1StringView end) { return host.endsWith(end); });
}

} // namespace callboard::calls
