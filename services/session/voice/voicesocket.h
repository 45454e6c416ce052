// One connection to a call's sound at the relay.
#pragma once
#include "core/clock.h"
#include "core/ids.h"
#include "core/result.h"
#include "media/pcm/frame.h"
#include <QHash>
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QWebSocket>

namespace callboard::voice {

/// Times, so that tests need not wait.
struct VoiceTimes {
    std::chrono::milliseconds firstPause{100}; ///< between tries; doubles, with jitter
    std::chrono::milliseconds mostPause{1'000};
    std::chrono::milliseconds opening{3'000};
    std::chrono::milliseconds silence{2'000}; ///< without a frame: the relay sends one every 20 ms
    std::chrono::milliseconds ping{1'000};
};

/// From the upgrade to the close, once; make a new one for the next try. A token leaves over plain ws only for this
/// machine. Belongs to one thread with an event loop.
class VoiceSocket final : public QObject
{
    Q_OBJECT

public:
    enum class End { Lost, Unauthorised, Forbidden, Replaced };

    VoiceSocket(const VoiceTimes &times, const Clock &clock, QObject *parent = nullptr);
    ~VoiceSocket() override;

    void open(const QUrl &relay, const QString &token, const CallId &call);
    bool isOpen() const { return m_open; }
    /// Dropped while it is not open or what was sent piles up.
    void say(const media::Frame &frame);

signals:
    /// The relay's first frame has come.
    void opened();
    /// Once; nothing comes after it.
    void ended(callboard::voice::VoiceSocket::End how);
    /// `number` is the frame's place in the stream.
    void heard(qint64 number, const callboard::media::Frame &frame);
    void levels(const QHash<callboard::RawId, int> &levels);
    void measured(std::chrono::milliseconds roundTrip);

private:
    void read(const QString &text);
    void readSound(const QByteArray &pcm, qint64 stampMs);
    void readLevels(const QJsonObject &levels);
    void beat();
    void end(End how);
    End howItEnded() const;

    VoiceTimes m_times;
    const Clock &m_clock;
    QWebSocket m_socket;
    QTimer m_heart;
    std::chrono::milliseconds m_heardAt{0};
    bool m_open = false;
    bool m_ended = false;
};

} // namespace callboard::voice
