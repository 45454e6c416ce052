#include "exchange/recorder/recordedfile.h"
#include "core/literals.h"
#include "exchange/recorder/recordinglog.h"
#include <QDir>
#include <QFileInfo>
#include <QUuid>

namespace callboard::exchange {

using media::FrameMilliseconds;
using media::FrameSamples;

namespace {
QString newDocumentId()
{
    return "0-local-d1-"_L1 + QUuid::createUuid().toString(QUuid::Id128);
}
} // namespace

RecordedFile::RecordedFile(QString folder, Manifest manifest, int channels, const ChunkLimits &limits)
    : m_folder(std::move(folder)),
      m_manifest(std::move(manifest)),
      m_limits(limits),
      m_interleaved(size_t(channels) * FrameSamples),
      m_silence(m_interleaved.size())
{
}

Result<Done> RecordedFile::begin()
{
    if (const auto opened = openChunk(0); !opened)
        return opened.error();
    auto saved = saveManifest(m_folder, m_manifest);
    if (!saved) {
        m_writer.reset();
        QFile::remove(QDir(m_folder).filePath(m_manifest.audioFile(m_manifest.chunks.first())));
        m_manifest.chunks.clear();
    }
    return saved;
}

Result<Done> RecordedFile::openChunk(qint64 atTick)
{
    RecordedChunk chunk;
    chunk.documentId = newDocumentId();
    chunk.at = atTick * FrameMilliseconds;
    chunk.channels = int(m_interleaved.size() / FrameSamples);
    media::WriterOptions options;
    options.format = m_manifest.mp3 ? media::FileFormat::Mp3 : media::FileFormat::Wav;
    options.channels = chunk.channels;
    options.flushMs = 1000; // take() flushes
    options.diskMs = 0; // hundreds of recordings that wait for the disk would hold each other up
    auto writer = media::AudioWriter::create(QDir(m_folder).filePath(m_manifest.audioFile(chunk)), options);
    if (!writer)
        return writer.error();
    m_writer.emplace(std::move(writer).value());
    m_manifest.chunks.append(chunk);
    m_ticksInChunk = 0;
    return Done{};
}

Result<Done> RecordedFile::closeChunk(bool full)
{
    RecordedChunk &chunk = m_manifest.chunks.last();
    chunk.full = full;
    auto closed = m_writer->close();
    chunk.frames = m_writer->frames();
    m_writer.reset();
    return closed;
}

Result<Done> RecordedFile::take(RecordingPipe &pipe)
{
    while (const auto *block = pipe.next()) {
        const auto done = put(*block);
        pipe.release();
        if (!done)
            return done.error();
    }
    return m_writer->flush();
}

Result<Done> RecordedFile::put(const RecordingPipe::Block &block)
{
    if (block.paused > m_paused) {
        addPause(block);
        save(); // before there is sound that only the manifest places
    }
    for (; m_ticks < block.at - block.paused; ++m_lost) {
        if (const auto filled = write(m_silence); !filled)
            return filled.error();
    }
    const size_t channels = m_interleaved.size() / FrameSamples;
    if (channels == 1)
        return write(*block.channels);
    for (size_t c = 0; c < channels; ++c) {
        for (size_t i = 0; i < size_t(FrameSamples); ++i)
            m_interleaved[i * channels + c] = block.channels[c][i];
    }
    return write(m_interleaved);
}

Result<Done> RecordedFile::write(media::Samples interleaved)
{
    if (isFull()) {
        const auto closed = closeChunk(true);
        const auto opened = closed ? openChunk(m_ticks + m_paused) : closed.error();
        if (!opened) {
            save();
            return opened.error();
        }
        save();
    }
    ++m_ticks;
    ++m_ticksInChunk;
    return m_writer->write(interleaved);
}

bool RecordedFile::isFull() const
{
    if (m_ticksInChunk > 0 && m_ticksInChunk * FrameMilliseconds >= m_limits.length.count())
        return true;
    const qint64 next = qint64(m_interleaved.size() * sizeof(media::Sample));
    const qint64 bytes = m_manifest.mp3
        ? QFileInfo(QDir(m_folder).filePath(m_manifest.audioFile(m_manifest.chunks.last()))).size()
        : m_ticksInChunk * next;
    return m_limits.bytes > 0 && bytes + next > m_limits.bytes;
}

void RecordedFile::addPause(const RecordingPipe::Block &after)
{
    const qint64 length = after.paused - m_paused;
    m_manifest.chunks.last().pauses.append({(after.at - length) * FrameMilliseconds, length * FrameMilliseconds});
    m_paused = after.paused;
}

void RecordedFile::end(const RecordingPipe::Block &last, bool callEnded)
{
    if (last.paused > m_paused)
        addPause(last);
    if (m_writer) {
        if (const auto closed = closeChunk(false); !closed)
            qCWarning(lcRecorder).noquote() << "a recording's end was lost:" << closed.error().detail;
    }
    m_manifest.ended = true;
    m_manifest.callEnded = callEnded;
    save();
}

void RecordedFile::addVoice(const RecordedVoice &voice)
{
    m_manifest.addVoice(voice);
    if (!m_manifest.chunks.isEmpty())
        save();
}

/// A manifest that can't be written is no reason to stop: the sound is what matters.
void RecordedFile::save()
{
    if (const auto saved = saveManifest(m_folder, m_manifest); !saved)
        qCWarning(lcRecorder).noquote() << saved.error().detail;
}

} // namespace callboard::exchange
