#include "httpd/request.h"
#include <QStringDecoder>
#include <QStringList>
#include <algorithm>

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

bool isPlainAscii(QByteArrayView raw)
{
    return std::all_of(raw.begin(), raw.end(), [](char c) { return c > 0 && c != '%'; });
}

std::optional<QString> queryText(QByteArrayView raw)
{
    if (isPlainAscii(raw) && !raw.contains('+'))
        return QString::fromLatin1(raw);
    QByteArray blanks = raw.toByteArray();
    return percentDecoded(blanks.replace('+', ' '));
}
} // namespace

std::optional<QString> percentDecoded(QByteArrayView raw)
{
    if (isPlainAscii(raw))
        return QString::fromLatin1(raw);
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

namespace {
bool isNamed(QByteArrayView rawKey, QByteArrayView name)
{
    return rawKey == name || queryText(rawKey) == QString::fromUtf8(name);
}

/// Shows each pair of a query by its raw name and value until `visit` returns false.
template<class Visit>
void eachPair(QByteArrayView query, Visit visit)
{
    for (qsizetype at = 0; at <= query.size();) {
        const qsizetype mark = query.indexOf('&', at);
        const qsizetype end = mark < 0 ? query.size() : mark;
        const QByteArrayView pair = query.sliced(at, end - at);
        const qsizetype equals = pair.indexOf('=');
        at = end + 1;
        if (!pair.isEmpty()
            && !visit(equals < 0 ? pair : pair.first(equals), equals < 0 ? QByteArrayView() : pair.sliced(equals + 1)))
            return;
    }
}
} // namespace

std::optional<QString> Request::queryValue(QByteArrayView name) const
{
    std::optional<QString> found;
    eachPair(query, [&](QByteArrayView key, QByteArrayView value) {
        if (isNamed(key, name))
            found = queryText(value);
        return !found;
    });
    return found;
}

QStringList Request::queryValues(QByteArrayView name) const
{
    QStringList values;
    eachPair(query, [&](QByteArrayView key, QByteArrayView value) {
        if (const auto text = isNamed(key, name) ? queryText(value) : std::nullopt)
            values.append(*text);
        return true;
    });
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
