// The exchange's control interface, for a test that lets people call.
#pragma once
#include "core/literals.h"
#include "session/daemons/localconfig.h"
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>

namespace callboard {

/// Blocks until each answer is there.
class ExchangeControl
{
public:
    explicit ExchangeControl(const LocalState &state) : m_state(state) { }

    void define(const QString &rawId, const QString &name, const QJsonArray &script)
    {
        send("PUT", "/exchange/v1/endpoints/" + QUrl::toPercentEncoding(rawId),
             {{u"name"_s, name}, {u"script"_s, script}});
    }
    void dial(const QString &from, const QString &to)
    {
        send("POST", "/exchange/v1/dial", {{u"from"_s, from}, {u"to"_s, to}});
    }
    /// Everything the exchange tells of its calls.
    QJsonArray calls() { return send("GET", "/exchange/v1/calls", {}).value("calls"_L1).toArray(); }
    int lastStatus() const { return m_status; }

private:
    QJsonObject send(const QByteArray &method, const QByteArray &target, const QJsonObject &body)
    {
        QNetworkRequest request(QUrl::fromEncoded(m_state.exchangeEndpoint.toUtf8() + target));
        request.setRawHeader("Authorization", "Bearer " + m_state.exchangeKey.toLatin1());
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        const QByteArray bytes = method == "GET" ? QByteArray() : QJsonDocument(body).toJson();
        QNetworkReply *reply = m_network.sendCustomRequest(request, method, bytes);
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        m_status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        reply->deleteLater();
        return QJsonDocument::fromJson(reply->readAll()).object();
    }

    LocalState m_state;
    QNetworkAccessManager m_network;
    int m_status = 0;
};

} // namespace callboard
