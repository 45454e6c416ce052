// Counts what operator new gives in this program. Only for the one source file of a test.
#pragma once
#include <atomic>
#include <cstdlib>
#include <new>

namespace callboard::test {

inline std::atomic<long> allocated = 0;

/// Allocations while `work` runs, on any thread.
template<class Work>
long allocationsIn(Work work)
{
    const long before = allocated;
    work();
    return allocated - before;
}

} // namespace callboard::test

void *operator new(std::size_t size, const std::nothrow_t &) noexcept
{
    ++callboard::test::allocated;
    return std::malloc(size == 0 ? 1 : size);
}
void *operator new(std::size_t size)
{
    if (void *memory = operator new(size, std::nothrow))
        return memory;
    throw std::bad_alloc();
}
void operator delete(void *memory) noexcept
{
    std::free(memory);
}
void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}
