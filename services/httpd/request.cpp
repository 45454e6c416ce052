#include "httpd/request.h"
#include <QStringDecoder>
#include <QStringList>

namespace callboard::httpd {

namespace {
int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::optional<QByteArray> unescaped(QByteArrayView raw)
{
    QByteArray bytes;
    bytes.reserve(raw.size());
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (raw[i] != '%') {
            bytes.append(raw[i]);
            continue;
        }
        const int high = i + 2 < raw.size() ? hexDigit(raw[i + 1]) : -1;
        const int low = i + 2 < raw.size() ? hexDigit(raw[i + 2]) : -1;
        if (high < 0 || low < 0 || (high == 0 && low == 0))
            return {};
        bytes.append(char(high * 16 + low));
        i += 2;
    }
    return bytes;
}

std::optional<QString> queryText(QByteArrayView raw)
{
    QByteArray blanks = raw.toByteArray();
    return percentDecoded(blanks.replace('+', ' '));
}
} // namespace

std::optional<QString> percentDecoded(QByteArrayView raw)
{
    const auto bytes = unescaped(raw);
    if (!bytes || bytes->contains('\0'))
        return {};
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(*bytes);
    if (decoder.hasError())
        return {};
    return text;
}

QString Request::param(QByteArrayView name) const
{
    for (const auto &[key, value] : params) {
        if (key == name)
            return value;
    }
    return {};
}

std::optional<QString> Request::queryValue(QByteArrayView name) const
{
    const QStringList all = queryValues(name);
    if (all.isEmpty())
        return {};
    return all.first();
}

QStringList Request::queryValues(QByteArrayView name) const
{
    QStringList values;
    const QString wanted = QString::fromUtf8(name);
    for (const QByteArray &pair : query.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        const QByteArray key = equals < 0 ? pair : pair.first(equals);
        const QByteArray value = equals < 0 ? QByteArray() : pair.sliced(equals + 1);
        const auto text = queryText(value);
        if (text && queryText(key) == wanted && !pair.isEmpty())
            values.append(*text);
    }
    return values;
}

QByteArray Request::bearerToken() const
{
    const QByteArray value = headers.value("Authorization");
    if (value.size() < 8 || QByteArrayView(value).first(7).compare("Bearer ", Qt::CaseInsensitive) != 0)
        return {};
    return value.sliced(7).trimmed();
}

QByteArray Request::contentType() const
{
    const QByteArray value = headers.value("Content-Type");
    const qsizetype end = value.indexOf(';');
    return (end < 0 ? value : value.first(end)).trimmed().toLower();
}

} // namespace callboard::httpd
