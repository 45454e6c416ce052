#include "session/daemons/processes.h"
#include <windows.h>

namespace callboard::processes {

namespace {
/// Windows documents no call for a whole process; these two of its kernel interface have never changed.
void callKernel(const char *function, qint64 pid)
{
    using Function = LONG(NTAPI *)(HANDLE);
    const HMODULE kernel = ::GetModuleHandleW(L"ntdll.dll");
    const auto act = kernel ? reinterpret_cast<Function>(::GetProcAddress(kernel, function)) : nullptr;
    const HANDLE process = act ? ::OpenProcess(PROCESS_SUSPEND_RESUME, FALSE, DWORD(pid)) : nullptr;
    if (!process)
        return;
    act(process);
    ::CloseHandle(process);
}
} // namespace

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

void suspend(qint64 pid)
{
    callKernel("NtSuspendProcess", pid);
}

void resume(qint64 pid)
{
    callKernel("NtResumeProcess", pid);
}

} // namespace callboard::processes
