#include "exchange/apiclient.h"
#include "core/literals.h"
#include <QCryptographicHash>
#include <QDateTime>
#include <QEventLoop>
#include <QJsonDocument>
#include <QLocale>
#include <QMessageAuthenticationCode>
#include <QNetworkReply>

namespace callboard::exchange {

namespace {
QByteArray httpDate(const QDateTime &time)
{
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
}
} // namespace

QString ApiAnswer::error() const
{
    return body[u"error"].toObject()[u"code"].toString();
}

ApiAnswer ApiClient::send(const QByteArray &method, const QByteArray &path, const QJsonObject &body)
{
    QByteArray target = path;
    if (!path.contains("api-version="))
        target += (path.contains('?') ? "&api-version=" : "?api-version=") + apiVersion;
    const QByteArray text = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    const QByteArray date = httpDate(QDateTime::currentDateTimeUtc().addSecs(secondsOff));
    const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64();
    const QByteArray host = m_endpoint.authority().toLatin1();
    const QByteArray signedText = method + '\n' + target + '\n' + date + ';' + host + ';' + hash;
    const QByteArray signature
        = QMessageAuthenticationCode::hash(signedText, m_key, QCryptographicHash::Sha256).toBase64();
    QNetworkRequest request(QUrl::fromEncoded(m_endpoint.toEncoded() + target));
    request.setRawHeader("x-ms-date", date);
    request.setRawHeader("x-ms-content-sha256", hash);
    request.setRawHeader("Authorization",
                         "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=" + signature);
    return finish(dispatch(method, request, text + extraBody));
}

ApiAnswer ApiClient::control(const QByteArray &method, const QByteArray &path, const QJsonObject &body)
{
    QNetworkRequest request(QUrl::fromEncoded(m_endpoint.toEncoded() + path));
    request.setRawHeader("Authorization", "Bearer " + (bearer.isEmpty() ? m_key.toBase64() : bearer));
    const QByteArray text = method == "GET" ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    return finish(dispatch(method, request, text));
}

QNetworkReply *ApiClient::dispatch(const QByteArray &method, QNetworkRequest request, const QByteArray &body)
{
    if (!body.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    for (auto it = extraHeaders.cbegin(); it != extraHeaders.cend(); ++it)
        request.setRawHeader(it.key(), it.value());
    request.setTransferTimeout(10'000);
    return m_network.sendCustomRequest(request, method, body);
}

ApiAnswer ApiClient::finish(QNetworkReply *reply)
{
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    ApiAnswer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = QJsonDocument::fromJson(reply->readAll()).object();
    for (const auto &[name, value] : reply->rawHeaderPairs())
        answer.headers.insert(name.toLower(), value);
    delete reply;
    return answer;
}

} // namespace callboard::exchange
