#include "session/soundhub.h"
#include "core/literals.h"
#include "core/timestamp.h"
#include "media/pcm/bytes.h"
#include "wire/soundtexts.h"
#include "wire/streaming.h"
#include <QElapsedTimer>

namespace callboard {

SoundHub::SoundHub() : m_server(u"relay"_s, QWebSocketServer::NonSecureMode)
{
    m_server.listen(QHostAddress::LocalHost);
    QObject::connect(&m_server, &QWebSocketServer::newConnection, &m_server, [this] { accept(); });
    m_speaker.setTimerType(Qt::PreciseTimer);
}

SoundHub::~SoundHub()
{
    for (const auto &socket : std::as_const(m_sockets)) {
        if (socket)
            socket->disconnect(&m_server);
    }
}

QUrl SoundHub::relay() const
{
    QUrl url = m_server.serverUrl();
    url.setScheme(u"http"_s);
    return url;
}

void SoundHub::accept()
{
    QWebSocket *socket = m_server.nextPendingConnection();
    const QString call = socket->requestUrl().path().section(u'/', -1);
    m_authorization = QString::fromLatin1(socket->request().rawHeader("Authorization"));
    m_sockets[call] = socket;
    ++m_joins[call];
    socket->setParent(&m_server);
    QObject::connect(socket, &QWebSocket::textMessageReceived, &m_server,
                     [this, call](const QString &text) { read(call, text); });
    QObject::connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    if (!m_stalled)
        sendText(call, QString::fromUtf8(wire::audioMetadataText(u"s"_s, media::SampleRate)));
}

QString SoundHub::soundFrame(media::Sample level)
{
    const Timestamp at = Timestamp::fromTicks(17'000'000'000'000'000 + m_sent++ * 200'000);
    media::Frame frame;
    frame.fill(level);
    return QString::fromUtf8(wire::audioDataText({}, at.text().toLatin1(), media::bytesOf(frame)));
}

void SoundHub::speak(const QString &call, media::Sample level)
{
    m_speaker.disconnect();
    auto clock = std::make_shared<QElapsedTimer>();
    clock->start();
    QObject::connect(&m_speaker, &QTimer::timeout, &m_server, [this, call, level, clock, from = m_sent] {
        while ((m_sent - from) * 20 < clock->elapsed())
            sendText(call, soundFrame(level));
    });
    m_speaker.start(5);
}

void SoundHub::sendText(const QString &call, const QString &text)
{
    if (has(call))
        m_sockets[call]->sendTextMessage(text);
}

void SoundHub::sendLevels(const QString &call, const QJsonObject &levels)
{
    const QJsonObject frame{{u"kind"_s, u"Levels"_s}, {u"levels"_s, levels}};
    sendText(call, QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)));
}

void SoundHub::read(const QString &call, const QString &text)
{
    const Result<wire::AppFrame> frame = wire::parseAppFrame(text.toUtf8());
    const auto *sound = frame ? std::get_if<wire::AppAudio>(&frame->body) : nullptr;
    if (const auto frame = sound ? media::frameOf(sound->data) : std::nullopt)
        m_said[call].append(frame->front());
}

void SoundHub::cut(const QString &call)
{
    if (has(call))
        m_sockets[call]->abort();
}

void SoundHub::close(const QString &call, int code)
{
    if (has(call))
        m_sockets[call]->close(QWebSocketProtocol::CloseCode(code), u"replaced"_s);
}

} // namespace callboard
