#include "relay/faultyvfs.h"
#include <atomic>
#include <csignal>
#include <cstring>
#include <sqlite3.h>
#include <unistd.h>

namespace callboard::test {

namespace {
std::atomic<int> g_calls{0};
std::atomic<int> g_first{-1};
std::atomic<int> g_last{-1};
std::atomic<int> g_struck{0};
std::atomic<FaultyVfs::Fault> g_fault{FaultyVfs::Fault::None};
sqlite3_vfs *g_real = nullptr;

/// The shim's file: our methods, then the real file behind it.
struct File {
    sqlite3_file base;
    sqlite3_file *real;
};

sqlite3_file *realOf(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file)->real;
}

bool strikes()
{
    const int call = g_calls++;
    if (g_fault == FaultyVfs::Fault::None || call < g_first || call > g_last)
        return false;
    ++g_struck;
    return true;
}

int write(sqlite3_file *f, const void *data, int size, sqlite3_int64 at)
{
    sqlite3_file *real = realOf(f);
    if (!strikes())
        return real->pMethods->xWrite(real, data, size, at);
    switch (g_fault.load()) {
    case FaultyVfs::Fault::DiskFull: return SQLITE_FULL;
    case FaultyVfs::Fault::ShortWrite: real->pMethods->xWrite(real, data, size / 2, at); return SQLITE_IOERR_WRITE;
    case FaultyVfs::Fault::Die:
        real->pMethods->xWrite(real, data, size / 2, at);
        kill(getpid(), SIGKILL);
        [[fallthrough]];
    default: return SQLITE_IOERR_WRITE;
    }
}

int sync(sqlite3_file *f, int flags)
{
    sqlite3_file *real = realOf(f);
    if (!strikes())
        return real->pMethods->xSync(real, flags);
    if (g_fault == FaultyVfs::Fault::Die)
        kill(getpid(), SIGKILL);
    return SQLITE_IOERR_FSYNC;
}

int truncate(sqlite3_file *f, sqlite3_int64 size)
{
    sqlite3_file *real = realOf(f);
    if (!strikes())
        return real->pMethods->xTruncate(real, size);
    if (g_fault == FaultyVfs::Fault::Die)
        kill(getpid(), SIGKILL);
    return SQLITE_IOERR_TRUNCATE;
}

int close(sqlite3_file *f)
{
    sqlite3_file *real = realOf(f);
    const int code = real->pMethods->xClose(real);
    sqlite3_free(real);
    return code;
}

#define FORWARD(method, ...)                                                                                           \
    sqlite3_file *real = realOf(f);                                                                                    \
    return real->pMethods->method(real __VA_OPT__(, ) __VA_ARGS__)

int read(sqlite3_file *f, void *data, int size, sqlite3_int64 at)
{
    FORWARD(xRead, data, size, at);
}
int fileSize(sqlite3_file *f, sqlite3_int64 *size)
{
    FORWARD(xFileSize, size);
}
int lock(sqlite3_file *f, int level)
{
    FORWARD(xLock, level);
}
int unlock(sqlite3_file *f, int level)
{
    FORWARD(xUnlock, level);
}
int checkLock(sqlite3_file *f, int *out)
{
    FORWARD(xCheckReservedLock, out);
}
int control(sqlite3_file *f, int op, void *arg)
{
    FORWARD(xFileControl, op, arg);
}
int sectorSize(sqlite3_file *f)
{
    FORWARD(xSectorSize);
}
int characteristics(sqlite3_file *f)
{
    FORWARD(xDeviceCharacteristics);
}
int shmMap(sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
    FORWARD(xShmMap, page, size, extend, out);
}
int shmLock(sqlite3_file *f, int offset, int n, int flags)
{
    FORWARD(xShmLock, offset, n, flags);
}
void shmBarrier(sqlite3_file *f)
{
    sqlite3_file *real = realOf(f);
    real->pMethods->xShmBarrier(real);
}
int shmUnmap(sqlite3_file *f, int remove)
{
    FORWARD(xShmUnmap, remove);
}

const sqlite3_io_methods methods
    = {2,          close,           read,   write,   truncate,   sync,     fileSize, lock,   unlock, checkLock, control,
       sectorSize, characteristics, shmMap, shmLock, shmBarrier, shmUnmap, nullptr,  nullptr};

int open(sqlite3_vfs *, sqlite3_filename path, sqlite3_file *f, int flags, int *outFlags)
{
    auto *file = reinterpret_cast<File *>(f);
    file->base.pMethods = nullptr;
    file->real = static_cast<sqlite3_file *>(sqlite3_malloc(g_real->szOsFile));
    std::memset(file->real, 0, size_t(g_real->szOsFile));
    const int code = g_real->xOpen(g_real, path, file->real, flags, outFlags);
    if (file->real->pMethods)
        file->base.pMethods = &methods;
    else
        sqlite3_free(file->real);
    return code;
}
} // namespace

void FaultyVfs::install()
{
    static sqlite3_vfs vfs;
    if (g_real)
        return;
    g_real = sqlite3_vfs_find(nullptr);
    vfs = *g_real;
    vfs.pNext = nullptr;
    vfs.zName = name;
    vfs.szOsFile = sizeof(File);
    vfs.xOpen = open;
    sqlite3_vfs_register(&vfs, 0);
}

void FaultyVfs::arm(Fault fault, int first, int howMany)
{
    g_fault = fault;
    g_calls = 0;
    g_struck = 0;
    g_first = first;
    g_last = first + howMany - 1;
}

void FaultyVfs::heal()
{
    g_fault = Fault::None;
    g_calls = 0;
}

int FaultyVfs::calls()
{
    return g_calls;
}

int FaultyVfs::struck()
{
    return g_struck;
}

} // namespace callboard::test
