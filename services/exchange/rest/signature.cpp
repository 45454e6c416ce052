#include "exchange/rest/signature.h"
#include "core/literals.h"
#include <QCryptographicHash>
#include <QLocale>
#include <QMessageAuthenticationCode>
#include <QTimeZone>

namespace callboard::exchange {

namespace {
constexpr QByteArrayView Prefix = "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=";
} // namespace

SignatureCheck::SignatureCheck(QByteArray accessKey, std::chrono::minutes tolerance)
    : m_key(std::move(accessKey)),
      m_tolerance(tolerance)
{
}

QByteArrayView SignatureCheck::whyNot(const httpd::Request &request, const QDateTime &now) const
{
    const QByteArrayView authorization = request.headers.view("Authorization");
    if (authorization.size() <= Prefix.size()
        || authorization.first(Prefix.size()).compare(Prefix, Qt::CaseInsensitive) != 0)
        return "not signed";
    const QByteArrayView dateText = request.headers.view("x-ms-date");
    const QDateTime date = parseHttpDate(dateText);
    if (!date.isValid() || std::abs(date.secsTo(now)) > std::chrono::seconds(m_tolerance).count())
        return "stale date";
    const QByteArray hash = QCryptographicHash::hash(request.body, QCryptographicHash::Sha256).toBase64();
    if (!equalInConstantTime(hash, request.headers.view("x-ms-content-sha256")))
        return "changed body";
    const QByteArray text = request.method + '\n' + request.target + '\n' + dateText.toByteArray() + ';'
        + request.headers.value("Host") + ';' + hash;
    const QByteArray expected = QMessageAuthenticationCode::hash(text, m_key, QCryptographicHash::Sha256).toBase64();
    return equalInConstantTime(expected, authorization.sliced(Prefix.size())) ? QByteArrayView() : "wrong signature";
}

QDateTime parseHttpDate(QByteArrayView text)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    date.setTimeZone(QTimeZone::utc());
    return date;
}

bool equalInConstantTime(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return false;
    unsigned char difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned char>(a[i] ^ b[i]);
    return difference == 0;
}

} // namespace callboard::exchange
