#include "session/voice/voicesocket.h"
#include "core/literals.h"
#include "core/overloaded.h"
#include "media/mix/jitterbuffer.h"
#include "media/pcm/bytes.h"
#include "wire/soundtexts.h"
#include "wire/streaming.h"
#include <QHostAddress>
#include <QNetworkRequest>
#include <QUrlQuery>

namespace callboard::voice {

static constexpr quint64 mostBytes = 256 * 1024;
/// About half a second of sound: what is older would be heard late by everybody.
static constexpr qint64 mostWaiting = 25 * 1000;
/// The relay's words for "somebody else of yours is here now" and "the call is not yours any more".
static constexpr int closedAsReplaced = 4001;
static constexpr int closedAsNotAllowed = 4003;

static QUrl addressOf(const QUrl &relay, const CallId &call)
{
    QUrl url = relay;
    url.setScheme(relay.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    url.setPath("/audio/"_L1 + QString::fromLatin1(QUrl::toPercentEncoding(call.text)), QUrl::TolerantMode);
    url.setQuery(u"mode=talk"_s);
    return url;
}

static bool isSecure(const QUrl &url)
{
    return url.scheme() == "wss"_L1 || url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

VoiceSocket::VoiceSocket(const VoiceTimes &times, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_times(times),
      m_clock(clock),
      m_socket(QString(), QWebSocketProtocol::VersionLatest, this),
      m_heart(this)
{
    m_socket.setMaxAllowedIncomingMessageSize(mostBytes);
    m_socket.setMaxAllowedIncomingFrameSize(mostBytes);
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &VoiceSocket::read);
    connect(&m_socket, &QWebSocket::disconnected, this, [this] { end(howItEnded()); });
    connect(&m_socket, &QWebSocket::pong, this,
            [this](quint64 elapsed) { emit measured(std::chrono::milliseconds(elapsed)); });
    connect(&m_heart, &QTimer::timeout, this, &VoiceSocket::beat);
}

VoiceSocket::~VoiceSocket()
{
    m_socket.disconnect(this);
}

void VoiceSocket::open(const QUrl &relay, const QString &token, const CallId &call)
{
    const QUrl url = addressOf(relay, call);
    if (!isSecure(url)) {
        QMetaObject::invokeMethod(
            this, [this] { end(End::Forbidden); }, Qt::QueuedConnection);
        return;
    }
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + token.toLatin1());
    m_heardAt = m_clock.monotonic();
    m_heart.start(std::min(m_times.ping, m_times.silence / 4));
    m_socket.open(request);
}

VoiceSocket::End VoiceSocket::howItEnded() const
{
    if (m_socket.closeCode() == closedAsReplaced)
        return End::Replaced;
    if (m_socket.closeCode() == closedAsNotAllowed)
        return End::Forbidden;
    const QString words = m_open ? QString() : m_socket.errorString();
    if (words.contains("401"_L1))
        return End::Unauthorised;
    return words.contains("403"_L1) ? End::Forbidden : End::Lost;
}

void VoiceSocket::end(End how)
{
    if (std::exchange(m_ended, true))
        return;
    m_open = false;
    m_heart.stop();
    emit ended(how);
}

void VoiceSocket::beat()
{
    const auto quiet = m_clock.monotonic() - m_heardAt;
    if (quiet >= (m_open ? m_times.silence : m_times.opening)) {
        m_socket.disconnect(this);
        m_socket.abort();
        return end(End::Lost);
    }
    if (m_open)
        m_socket.ping();
}

void VoiceSocket::say(const media::Frame &frame)
{
    if (!m_open || m_socket.bytesToWrite() > mostWaiting)
        return;
    m_socket.sendTextMessage(QString::fromLatin1(wire::appAudioText(media::bytesOf(frame))));
}

void VoiceSocket::read(const QString &text)
{
    const Result<wire::ServiceFrame> frame = wire::parseServiceFrame(text.toUtf8());
    if (!frame || m_ended)
        return;
    m_heardAt = m_clock.monotonic();
    if (!std::exchange(m_open, true)) {
        emit opened();
        m_socket.ping();
    }
    std::visit(overloaded{[this](const wire::AudioData &d) {
                              const qint64 stampMs = d.timestamp.ticks() / 10'000;
                              readSound(d.data, stampMs);
                          },
                          [&](const wire::UnknownFrame &) {
                              if (frame->kind == "Levels"_L1)
                                  readLevels(frame->extra.value("levels"_L1).toObject());
                          },
                          [](const wire::AudioMetadata &) {}, [](const wire::DtmfData &) {},
                          [](const wire::TranscriptionMetadata &) {}, [](const wire::TranscriptionData &) {}},
               frame->body);
}

void VoiceSocket::readSound(const QByteArray &pcm, qint64 stampMs)
{
    if (const auto frame = media::frameOf(pcm))
        emit heard(media::JitterBuffer::numberAt(std::chrono::milliseconds(stampMs)), *frame);
}

void VoiceSocket::readLevels(const QJsonObject &object)
{
    QHash<RawId, int> found;
    for (auto it = object.begin(); it != object.end(); ++it)
        found.insert(RawId(it.key()), std::clamp(it->toInt(-99), -99, 0));
    emit levels(found);
}

} // namespace callboard::voice
