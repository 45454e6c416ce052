#include "folderlock.h"
#include <QFile>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace callboard::relay {

struct FolderLock::Private {
    int fd = -1;
};

FolderLock::FolderLock() : d(std::make_unique<Private>()) { }

FolderLock::~FolderLock()
{
    if (d->fd >= 0)
        ::close(d->fd);
}

bool FolderLock::take(const QString &file)
{
    d->fd = ::open(QFile::encodeName(file).constData(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    return d->fd >= 0 && ::flock(d->fd, LOCK_EX | LOCK_NB) == 0;
}

} // namespace callboard::relay
