#include "pubsub/connectionstring.h"
#include "core/literals.h"
#include <QHash>

namespace callboard::pubsub {

Result<ConnectionString> parseConnectionString(const QString &text)
{
    QHash<QString, QString> members;
    for (const QString &part : text.split(u';', Qt::SkipEmptyParts)) {
        const qsizetype at = part.indexOf(u'=');
        members.insert(part.left(at).trimmed().toLower(), part.mid(at + 1).trimmed());
    }
    ConnectionString value;
    value.endpoint = QUrl(members.value(u"endpoint"_s), QUrl::StrictMode);
    value.accessKey = members.value(u"accesskey"_s);
    if (members.contains(u"port"_s))
        value.endpoint.setPort(members.value(u"port"_s).toInt());
    value.endpoint.setPath(QString());
    if (value.endpoint.host().isEmpty() || !value.endpoint.scheme().startsWith("http"_L1))
        return ApiError::invalid(u"Endpoint is missing or is no http(s) address"_s);
    if (value.accessKey.isEmpty())
        return ApiError::invalid(u"AccessKey is missing"_s);
    return value;
}

QString connectionStringText(const ConnectionString &value)
{
    return u"Endpoint=%1;AccessKey=%2;Version=1.0;"_s.arg(value.endpoint.toString(), value.accessKey);
}

} // namespace callboard::pubsub
