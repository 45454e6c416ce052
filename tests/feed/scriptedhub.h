// A hub that says what the test tells it to.
#pragma once
#include <QPointer>
#include <QUrlQuery>
#include <QWebSocket>
#include <QWebSocketServer>

namespace callboard {

/// Takes every connection and keeps the newest one.
class ScriptedHub
{
public:
    ScriptedHub();
    ~ScriptedHub();

    QUrl url() const;
    int connections() const { return m_connections; }
    /// Of the newest upgrade request.
    QUrlQuery query() const;
    QString authorization() const { return m_authorization; }
    QString subprotocol() const;
    bool isConnected() const { return m_socket && m_socket->isValid(); }

    void greet(const QString &connectionId);
    void message(quint64 sequenceId, qint64 offset);
    void send(const QString &frame);
    void closeWith(QWebSocketProtocol::CloseCode code);
    /// Cuts the connection without a word.
    void cut();
    void answerPings(bool yes) { m_pongs = yes; }

    /// sequenceAck numbers, in order of arrival.
    const QList<qint64> &acks() const { return m_acks; }
    int pings() const { return m_pings; }

private:
    void accept();
    void read(const QString &frame);

    QWebSocketServer m_server;
    QPointer<QWebSocket> m_socket;
    QString m_authorization;
    QList<qint64> m_acks;
    int m_connections = 0;
    int m_pings = 0;
    bool m_pongs = true;
};

} // namespace callboard
