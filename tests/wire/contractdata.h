// Reads the contract's samples and the recorded sessions.
#pragma once
#include "core/jsonreader.h"
#include "core/literals.h"
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

namespace callboard {

inline QByteArray fileText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QString contractDir()
{
    return QStringLiteral(CALLBOARD_TEST_DATA "/contract");
}

/// The files of a folder under tests/data/contract that match, with their full paths.
inline QStringList contractFiles(const QString &folder, const QString &pattern = u"*.json"_s)
{
    QStringList paths;
    const QDir dir(contractDir() + u'/' + folder);
    for (const QString &name : dir.entryList({pattern}, QDir::Files, QDir::Name))
        paths.append(dir.filePath(name));
    return paths;
}

inline QJsonObject operationsJson()
{
    return QJsonDocument::fromJson(fileText(contractDir() + "/operations.json"_L1)).object();
}

/// Where recorded sessions are read in place: CALLBOARD_RECORDED_DIR, else beside the repository.
inline QString recordedDir()
{
    const QString named = qEnvironmentVariable("CALLBOARD_RECORDED_DIR");
    return named.isEmpty() ? QStringLiteral(CALLBOARD_SOURCE_DIR "/../shared/contract/recorded") : named;
}

inline QStringList recordedFiles()
{
    QStringList paths;
    const QDir dir(recordedDir());
    for (const QString &name : dir.entryList({u"*.json"_s}, QDir::Files, QDir::Name))
        paths.append(dir.filePath(name));
    return paths;
}

/// Recorded sessions, or those that the exchange produced when there are none; says which.
inline QStringList sessionFiles()
{
    QStringList paths = recordedFiles();
    if (!paths.isEmpty())
        return paths;
    qWarning("recorded sessions skipped: set CALLBOARD_RECORDED_DIR to their folder; using the exchange's own");
    const QDir dir(QStringLiteral(CALLBOARD_TEST_DATA "/sessions"));
    for (const QString &name : dir.entryList({u"*.json"_s}, QDir::Files, QDir::Name))
        paths.append(dir.filePath(name));
    return paths;
}

} // namespace callboard
