#include "httpd/headrules.h"

namespace callboard::httpd {

namespace {
bool equals(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// Of "http://host/path" only "/path" counts; Host is what it was sent to.
QByteArray originForm(const QByteArray &target)
{
    for (const QByteArrayView scheme : {QByteArrayView("http://"), QByteArrayView("https://")}) {
        if (target.size() <= scheme.size() || !equals(QByteArrayView(target).first(scheme.size()), scheme))
            continue;
        const qsizetype slash = target.indexOf('/', scheme.size());
        return slash < 0 ? QByteArray("/") : target.sliced(slash);
    }
    return target;
}

bool splitTarget(Request &request)
{
    if (!request.target.startsWith('/'))
        request.target = originForm(request.target);
    const QByteArray &target = request.target;
    if (target.contains('#') || (!target.startsWith('/') && !(target == "*" && request.method == "OPTIONS")))
        return false;
    const qsizetype mark = target.indexOf('?');
    request.path = mark < 0 ? target : target.first(mark);
    request.query = mark < 0 ? QByteArray() : target.sliced(mark + 1);
    return true;
}

int framingRefusal(const Request &request, bool http10)
{
    const qsizetype codings = request.headers.count("Transfer-Encoding");
    const qsizetype lengths = request.headers.count("Content-Length");
    if (lengths > 1 || (codings > 0 && (lengths > 0 || http10)))
        return 400;
    if (codings > 0 && !equals(request.headers.joined("Transfer-Encoding"), "chunked"))
        return 501;
    return 0;
}

int refusalOf(Request &request, bool http10)
{
    if (request.method == "CONNECT")
        return 501;
    // The parser library lets blanks in names pass; proxies read "A : b" in different ways (RFC 9112, 5.1).
    if (!splitTarget(request) || request.headers.hasInName(' '))
        return 400;
    const qsizetype hosts = request.headers.count("Host");
    if (hosts > 1 || (hosts == 0 && !http10))
        return 400;
    const QByteArrayView expect = request.headers.view("Expect");
    if (!expect.isEmpty() && !equals(expect, "100-continue"))
        return 417;
    return framingRefusal(request, http10);
}
} // namespace

HeadFacts headFacts(Request &request, int major, int minor)
{
    HeadFacts facts;
    if (major != 1 || minor > 1) {
        facts.refusal = 505;
        return facts;
    }
    facts.http10 = minor == 0;
    facts.refusal = refusalOf(request, facts.http10);
    facts.expectsContinue = !facts.http10 && request.headers.has("Expect");
    facts.webSocket = request.method == "GET" && !facts.http10 && request.headers.hasToken("Upgrade", "websocket")
        && request.headers.hasToken("Connection", "upgrade");
    return facts;
}

} // namespace callboard::httpd
