#include "ui/recordings/playback.h"
#include "core/literals.h"
#include "core/whendone.h"
#include <QFileInfo>

namespace callboard {

using library::RecordingPlayer;

Playback::Playback(library::RecordingLibrary &library, RecordingPlayer &player, QObject *parent)
    : QObject(parent),
      m_library(library),
      m_player(player)
{
    connect(&player, &RecordingPlayer::stateChanged, this, &Playback::playerChanged);
    connect(&player, &RecordingPlayer::positionChanged, this, &Playback::positionChanged);
    connect(&library, &library::RecordingLibrary::progressed, this,
            [this](const RecordingId &id, int, qint64 bytes) { progressed(id, bytes); });
    connect(&library, &library::RecordingLibrary::changed, this, [this](const QList<RecordingId> &ids) {
        if (!ids.contains(m_id))
            return;
        if (!info())
            return choose({});
        if (m_peaks.isEmpty())
            askPeaks(0);
        emit changed();
    });
}

template<class T>
void Playback::when(const QFuture<Result<T>> &future, std::function<void(const Result<T> &)> then)
{
    whenDone(future, this, [this, round = m_round, then = std::move(then)](const Result<T> &result) {
        if (round == m_round)
            then(result);
    });
}

void Playback::choose(const RecordingId &id)
{
    if (id == m_id)
        return;
    ++m_round;
    m_id = id;
    m_peaks.clear();
    m_files.clear();
    m_error.reset();
    m_percent = 0;
    m_from = 0;
    m_fetching = m_loaded = m_playWhenReady = false;
    m_player.unload();
    askPeaks(0);
    emit changed();
    emit positionChanged(0);
}

QList<int> Playback::playableParts() const
{
    QList<int> parts;
    if (const auto *recording = info())
        for (const library::RecordingPart &part : recording->parts)
            if (part.playable && part.state != library::PartState::Waiting)
                parts.append(part.index);
    return parts;
}

qint64 Playback::durationMs() const
{
    if (m_player.durationMs() > 0)
        return m_player.durationMs();
    return info() ? info()->durationMs : 0;
}

void Playback::askPeaks(qsizetype next)
{
    const QList<int> parts = playableParts();
    if (next >= parts.size())
        return;
    when<media::Peaks>(m_library.peaks(m_id, parts[next]), [this, next](const auto &peaks) {
        // Without peaks there is a bare bar; the sound is what matters.
        if (!peaks)
            return;
        m_peaks.append(*peaks);
        emit changed();
        askPeaks(next + 1);
    });
}

void Playback::askSound(qsizetype next)
{
    const QList<int> parts = playableParts();
    if (next >= parts.size()) {
        m_fetching = false;
        m_loaded = true;
        m_player.load(m_files, m_folder.filePath(u"sound"_s));
        return emit changed();
    }
    when<QString>(m_library.sound(m_id, parts[next]), [this, next](const Result<QString> &file) {
        if (!file) {
            m_error = file.error();
            // What it is now may be another than what is shown: damaged, or not for this user any more.
            m_library.refresh(m_id);
            m_fetching = m_playWhenReady = false;
            return emit changed();
        }
        m_files.append(*file);
        m_bytesBefore += QFileInfo(*file).size();
        askSound(next + 1);
    });
}

void Playback::progressed(const RecordingId &id, qint64 bytes)
{
    const auto *recording = info();
    if (!m_fetching || id != m_id || !recording || recording->bytes <= 0)
        return;
    m_percent = int(std::clamp<qint64>((m_bytesBefore + bytes) * 100 / recording->bytes, 0, 100));
    emit changed();
}

void Playback::playOrPause()
{
    if (m_loaded)
        return isPlaying() ? m_player.pause() : m_player.play();
    if (m_fetching || playableParts().isEmpty())
        return;
    m_error.reset();
    m_files.clear();
    m_bytesBefore = 0;
    m_fetching = m_playWhenReady = true;
    emit changed();
    askSound(0);
}

void Playback::playerChanged()
{
    if (m_player.state() == RecordingPlayer::State::Failed && m_loaded) {
        m_error = m_player.error();
        m_loaded = false;
    }
    if (m_player.state() == RecordingPlayer::State::Paused && std::exchange(m_playWhenReady, false)) {
        m_player.seek(m_from);
        m_player.play();
    }
    emit changed();
}

void Playback::skip(qint64 ms)
{
    seek((m_loaded ? m_player.positionMs() : m_from) + ms);
}

void Playback::seek(qint64 ms)
{
    if (m_loaded && m_player.durationMs() > 0)
        return m_player.seek(ms);
    m_from = std::clamp<qint64>(ms, 0, durationMs());
    emit positionChanged(m_from);
}

void Playback::setVolume(int percent)
{
    m_player.setVolume(percent);
}

} // namespace callboard
