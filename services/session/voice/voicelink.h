// One call's sound, kept through cuts.
#pragma once
#include "core/backoff.h"
#include "media/mix/jitterbuffer.h"
#include "session/desk/audiodesk.h"
#include "session/voice/voicesocket.h"
#include <memory>

namespace callboard::voice {

/// Where to join, and with what.
struct Access {
    QUrl relay;
    QString token; ///< secret
    bool operator==(const Access &) const = default;
};

/// The way of sound on one machine, in milliseconds, as tests/e2e/sound measures it; each wait is as short as its clock
/// allows and grows by itself when frames come unevenly:
///   party to relay            5 to 25  relay's LiveInput, until its tick
///   relay to speaker         45 to 65  15 to 25 here, half a piece in audio/qt, 30 in the device
///   microphone to relay      20 to 45  10 in the device, up to 20 for a frame, 5 to 25 in LiveInput
///   relay to party           20 to 40  the service's own queue, until its tick
/// Together about 130: 65 from mouth to ear.
///
/// Joins a call's sound and joins it again when it is cut, until it is destroyed, another console of the user takes it
/// or the relay refuses. Frames from the relay wait in a jitter buffer until the speaker asks for them. Belongs to the
/// thread that sound runs on.
class VoiceLink final : public QObject
{
    Q_OBJECT

public:
    VoiceLink(CallId call, const VoiceTimes &times, const Clock &clock, QObject *parent = nullptr);
    ~VoiceLink() override;

    /// Counts from the next try on; the first one starts it, and so does one after the token was refused.
    void setAccess(const Access &access);
    /// Takes it back from another console.
    void bringHere();

    const CallId &call() const { return m_call; }
    CallSound::State state() const { return m_state; }
    void say(const media::Frame &frame);
    /// Once for each 20 ms played; nullptr is silence. Good until the next call.
    const media::Frame *hear();

signals:
    void stateChanged();
    void levels(const QHash<callboard::RawId, int> &levels);
    /// Every second while the link is on.
    void measured(const callboard::VoiceQuality &quality);

private:
    void join();
    void ended(VoiceSocket::End how);
    void setState(CallSound::State state);
    void measure();

    CallId m_call;
    VoiceTimes m_times;
    const Clock &m_clock;
    Access m_access;
    Backoff m_pause;
    QTimer m_retry;
    QTimer m_measuring;
    std::unique_ptr<VoiceSocket> m_socket;
    media::JitterBuffer m_waiting;
    media::JitterBuffer::Counters m_counted; ///< at the measurement before
    std::chrono::milliseconds m_roundTrip{0};
    CallSound::State m_state = CallSound::State::None;
};

} // namespace callboard::voice
