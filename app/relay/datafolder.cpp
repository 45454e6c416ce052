#include "datafolder.h"
#include "core/literals.h"
#include "folderlock.h"
#include "relay/base/secrets.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace callboard::relay {

namespace {
ApiError unusable(const QString &detail)
{
    return ApiError::of(ApiError::Kind::Server, detail, u"DataFolder"_s);
}

bool othersMayEnter(const QString &path)
{
    constexpr auto Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    return QFileInfo(path).permissions() & Others;
}

/// A folder that is more than a relay's, as "/tmp" or a home: closing it to everybody else would break others.
bool holdsOtherThings(const QString &path)
{
    const QDir folder(path);
    const bool ours = folder.exists(u"lock"_s) || folder.exists(u"accounts.db"_s);
    return !ours && !folder.isEmpty(QDir::Dirs | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}
} // namespace

struct DataFolder::Lock {
    FolderLock lock;
};

DataFolder::~DataFolder() = default;

Result<Done> DataFolder::make(const QString &path)
{
    if (!QDir().mkpath(path))
        return unusable(u"%1: the folder can't be made"_s.arg(path));
    if (!othersMayEnter(path))
        return Done{};
    if (holdsOtherThings(path))
        return unusable(u"%1: others may enter and use this folder; give the relay one of its own"_s.arg(path));
    constexpr auto Private = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!QFile::setPermissions(path, Private))
        return unusable(u"%1: the folder can't be made private"_s.arg(path));
    return Done{};
}

Result<std::unique_ptr<DataFolder>> DataFolder::take(const QString &path)
{
    if (const auto made = make(path); !made)
        return made.error();
    std::unique_ptr<DataFolder> folder(new DataFolder);
    folder->m_path = path;
    folder->m_lock = std::make_unique<Lock>();
    if (!folder->m_lock->lock.take(path + u"/lock"_s))
        return unusable(u"%1: another relay uses this folder"_s.arg(path));
    return folder;
}

Result<QByteArray> DataFolder::hubAccessKey() const
{
    const QString path = m_path + u"/hub.key"_s;
    if (QFile file(path); file.open(QIODevice::ReadOnly)) {
        const QByteArray key = file.readAll().trimmed();
        return key.isEmpty() ? unusable(u"%1: empty"_s.arg(path)) : Result<QByteArray>(key);
    }
    const QByteArray key = randomKey(32);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(key) != key.size() || !file.commit())
        return unusable(u"%1: %2"_s.arg(path, file.errorString()));
    return key;
}

} // namespace callboard::relay
