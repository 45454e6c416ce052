#include "http/connectionstring.h"
#include "core/literals.h"

namespace callboard::http {

namespace {
std::optional<QString> valueOf(const QString &part, QLatin1StringView name)
{
    const qsizetype equals = part.indexOf(u'=');
    if (equals < 0 || part.first(equals).trimmed().compare(name, Qt::CaseInsensitive) != 0)
        return {};
    return part.sliced(equals + 1).trimmed();
}

bool isEndpoint(const QUrl &url)
{
    const bool web = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    return url.isValid() && web && !url.host().isEmpty() && (url.path().isEmpty() || url.path() == "/"_L1)
        && !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty();
}
} // namespace

QString ConnectionString::toString() const
{
    return u"endpoint=%1/;accesskey=%2"_s.arg(endpoint.toString(QUrl::RemovePath),
                                              QString::fromLatin1(accessKey.toBase64()));
}

Result<ConnectionString> parseConnectionString(const QString &text)
{
    const QStringList parts = text.trimmed().split(u';', Qt::SkipEmptyParts);
    const auto endpoint = valueOf(parts.value(0), "endpoint"_L1);
    const auto key = valueOf(parts.value(1), "accesskey"_L1);
    if (parts.size() != 2 || !endpoint || !key)
        return ApiError::invalid(u"a connection string has the form endpoint=…;accesskey=…"_s);
    const QUrl url(*endpoint, QUrl::StrictMode);
    if (!isEndpoint(url))
        return ApiError::invalid(u"the endpoint of a connection string is scheme and host only"_s);
    const auto bytes = QByteArray::fromBase64Encoding(key->toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || bytes.decoded.isEmpty())
        return ApiError::invalid(u"the access key of a connection string is base64"_s);
    return ConnectionString{url.adjusted(QUrl::RemovePath), bytes.decoded};
}

} // namespace callboard::http
