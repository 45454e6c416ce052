#include "feed/scriptedhub.h"
#include "core/literals.h"
#include "pubsub/clientframes.h"
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkRequest>

namespace callboard {

ScriptedHub::ScriptedHub() : m_server(u"hub"_s, QWebSocketServer::NonSecureMode)
{
    m_server.setSupportedSubprotocols({pubsub::ReliableProtocol});
    QObject::connect(&m_server, &QWebSocketServer::newConnection, &m_server, [this] { accept(); });
    m_server.listen(QHostAddress::LocalHost);
}

ScriptedHub::~ScriptedHub()
{
    delete m_socket;
}

QUrl ScriptedHub::url() const
{
    return QUrl(u"ws://127.0.0.1:%1/client/hubs/callboard"_s.arg(m_server.serverPort()));
}

void ScriptedHub::accept()
{
    delete m_socket;
    m_socket = m_server.nextPendingConnection();
    ++m_connections;
    m_authorization = QString::fromLatin1(m_socket->request().rawHeader("Authorization"));
    QObject::connect(m_socket, &QWebSocket::textMessageReceived, &m_server, [this](const QString &f) { read(f); });
}

QUrlQuery ScriptedHub::query() const
{
    return QUrlQuery(m_socket ? m_socket->requestUrl() : QUrl());
}

QString ScriptedHub::subprotocol() const
{
    return m_socket ? m_socket->subprotocol() : QString();
}

void ScriptedHub::read(const QString &text)
{
    const QJsonObject frame = QJsonDocument::fromJson(text.toUtf8()).object();
    const QString type = frame.value("type"_L1).toString();
    if (type == "sequenceAck"_L1)
        m_acks.append(frame.value("sequenceId"_L1).toInteger());
    if (type != "ping"_L1)
        return;
    ++m_pings;
    if (m_pongs)
        send(u"{\"type\":\"pong\"}"_s);
}

void ScriptedHub::send(const QString &frame)
{
    m_socket->sendTextMessage(frame);
}

void ScriptedHub::greet(const QString &connectionId)
{
    const QJsonObject frame{{u"type"_s, u"system"_s},
                            {u"event"_s, u"connected"_s},
                            {u"userId"_s, u"mina"_s},
                            {u"connectionId"_s, connectionId},
                            {u"reconnectionToken"_s, u"to+ken&"_s}};
    send(QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)));
}

void ScriptedHub::message(quint64 sequenceId, qint64 offset)
{
    const QJsonObject data{{u"epoch"_s, u"e1"_s}, {u"offset"_s, offset}, {u"at"_s, u"2026-03-16T09:00:00Z"_s},
                           {u"type"_s, u"x"_s},   {u"callId"_s, u"a"_s}, {u"body"_s, QJsonObject()}};
    const QJsonObject frame{{u"sequenceId"_s, qint64(sequenceId)},
                            {u"type"_s, u"message"_s},
                            {u"from"_s, u"group"_s},
                            {u"group"_s, u"floor"_s},
                            {u"dataType"_s, u"json"_s},
                            {u"data"_s, data}};
    send(QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)));
}

void ScriptedHub::closeWith(QWebSocketProtocol::CloseCode code)
{
    m_socket->close(code);
}

void ScriptedHub::cut()
{
    m_socket->abort();
}

} // namespace callboard
