// The finished recordings, by document.
#pragma once
#include "exchange/recorder/manifest.h"
#include <QDateTime>
#include <QHash>
#include <map>

namespace callboard::exchange {

/// Used by one thread; deletes files, and otherwise leaves them alone.
class Shelf
{
public:
    explicit Shelf(QString folder) : m_folder(std::move(folder)) { }

    struct Place {
        const Manifest *manifest = nullptr;
        qsizetype chunk = 0;
        QString path; ///< of the sound
    };
    /// Its files can be found from now on, and are removed when `manifest.keptUntil` has come.
    void put(const Manifest &manifest);
    /// Nothing when there is no such document, or no longer. Good until the next change.
    std::optional<Place> find(const QString &documentId, const QDateTime &now) const;
    /// False when there is none. The last document takes the manifest along.
    bool remove(const QString &documentId, const QDateTime &now);
    /// Removes what has been kept long enough; gives the number of recordings.
    int expire(const QDateTime &now);
    /// When something expires next, in milliseconds since 1970-01-01 UTC.
    std::optional<qint64> nextExpiry() const;
    /// Its files' event was sent.
    void setAnnounced(const Manifest &manifest);

private:
    void discard(const Manifest &manifest);
    QString path(const Manifest &manifest, const RecordedChunk &chunk) const;

    QString m_folder;
    std::map<QString, Manifest> m_recordings; ///< by the manifest's file
    QHash<QString, QString> m_documents; ///< manifest's file by document id
};

} // namespace callboard::exchange
