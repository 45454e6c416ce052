#include "core/literals.h"
#include "httpd/response.h"

namespace callboard::httpd {

namespace {
constexpr qint64 pieceBytes = 64 * 1024;

struct Span {
    qint64 first = 0;
    qint64 length = 0;
};

std::optional<qint64> number(QByteArrayView digits)
{
    bool ok = false;
    const qint64 value = digits.toByteArray().toLongLong(&ok);
    return ok && value >= 0 && !digits.startsWith('+') && !digits.startsWith('-') ? std::optional(value) : std::nullopt;
}

enum class Asked { Everything, Part, Impossible };

/// "bytes=a-b", "bytes=a-" or "bytes=-n" (RFC 9110, 14.1.2). What is no such range is ignored, as the standard says.
Asked parse(QByteArrayView text, qint64 size, Span &span)
{
    if (!text.startsWith("bytes=") || text.contains(','))
        return Asked::Everything;
    const QByteArrayView range = text.sliced(6);
    const qsizetype dash = range.indexOf('-');
    if (dash < 0)
        return Asked::Everything;
    const auto first = number(range.first(dash).trimmed());
    const auto last = number(range.sliced(dash + 1).trimmed());
    if (dash == 0 && last) {
        span = {qMax<qint64>(0, size - *last), qMin(*last, size)};
        return span.length > 0 ? Asked::Part : Asked::Impossible;
    }
    const bool open = dash + 1 == range.size();
    if (!first || (!open && (!last || *last < *first)))
        return Asked::Everything;
    if (*first >= size)
        return Asked::Impossible;
    const qint64 end = open ? size - 1 : qMin(*last, size - 1);
    span = {*first, end - *first + 1};
    return Asked::Part;
}

BodySource reader(const RangedContent &content, Span span)
{
    return [read = content.read, at = span.first, left = span.length]() mutable -> BodyChunk {
        const qint64 want = qMin(left, pieceBytes);
        QByteArray data = want > 0 ? read(at, want) : QByteArray();
        at += data.size();
        left -= data.size();
        const bool shortRead = data.size() < want;
        return {std::move(data), left == 0 || shortRead};
    };
}
} // namespace

Response ranged(const Request &request, const RangedContent &content)
{
    Span span{0, content.size};
    const QByteArrayView condition = request.headers.view("If-Range");
    Asked asked = Asked::Everything;
    if (request.headers.count("Range") == 1 && (condition.isEmpty() || condition == content.etag))
        asked = parse(request.headers.view("Range"), content.size, span);
    if (asked == Asked::Impossible) {
        Response none = Response::error(416, u"RangeNotSatisfiable"_s, u"The range lies outside the content."_s);
        none.headers.add("Content-Range", "bytes */" + QByteArray::number(content.size));
        return none;
    }
    const bool part = asked == Asked::Part;
    Response response = Response::stream(part ? 206 : 200, content.type, reader(content, span));
    response.sourceSize = span.length;
    response.headers.add("Accept-Ranges", "bytes");
    if (!content.etag.isEmpty())
        response.headers.add("ETag", content.etag);
    if (part) {
        response.headers.add("Content-Range",
                             "bytes " + QByteArray::number(span.first) + '-'
                                 + QByteArray::number(span.first + span.length - 1) + '/'
                                 + QByteArray::number(content.size));
    }
    return response;
}

} // namespace callboard::httpd
