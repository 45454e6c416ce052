#include "session/daemons/processes.h"
#include <windows.h>

namespace callboard::processes {

bool isAlive(qint64 pid)
{
    const HANDLE process = ::OpenProcess(SYNCHRONIZE, FALSE, DWORD(pid));
    if (!process)
        return false;
    const bool alive = ::WaitForSingleObject(process, 0) == WAIT_TIMEOUT;
    ::CloseHandle(process);
    return alive;
}

void terminate(qint64 pid)
{
    if (const HANDLE process = ::OpenProcess(PROCESS_TERMINATE, FALSE, DWORD(pid))) {
        ::TerminateProcess(process, 0);
        ::CloseHandle(process);
    }
}

} // namespace callboard::processes
