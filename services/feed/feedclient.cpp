#include "feed/feedclient.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "core/overloaded.h"
#include "pubsub/clientframes.h"
#include <QHostAddress>
#include <QLoggingCategory>
#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

namespace {
Q_LOGGING_CATEGORY(lcFeed, "callboard.feed")
}

namespace callboard::feed {

static constexpr quint64 ackAtOnce = 100; ///< a busy stream must not fill the relay's queue of 1000
static constexpr quint64 mostBytes = 16 * 1024 * 1024;

static bool isSecure(const QUrl &hub)
{
    return hub.scheme() == "wss"_L1 || hub.host() == "localhost"_L1 || QHostAddress(hub.host()).isLoopback();
}

FeedClient::FeedClient(FeedTimes times, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_times(times),
      m_clock(clock),
      m_pause(times.firstPause, times.mostPause, QRandomGenerator::global()->generate())
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &FeedClient::connectNow);
    m_heart.setInterval(m_times.ping);
    connect(&m_heart, &QTimer::timeout, this, &FeedClient::beat);
    m_ackTimer.setSingleShot(true);
    m_ackTimer.setInterval(m_times.ack);
    connect(&m_ackTimer, &QTimer::timeout, this, &FeedClient::acknowledge);
}

FeedClient::~FeedClient()
{
    releaseSocket();
}

void FeedClient::open(const QUrl &hub, const QString &token)
{
    const bool other = m_hub != hub;
    m_hub = hub;
    m_token = token;
    if (other)
        m_progress.forget();
    if (std::exchange(m_wanted, true) && !other)
        return;
    m_pause.reset();
    restart();
}

void FeedClient::close()
{
    m_wanted = false;
    m_retry.stop();
    acknowledge();
    m_progress.forget();
    releaseSocket();
}

void FeedClient::restart()
{
    if (!m_wanted)
        return;
    m_progress.lost(m_clock.monotonic());
    releaseSocket();
    connectNow();
}

void FeedClient::releaseSocket()
{
    m_heart.stop();
    m_ackTimer.stop();
    m_greeted = false;
    m_pingAt.reset();
    if (!m_socket)
        return;
    // It may be in the middle of a signal of its own.
    QWebSocket *gone = m_socket.release();
    gone->disconnect(this);
    gone->abort();
    gone->deleteLater();
}

void FeedClient::connectNow()
{
    m_retry.stop();
    releaseSocket();
    if (!isSecure(m_hub))
        return drop(ApiError::of(ApiError::Kind::Invalid, u"not over plain ws"_s, u"NotSecure"_s));
    m_socket = std::make_unique<QWebSocket>();
    m_socket->setMaxAllowedIncomingMessageSize(mostBytes);
    m_socket->setMaxAllowedIncomingFrameSize(mostBytes);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this,
            [this](const QString &text) { read(text.toUtf8()); });
    connect(m_socket.get(), &QWebSocket::disconnected, this, &FeedClient::ended);
    const bool recovering = m_progress.canRecover(m_clock.monotonic());
    QNetworkRequest request(recovering ? m_progress.recoveryUrl(m_hub) : m_hub);
    request.setRawHeader("Authorization", "Bearer " + m_token.toLatin1());
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({pubsub::ReliableProtocol});
    m_heardAt = m_clock.monotonic();
    m_heart.start();
    m_socket->open(request, options);
}

void FeedClient::ended()
{
    // 1008: the relay has dropped the session, or never had it.
    if (m_socket->closeCode() == QWebSocketProtocol::CloseCodePolicyViolated)
        m_progress.forget();
    const QString words = m_socket->errorString();
    const bool refused = !m_greeted && words.contains("401"_L1);
    drop(ApiError::of(refused ? ApiError::Kind::Auth : ApiError::Kind::Transport, words));
}

void FeedClient::drop(const ApiError &error)
{
    m_progress.lost(m_clock.monotonic());
    releaseSocket();
    if (!m_wanted)
        return;
    m_retry.start(m_pause.next());
    emit lost(error);
}

void FeedClient::beat()
{
    const auto now = m_clock.monotonic();
    const auto quiet = now - m_heardAt;
    if (quiet >= (m_greeted ? m_times.silence : m_times.opening))
        return drop(ApiError::of(ApiError::Kind::Timeout, u"nothing heard"_s));
    if (!m_greeted)
        return;
    // One ping at a time, or the answer to an old one would look quick.
    if (!m_pingAt)
        m_pingAt = now;
    m_socket->sendTextMessage(QString::fromLatin1(pubsub::pingFrame()));
}

void FeedClient::acknowledge()
{
    m_ackTimer.stop();
    if (!m_greeted)
        return;
    if (const auto number = m_progress.takeAck())
        m_socket->sendTextMessage(QString::fromLatin1(pubsub::sequenceAckFrame(*number)));
}

void FeedClient::read(const QByteArray &text)
{
    m_heardAt = m_clock.monotonic();
    const Result<pubsub::RelayFrame> frame = pubsub::parseRelayFrame(text);
    if (!frame)
        return drop(frame.error());
    if (m_greeted)
        emit heard();
    std::visit(overloaded{[this](const pubsub::Connected &f) { greeted(f); },
                          [](const pubsub::Disconnected &f) { qCInfo(lcFeed, "dismissed: %s", qPrintable(f.message)); },
                          [](const pubsub::Ack &) {}, [this](const pubsub::Message &f) { take(f); },
                          [this](const pubsub::Pong &) {
                              m_pause.reset();
                              if (m_pingAt)
                                  emit measured(m_clock.monotonic() - *std::exchange(m_pingAt, std::nullopt));
                          },
                          [](const pubsub::OtherFrame &) {}},
               *frame);
}

void FeedClient::greeted(const pubsub::Connected &greeting)
{
    const bool recovered = m_progress.greeted(greeting);
    m_greeted = true;
    emit opened(recovered);
    beat();
    acknowledge();
}

void FeedClient::take(const pubsub::Message &message)
{
    if (!m_progress.taken(message.sequenceId))
        return;
    if (m_progress.unacknowledged() >= ackAtOnce)
        acknowledge();
    else if (!m_ackTimer.isActive())
        m_ackTimer.start();
    const Result<QJsonObject> object = parseJsonObject(message.data);
    const Result<wire::Envelope> envelope = object ? wire::fromJson<wire::Envelope>(*object) : object.error();
    const auto partial = object && !envelope ? wire::partialOf(*object) : std::nullopt;
    if (envelope)
        emit received(*envelope);
    else if (partial)
        emit partialHeard(*partial);
    else
        qCWarning(lcFeed, "message %llu is no event: %s", qulonglong(message.sequenceId),
                  qPrintable(envelope.error().detail));
}

} // namespace callboard::feed
