// A console's end of the event stream: Web PubSub's reliable subprotocol.
#pragma once
#include "core/backoff.h"
#include "core/clock.h"
#include "core/result.h"
#include "feed/feedprogress.h"
#include "wire/envelope.h"
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <chrono>
#include <memory>

class QWebSocket;

namespace callboard::feed {

/// Times, so that tests need not wait.
struct FeedTimes {
    std::chrono::milliseconds firstPause{500}; ///< between tries; doubles, with jitter
    std::chrono::milliseconds mostPause{15'000};
    std::chrono::milliseconds ping{1'000}; ///< the heartbeat: the relay answers each
    std::chrono::milliseconds silence{4'500}; ///< without a word; then the connection counts as lost
    std::chrono::milliseconds opening{5'000}; ///< from the first byte to the greeting
    std::chrono::milliseconds ack{200}; ///< from a message to its acknowledgement, at most
};

/// Keeps one connection to a hub open: recovers it after a cut, opens a new one when that fails, says which of the two
/// it was. Which events come is settled by the groups in the token. A token leaves over plain ws only for this
/// machine. Lives on a thread with an event loop; signals come on it.
class FeedClient final : public QObject
{
    Q_OBJECT
public:
    explicit FeedClient(FeedTimes times = {}, const Clock &clock = SystemClock::instance(), QObject *parent = nullptr);
    ~FeedClient() override;

    /// Connects and stays connected until close(). While it is open already, a change of hub or token counts from the
    /// next connection on.
    void open(const QUrl &hub, const QString &token);
    void close();
    /// Drops the connection, or stops waiting for the next try, and connects at once.
    void restart();
    bool isOpen() const { return m_greeted; }

signals:
    /// The relay's greeting. `recovered`: the connection from before goes on, nothing is missing.
    void opened(bool recovered);
    /// Lost or refused; the next try is planned. Auth: the token was not taken.
    void lost(const callboard::ApiError &error);
    void received(const callboard::wire::Envelope &envelope);
    /// What somebody is saying just now: no event, nobody keeps it.
    void partialHeard(const callboard::wire::TranscriptPartial &partial);
    /// Anything came.
    void heard();
    /// A ping and its answer.
    void measured(std::chrono::milliseconds roundTrip);

private:
    void connectNow();
    void read(const QByteArray &text);
    void take(const pubsub::Message &message);
    void greeted(const pubsub::Connected &greeting);
    void ended();
    void drop(const ApiError &error);
    void beat();
    void acknowledge();
    void releaseSocket();

    FeedTimes m_times;
    const Clock &m_clock;
    QUrl m_hub;
    QString m_token;
    bool m_wanted = false;
    bool m_greeted = false;
    FeedProgress m_progress;
    Backoff m_pause;
    std::unique_ptr<QWebSocket> m_socket;
    QTimer m_retry;
    QTimer m_heart;
    QTimer m_ackTimer;
    std::chrono::milliseconds m_heardAt{0};
    std::optional<std::chrono::milliseconds> m_pingAt; ///< of the ping whose answer is due
};

} // namespace callboard::feed
