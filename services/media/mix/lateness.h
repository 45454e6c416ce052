// How late ticks were.
#pragma once
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>

namespace callboard::media {

/// Counts durations by size: exact to 31 µs, then within 1/16 of the value, up to more than a minute.
/// One thread records, any thread asks; an answer may miss what is being recorded just then.
class Lateness
{
public:
    using Micros = std::chrono::microseconds;

    void record(Micros late);
    std::uint64_t count() const { return m_count.load(std::memory_order_relaxed); }
    /// The duration that a share of `quantile` (0 to 1) of all stays within; never less than the truth, at most 1/16
    /// more. 0 when nothing was recorded.
    Micros within(double quantile) const;
    /// How many were at most as late as `bound`; those within 1/16 of it may be left out.
    std::uint64_t countWithin(Micros bound) const;
    /// Exact.
    Micros worst() const { return Micros(m_worst.load(std::memory_order_relaxed)); }

private:
    static constexpr int StepBits = 4; // 16 steps for each doubling
    static constexpr int MostBits = 26;
    static constexpr size_t Buckets = size_t(MostBits - StepBits + 1) << StepBits;
    static size_t bucketOf(std::uint64_t micros);
    static std::uint64_t mostIn(size_t bucket);

    std::array<std::atomic<std::uint64_t>, Buckets> m_buckets{};
    std::atomic<std::uint64_t> m_count = 0;
    std::atomic<std::int64_t> m_worst = 0;
};

} // namespace callboard::media
