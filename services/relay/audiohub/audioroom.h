// The sound of one call in the relay: what the service streams in, and the consoles that are attached.
#pragma once
#include "media/mix/mixer.h"
#include "relay/audiohub/audiorights.h"
#include "relay/audiohub/comforttone.h"
#include "relay/audiohub/levelmeter.h"
#include "relay/audiohub/liveinput.h"
#include <QByteArray>
#include <functional>
#include <map>
#include <memory>

namespace callboard::relay {

/// Names one socket of the hub; never given twice.
enum class SocketId : quint64 {};

/// Mixes for each listener what it may hear: a console all but its own voice, the service the voices of those who talk.
/// What the service streams in is heard by everybody in the call already and never goes back to it. A listening console
/// is heard by nobody. No socket, no thread, no clock: everything comes as an argument, frames leave through `Send`.
/// Belongs to one thread at a time.
///
/// The caller is not left in silence: when the last talker with an interest in the call (`keepsLine`) was cut off, the
/// service gets a comfort tone after ToneAfter, until somebody talks again.
class AudioRoom
{
public:
    using Millis = std::chrono::milliseconds;
    using Send = std::function<void(SocketId to, const QByteArray &text)>;
    static constexpr Millis ToneAfter{1000};
    static constexpr size_t MostVoices = 64; ///< participants of an unmixed stream; more are not heard
    static constexpr int LevelsEvery = 10; ///< ticks

    explicit AudioRoom(Send send);
    Q_DISABLE_COPY_MOVE(AudioRoom)

    /// The service's stream is open, at that many samples a second both ways. Takes the place of the one before.
    void serviceOpened(SocketId socket, int sampleRate);
    void serviceClosed(SocketId socket);
    /// Sound of the service: of one participant, or of all when `participant` is empty.
    void heard(SocketId socket, const QString &participant, media::Samples samples, Millis arrived);

    struct Console {
        AudioMode mode = AudioMode::Listen;
        QString name; ///< of its voice in Levels
        bool keepsLine = false; ///< the caller waits for this one
    };
    void attach(SocketId socket, const Console &console);
    /// The call has another owner.
    void setKeepsLine(SocketId socket, bool keeps);
    /// `cut`: it did not go on purpose.
    void detach(SocketId socket, bool cut, Millis now);
    void spoken(SocketId socket, media::Samples samples, Millis arrived);
    /// What the console sent and nobody heard yet is left out, here and at the service.
    void stopped(SocketId socket);

    /// Once in 20 ms. `at`: the time to write into frames.
    void tick(Millis now, const QByteArray &at);
    /// Nothing would come of a tick.
    bool isIdle() const { return m_consoles.empty() && !m_missing; }

private:
    struct Voice {
        media::LegId leg{};
        std::unique_ptr<LiveInput> input;
        LevelMeter level;
    };
    struct Attached {
        Console console;
        Voice voice; ///< `input` only of one who talks
    };
    Voice *voiceOf(const QString &participant);
    void tidy(Millis now);
    void listen(Millis now);
    void sendToService(Millis now);
    void sendToConsoles(const QByteArray &at);
    void sendLevels();
    bool hasTalker() const;

    Send m_send;
    media::Mixer m_people; ///< participants of the service's stream, for their sum
    media::Mixer m_mixer; ///< that sum and the consoles
    media::LegId m_line; ///< the service in m_mixer
    std::map<QString, Voice> m_voices;
    std::map<SocketId, Attached> m_consoles;
    std::optional<SocketId> m_service;
    int m_serviceRate = media::SampleRate;
    std::optional<media::Resampler> m_toService; ///< none at the inner rate
    ComfortTone m_tone;
    std::optional<Millis> m_missing; ///< since when the caller waits
    int m_sinceLevels = 0;
};

} // namespace callboard::relay
