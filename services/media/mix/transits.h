// How long frames of a stream were on their way.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

namespace callboard::media {

/// The last 256 transits in milliseconds, between clocks that need not agree: only differences count. Not thread-safe.
class Transits
{
public:
    void add(std::int64_t ms);
    void clear();
    /// Of those remembered; 0 without any.
    std::int64_t fastest() const { return m_fastest; }
    /// All but one in a hundred come at most this many milliseconds after the fastest.
    int spread() const { return m_spread; }

private:
    void measure();

    static constexpr size_t Most = 256;
    std::array<std::int64_t, Most> m_ring{};
    std::array<std::int64_t, Most> m_sorted{}; ///< room for measure(), which must not allocate
    size_t m_count = 0; ///< ever added
    std::int64_t m_fastest = 0;
    int m_spread = 0;
};

} // namespace callboard::media
