#include "exchange/sockets/appsocket.h"
#include "core/literals.h"
#include "wire/streaming.h"
#include <QLoggingCategory>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QSslConfiguration>
#include <QWebSocket>

namespace callboard::exchange {

namespace {
Q_LOGGING_CATEGORY(lcSocket, "callboard.exchange.sockets")
constexpr std::chrono::milliseconds Beat{1'000};
constexpr std::chrono::milliseconds Farewell{2'000};

/// It may be in the middle of a signal of its own.
void deleteSoon(QWebSocket *socket, std::chrono::milliseconds wait)
{
    QObject::connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(wait, socket, &QObject::deleteLater);
}
} // namespace

AppSocket::AppSocket(AppSocketTarget target, Token token, AppSocketRules rules, QObject *parent)
    : QObject(parent),
      m_target(std::move(target)),
      m_token(std::move(token)),
      m_rules(std::move(rules)),
      m_queue(m_rules.mostWaiting),
      m_pause(m_rules.firstPause, m_rules.mostPause, QRandomGenerator::global()->generate()),
      m_triesLeft(m_rules.retries)
{
    m_timer.setSingleShot(true);
    m_heart.setInterval(std::min(Beat, m_rules.stalled / 4));
    connect(&m_heart, &QTimer::timeout, this, &AppSocket::beat);
}

AppSocket::~AppSocket()
{
    releaseSocket();
}

void AppSocket::open()
{
    connectNow();
}

std::unique_ptr<QWebSocket> AppSocket::makeSocket()
{
    auto socket = std::make_unique<QWebSocket>();
    socket->setProxy(QNetworkProxy::NoProxy);
    socket->setMaxAllowedIncomingMessageSize(m_rules.mostMessage);
    socket->setMaxAllowedIncomingFrameSize(m_rules.mostMessage);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.addCaCertificates(m_rules.authorities);
    socket->setSslConfiguration(tls);
    connect(socket.get(), &QWebSocket::connected, this, &AppSocket::connected);
    connect(socket.get(), &QWebSocket::disconnected, this, [this] { lose(m_socket->errorString()); });
    connect(socket.get(), &QWebSocket::textMessageReceived, this,
            [this](const QString &text) { emit received(text.toUtf8()); });
    connect(socket.get(), &QWebSocket::pong, this, [this](quint64, const QByteArray &upTo) { arrived(upTo); });
    return socket;
}

void AppSocket::connectNow()
{
    releaseSocket();
    m_socket = makeSocket();
    m_timer.callOnTimeout(this, [this] { lose(u"no answer to the upgrade in time"_s); });
    m_timer.start(m_rules.connectTime);
    QNetworkRequest request(m_target.url);
    request.setRawHeader("Authorization", "Bearer " + m_token());
    request.setRawHeader(QByteArray(wire::CallConnectionIdHeader.latin1()), m_target.connection.text.toUtf8());
    request.setRawHeader(QByteArray(wire::CallCorrelationIdHeader.latin1()), m_target.correlation.text.toUtf8());
    m_socket->open(request);
}

void AppSocket::connected()
{
    m_timer.stop();
    m_timer.disconnect(this);
    m_open = m_everOpen = true;
    m_sent = m_pinged = m_arrived = 0;
    m_since.start();
    m_heard.start();
    m_heart.start();
    if (m_greeting) {
        const QByteArray greeting = m_greeting();
        m_socket->sendTextMessage(QString::fromUtf8(greeting));
        m_sent += greeting.size();
    }
    emit opened();
    pump();
}

/// A try has failed, or a connection has ended.
void AppSocket::lose(const QString &detail)
{
    const bool wasOpen = m_open;
    if (wasOpen && m_since.elapsed() >= m_rules.steady.count()) {
        m_triesLeft = m_rules.retries;
        m_pause.reset();
    }
    releaseSocket();
    m_queue.forgetSound();
    qCInfo(lcSocket).noquote() << "connection to an application lost:" << detail;
    if (m_triesLeft-- <= 0)
        return emit failed(m_everOpen, detail);
    m_timer.callOnTimeout(this, &AppSocket::connectNow);
    m_timer.start(m_pause.next());
    if (wasOpen)
        emit interrupted();
}

void AppSocket::interrupt()
{
    if (m_socket)
        lose(u"interrupted"_s);
}

void AppSocket::releaseSocket()
{
    m_open = false;
    m_heart.stop();
    m_timer.stop();
    m_timer.disconnect(this);
    if (!m_socket)
        return;
    QWebSocket *gone = m_socket.release();
    gone->disconnect(this);
    gone->abort();
    gone->deleteLater();
}

void AppSocket::send(const QByteArray &text, SendQueue::Loss loss)
{
    m_queue.add(text, loss);
    if (m_open)
        pump();
    else
        m_queue.forgetSound();
}

void AppSocket::pump()
{
    while (m_open && !m_queue.isEmpty() && underWay() < m_rules.mostUnderWay) {
        const QByteArray text = m_queue.take();
        m_sent += text.size();
        m_socket->sendTextMessage(QString::fromUtf8(text));
        if (m_sent - m_pinged >= m_rules.mostUnderWay / 4)
            ping();
    }
}

void AppSocket::ping()
{
    m_pinged = m_sent;
    m_socket->ping(QByteArray::number(m_sent));
}

void AppSocket::arrived(const QByteArray &upTo)
{
    m_heard.start();
    m_arrived = std::clamp(upTo.toLongLong(), m_arrived, m_pinged);
    pump();
}

void AppSocket::beat()
{
    if (m_heard.elapsed() >= m_rules.stalled.count())
        return lose(u"the receiver takes nothing"_s);
    ping();
}

void AppSocket::close(quint16 code, const QString &reason)
{
    m_timer.stop();
    m_heart.stop();
    if (m_open) {
        pump();
        m_open = false;
        QWebSocket *leaving = m_socket.release();
        leaving->disconnect(this);
        deleteSoon(leaving, Farewell);
        leaving->close(QWebSocketProtocol::CloseCode(code), reason);
    }
    releaseSocket();
    m_queue.clear();
}

} // namespace callboard::exchange
