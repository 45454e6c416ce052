// A relay's end of calls' sound, played by hand.
#pragma once
#include "media/pcm/frame.h"
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>
#include <QWebSocket>
#include <QWebSocketServer>

namespace callboard {

/// Takes every connection; the newest one of a call is its console. Says a tone of 20 ms frames while speak() is on.
class SoundHub
{
public:
    SoundHub();
    ~SoundHub();

    QUrl relay() const;
    int joins(const QString &call) const { return m_joins.value(call); }
    bool has(const QString &call) const { return m_sockets.contains(call) && m_sockets[call]; }
    const QString &authorization() const { return m_authorization; }
    /// Sends frames of `level` in real time.
    void speak(const QString &call, media::Sample level);
    void silence() { m_speaker.stop(); }
    void sendText(const QString &call, const QString &text);
    void sendLevels(const QString &call, const QJsonObject &levels);
    /// What the console said: the first sample of each frame.
    QList<media::Sample> said(const QString &call) const { return m_said.value(call); }
    void forget() { m_said.clear(); }
    void cut(const QString &call);
    void close(const QString &call, int code);
    /// Connections are taken and never told anything.
    void stall(bool on) { m_stalled = on; }

private:
    void accept();
    void read(const QString &call, const QString &text);
    QString soundFrame(media::Sample level);

    QWebSocketServer m_server;
    QHash<QString, QPointer<QWebSocket>> m_sockets;
    QHash<QString, int> m_joins;
    QHash<QString, QList<media::Sample>> m_said;
    QString m_authorization;
    QTimer m_speaker;
    qint64 m_sent = 0;
    bool m_stalled = false;
};

} // namespace callboard
