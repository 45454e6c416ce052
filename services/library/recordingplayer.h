// Plays a recording at the speaker.
#pragma once
#include "audio/engine/soundsystem.h"
#include <QStringList>
#include <QThread>
#include <atomic>

namespace callboard::library {

/// Decoding and sound run on a thread of its own; everything here is called on the UI thread and answers there. Owned
/// by the UI.
class RecordingPlayer : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Empty, ///< nothing to play
        Loading,
        Paused,
        Playing,
        Failed ///< the sound can't be decoded: error()
    };
    /// Makes the sound system, on the sound thread.
    using MakeSystem = std::function<std::unique_ptr<audio::SoundSystem>()>;

    explicit RecordingPlayer(MakeSystem makeSystem, QObject *parent = nullptr);
    ~RecordingPlayer() override;

    /// Takes other sound in, paused at its beginning. `parts` one after the other; `workFile` is written and removed.
    void load(const QStringList &parts, const QString &workFile);
    void unload();
    void play();
    void pause();
    void seek(qint64 ms); ///< 0 to durationMs(), others are the nearest of these
    void setVolume(int percent); ///< 0 to 100
    /// Id of the device to use, now and whenever it is there; empty: as the system. Another one stands in for it while
    /// it is gone, and playing goes on there.
    void setDevice(const QByteArray &device);

    State state() const { return m_state; }
    qint64 positionMs() const { return m_position; }
    qint64 durationMs() const { return m_duration; }
    int volume() const { return m_volume; }
    const ApiError &error() const { return m_error; }
    /// The last play() found no device, or the last one went away.
    bool lacksDevice() const { return m_lacksDevice; }

signals:
    void stateChanged();
    void positionChanged(qint64 ms);

private:
    struct Engine; ///< what lives on the sound thread
    struct News;
    void take(const News &news);
    template<class Do>
    void tell(Do what);

    QThread m_thread;
    Engine *m_engine;
    State m_state = State::Empty;
    qint64 m_position = 0;
    qint64 m_duration = 0;
    int m_volume = 100;
    bool m_lacksDevice = false;
    quint64 m_load = 0; ///< news of an earlier load is not for this one
    std::shared_ptr<std::atomic<quint64>> m_newest = std::make_shared<std::atomic<quint64>>(0);
    ApiError m_error;
};

} // namespace callboard::library
