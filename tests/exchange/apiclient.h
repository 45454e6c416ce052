// A signed HTTP client for tests of the running REST interface.
#pragma once
#include <QJsonObject>
#include <QMap>
#include <QNetworkAccessManager>
#include <QUrl>

namespace callboard::exchange {

struct ApiAnswer {
    int status = 0; ///< 0: no answer
    QJsonObject body;
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QString error() const; ///< error.code of the body
};

/// Sends one request and waits for its answer. Signs with the key unless told otherwise.
class ApiClient
{
public:
    ApiClient(QUrl endpoint, QByteArray key) : m_endpoint(std::move(endpoint)), m_key(std::move(key)) { }

    /// `path` is the raw target without api-version, which is added.
    ApiAnswer send(const QByteArray &method, const QByteArray &path, const QJsonObject &body = {});
    ApiAnswer post(const QByteArray &path, const QJsonObject &body = {}) { return send("POST", path, body); }
    ApiAnswer get(const QByteArray &path) { return send("GET", path); }
    /// With the bearer of the control API.
    ApiAnswer control(const QByteArray &method, const QByteArray &path, const QJsonObject &body = {});

    // How the next requests are spoilt or adorned.
    QByteArray apiVersion = "2026-03-12";
    QByteArray extraBody; ///< appended after signing
    int secondsOff = 0; ///< of the date
    QByteArray bearer; ///< instead of the key, for control()
    QMap<QByteArray, QByteArray> extraHeaders;

private:
    ApiAnswer finish(QNetworkReply *reply);
    QNetworkReply *dispatch(const QByteArray &method, QNetworkRequest request, const QByteArray &body);

    QUrl m_endpoint;
    QByteArray m_key;
    QNetworkAccessManager m_network;
};

} // namespace callboard::exchange
