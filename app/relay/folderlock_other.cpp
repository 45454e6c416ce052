#include "folderlock.h"
#include <QLockFile>

namespace callboard::relay {

struct FolderLock::Private {
    std::unique_ptr<QLockFile> lock;
};

FolderLock::FolderLock() : d(std::make_unique<Private>()) { }
FolderLock::~FolderLock() = default;

bool FolderLock::take(const QString &file)
{
    d->lock = std::make_unique<QLockFile>(file);
    d->lock->setStaleLockTime(0);
    return d->lock->tryLock(0);
}

} // namespace callboard::relay
