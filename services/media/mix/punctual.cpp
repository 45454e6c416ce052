#include "media/mix/punctual.h"
#include <QtGlobal>
#ifdef Q_OS_LINUX
#include <cstdint>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace callboard::media {

#ifdef Q_OS_LINUX
namespace {
/// As the system call has it, in its first version; the C library has neither.
struct SchedulingAttributes {
    std::uint32_t size = sizeof(SchedulingAttributes);
    std::uint32_t policy = 0; ///< the ordinary one
    std::uint64_t flags = 0;
    std::int32_t nice = 0;
    std::uint32_t priority = 0;
    std::uint64_t runtime = 100'000; ///< ns: a slice; the shorter, the sooner it is given
    std::uint64_t deadline = 0;
    std::uint64_t period = 0;
};
static_assert(sizeof(SchedulingAttributes) == 48);
} // namespace

void bePunctual()
{
    SchedulingAttributes attributes;
    attributes.nice = getpriority(PRIO_PROCESS, 0); // of this thread; it stays
    syscall(SYS_sched_setattr, 0, &attributes, 0);
}
#else
void bePunctual() { }
#endif

} // namespace callboard::media
