// The files of one recording while it runs.
#pragma once
#include "exchange/recorder/manifest.h"
#include "exchange/recorder/recordingpipe.h"
#include "media/file/audiowriter.h"

namespace callboard::exchange {

/// When a chunk is full and the next one begins.
struct ChunkLimits {
    std::chrono::milliseconds length{std::chrono::hours(4)}; ///< of sound; at least 20 ms
    qint64 bytes = 0; ///< at least 64,000; 0: any
};

/// Puts blocks where they belong: what is missing between two of them is a pause, which the file leaves out, or was
/// lost, and is silence. Used by one thread; blocks on the disk. The first error is final; what was written plays.
class RecordedFile
{
public:
    /// The manifest has no chunks yet. `channels` as those of the pipe.
    RecordedFile(QString folder, Manifest manifest, int channels, const ChunkLimits &limits);

    /// Makes the first file and the manifest; after a failure neither is there.
    Result<Done> begin();
    /// All that is in the pipe, handed to the system.
    Result<Done> take(RecordingPipe &pipe);
    /// Closes the file and says so in the manifest.
    void end(const RecordingPipe::Block &last, bool callEnded);

    void addVoice(const RecordedVoice &voice);
    const Manifest &manifest() const { return m_manifest; }
    /// Ticks that were recorded and are silence in the files.
    quint64 lost() const { return m_lost; }

private:
    Result<Done> openChunk(qint64 atTick);
    Result<Done> closeChunk(bool full);
    Result<Done> put(const RecordingPipe::Block &block);
    Result<Done> write(media::Samples interleaved);
    void addPause(const RecordingPipe::Block &after);
    bool isFull() const;
    void save();

    QString m_folder;
    Manifest m_manifest;
    ChunkLimits m_limits;
    std::vector<media::Sample> m_interleaved;
    std::vector<media::Sample> m_silence;
    std::optional<media::AudioWriter> m_writer;
    qint64 m_ticks = 0; ///< in all files
    qint64 m_ticksInChunk = 0;
    qint64 m_paused = 0; ///< ticks
    quint64 m_lost = 0;
};

} // namespace callboard::exchange
