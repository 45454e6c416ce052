#include "http/httprequest.h"

namespace callboard::http {

namespace {
bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}
} // namespace

QByteArray headerValue(const HttpHeaders &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers) {
        if (sameName(key, name))
            return value;
    }
    return {};
}

void setHeader(HttpHeaders &headers, QByteArrayView name, const QByteArray &value)
{
    headers.removeIf([&](const auto &field) { return sameName(field.first, name); });
    headers.append({name.toByteArray(), value});
}

Result<QUrl> rawUrl(const QUrl &endpoint, const QByteArray &target)
{
    const QUrl origin = endpoint.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    const QUrl url = QUrl::fromEncoded(origin.toEncoded() + target, QUrl::StrictMode);
    if (!target.startsWith('/') || !url.isValid() || url.hasFragment() || wireTarget(url) != target)
        return ApiError::invalid(QStringLiteral("this target can't be sent as it is written"));
    return url;
}

QByteArray wireTarget(const QUrl &url)
{
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty())
        target = "/";
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    return target;
}

QByteArray wireHost(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    const int standard
        = url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("wss") ? 443 : 80;
    if (url.port(standard) != standard)
        host += ':' + QByteArray::number(url.port());
    return host;
}

} // namespace callboard::http
