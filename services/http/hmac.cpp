#include "http/hmac.h"
#include <QCryptographicHash>
#include <QLocale>
#include <QMessageAuthenticationCode>
#include <QTimeZone>

namespace callboard::http {

namespace {
constexpr QByteArrayView scheme = "HMAC-SHA256 ";
constexpr QByteArrayView signedFields = "SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=";
} // namespace

QByteArray httpDate(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'").toLatin1();
}

QDateTime parseHttpDate(QByteArrayView text)
{
    const QString form = QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'");
    QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(text), form);
    time.setTimeZone(QTimeZone::utc());
    return time;
}

QByteArray contentHash(const QByteArray &body)
{
    return QCryptographicHash::hash(body, QCryptographicHash::Sha256).toBase64();
}

QByteArray stringToSign(const SigningInput &input)
{
    return input.method + '\n' + input.target + '\n' + input.date + ';' + input.host + ';' + input.contentHash;
}

QByteArray signature(const SigningInput &input, const QByteArray &key)
{
    return QMessageAuthenticationCode::hash(stringToSign(input), key, QCryptographicHash::Sha256).toBase64();
}

HttpHeaders signedHeaders(const HttpRequest &request, const QByteArray &key, const QDateTime &now)
{
    SigningInput input;
    input.method = request.method;
    input.date = httpDate(now);
    input.contentHash = contentHash(request.body);
    const bool foreign = !request.signedHost.isEmpty();
    input.host = foreign ? request.signedHost : wireHost(request.url);
    input.target = wireTarget(foreign ? request.url.adjusted(QUrl::RemoveQuery) : request.url);
    HttpHeaders headers{{"x-ms-date", input.date},
                        {"x-ms-content-sha256", input.contentHash},
                        {"Authorization", scheme.toByteArray() + signedFields.toByteArray() + signature(input, key)}};
    if (foreign)
        headers.append({"x-ms-host", input.host});
    return headers;
}

bool equalInConstantTime(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return false;
    volatile unsigned char difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference = static_cast<unsigned char>(difference | (a[i] ^ b[i]));
    return difference == 0;
}

HmacVerdict verifyHmac(const ReceivedSignature &received, const QByteArray &key, const QDateTime &now,
                       std::chrono::seconds tolerance)
{
    const QByteArrayView authorization(received.authorization);
    const bool isHmac = authorization.size() > scheme.size()
        && authorization.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0;
    if (!isHmac || received.date.isEmpty() || received.contentHash.isEmpty() || received.host.isEmpty())
        return HmacVerdict::Missing;
    const QByteArrayView rest = authorization.sliced(scheme.size()).trimmed();
    const QDateTime date = parseHttpDate(received.date);
    if (!date.isValid() || rest.size() <= signedFields.size()
        || rest.first(signedFields.size()).compare(signedFields, Qt::CaseInsensitive) != 0)
        return HmacVerdict::Malformed;
    const SigningInput input{received.method, received.target, received.host, received.date, received.contentHash};
    if (!equalInConstantTime(signature(input, key), rest.sliced(signedFields.size())))
        return HmacVerdict::BadSignature;
    if (qAbs(date.secsTo(now)) > tolerance.count())
        return HmacVerdict::StaleDate;
    const bool sameBody = equalInConstantTime(contentHash(received.body), received.contentHash);
    return sameBody ? HmacVerdict::Ok : HmacVerdict::BodyMismatch;
}

} // namespace callboard::http
