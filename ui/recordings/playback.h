// The chosen recording on its way to the ear.
#pragma once
#include "library/recordinglibrary.h"
#include "library/recordingplayer.h"
#include <QObject>
#include <QTemporaryDir>

namespace callboard {

/// Fetches peaks at once and the sound when it is first wanted, then plays it. UI thread; library and player outlive
/// it.
class Playback : public QObject
{
    Q_OBJECT
public:
    Playback(library::RecordingLibrary &library, library::RecordingPlayer &player, QObject *parent = nullptr);

    /// Another recording, from its beginning; an empty id: none.
    void choose(const RecordingId &id);
    const RecordingId &chosen() const { return m_id; }
    /// nullptr when there is none.
    const library::RecordingInfo *info() const { return m_library.find(m_id); }

    void playOrPause();
    void skip(qint64 ms);
    void seek(qint64 ms);
    void setVolume(int percent);

    bool isFetching() const { return m_fetching; }
    bool isPlaying() const { return m_player.state() == library::RecordingPlayer::State::Playing; }
    /// Share of the sound that is here, 0 to 100.
    int fetchedPercent() const { return m_percent; }
    qint64 positionMs() const { return m_player.positionMs(); }
    qint64 durationMs() const;
    const QList<media::Peaks> &peaks() const { return m_peaks; }
    /// What stands in the way of hearing it; nothing when all is well.
    const std::optional<ApiError> &error() const { return m_error; }
    bool lacksDevice() const { return m_player.lacksDevice(); }

signals:
    void changed();
    void positionChanged(qint64 ms);

private:
    void askPeaks(qsizetype next);
    void askSound(qsizetype next);
    void progressed(const RecordingId &id, qint64 bytes);
    void playerChanged();
    template<class T>
    void when(const QFuture<Result<T>> &future, std::function<void(const Result<T> &)> then);
    QList<int> playableParts() const;

    library::RecordingLibrary &m_library;
    library::RecordingPlayer &m_player;
    QTemporaryDir m_folder;
    RecordingId m_id;
    QList<media::Peaks> m_peaks;
    QStringList m_files;
    std::optional<ApiError> m_error;
    qint64 m_bytesBefore = 0; ///< of the parts fetched so far
    qint64 m_from = 0; ///< where to begin once the sound is here
    quint64 m_round = 0;
    int m_percent = 0;
    bool m_fetching = false;
    bool m_loaded = false;
    bool m_playWhenReady = false;
};

} // namespace callboard
