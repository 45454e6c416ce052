#include "exchange/recorder/shelf.h"
#include "exchange/recorder/recordinglog.h"
#include <QDir>
#include <QFile>
#include <algorithm>

namespace callboard::exchange {

namespace {
bool isOver(const Manifest &m, const QDateTime &now)
{
    return m.keptUntil <= now.toMSecsSinceEpoch();
}

void keep(const QString &folder, const Manifest &m)
{
    if (const auto saved = saveManifest(folder, m); !saved)
        qCWarning(lcRecorder).noquote() << saved.error().detail;
}
} // namespace

QString Shelf::path(const Manifest &manifest, const RecordedChunk &chunk) const
{
    return QDir(m_folder).filePath(manifest.audioFile(chunk));
}

void Shelf::put(const Manifest &manifest)
{
    for (const RecordedChunk &chunk : manifest.chunks) {
        if (!chunk.removed)
            m_documents.insert(chunk.documentId, manifest.file());
    }
    m_recordings.insert_or_assign(manifest.file(), manifest);
}

std::optional<Shelf::Place> Shelf::find(const QString &documentId, const QDateTime &now) const
{
    const auto it = m_recordings.find(m_documents.value(documentId));
    if (it == m_recordings.end() || isOver(it->second, now))
        return {};
    const Manifest &m = it->second;
    const auto chunk = std::ranges::find(m.chunks, documentId, &RecordedChunk::documentId);
    return Place{&m, chunk - m.chunks.begin(), path(m, *chunk)};
}

bool Shelf::remove(const QString &documentId, const QDateTime &now)
{
    const auto place = find(documentId, now);
    if (!place)
        return false;
    Manifest &m = m_recordings.at(place->manifest->file());
    m.chunks[place->chunk].removed = true;
    m_documents.remove(documentId);
    QFile::remove(place->path);
    if (!std::ranges::all_of(m.chunks, &RecordedChunk::removed)) {
        keep(m_folder, m);
        return true;
    }
    const Manifest gone = m;
    m_recordings.erase(gone.file());
    discard(gone);
    return true;
}

int Shelf::expire(const QDateTime &now)
{
    int count = 0;
    for (auto it = m_recordings.begin(); it != m_recordings.end();) {
        if (!isOver(it->second, now)) {
            ++it;
            continue;
        }
        discard(it->second);
        it = m_recordings.erase(it);
        ++count;
    }
    return count;
}

void Shelf::discard(const Manifest &manifest)
{
    for (const RecordedChunk &chunk : manifest.chunks) {
        m_documents.remove(chunk.documentId);
        QFile::remove(path(manifest, chunk));
    }
    QFile::remove(QDir(m_folder).filePath(manifest.file()));
}

std::optional<qint64> Shelf::nextExpiry() const
{
    std::optional<qint64> next;
    for (const auto &[name, m] : m_recordings)
        next = next ? std::min(*next, m.keptUntil) : m.keptUntil;
    return next;
}

void Shelf::setAnnounced(const Manifest &manifest)
{
    const auto it = m_recordings.find(manifest.file());
    if (it == m_recordings.end())
        return;
    it->second.announced = true;
    keep(m_folder, it->second);
}

} // namespace callboard::exchange
