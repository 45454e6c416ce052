// Value or error; no exceptions cross a library boundary.
#pragma once
#include "core/apierror.h"
#include <utility>
#include <variant>

namespace callboard {

/// The outcome of an operation whose success carries nothing ("accepted", "stored").
struct Done {
    bool operator==(const Done &) const = default;
};

/// Holds either a T or an ApiError. Check with `if (r)` before value(); reading the wrong side is a programming error.
template<class T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { }
    Result(ApiError error) : m_state(std::in_place_index<1>, std::move(error)) { }

    explicit operator bool() const { return m_state.index() == 0; }
    const T &value() const & { return std::get<0>(m_state); }
    T &value() & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    const ApiError &error() const { return std::get<1>(m_state); }
    T valueOr(T other) const { return *this ? value() : std::move(other); }
    const T *operator->() const { return &value(); }
    const T &operator*() const & { return value(); }

private:
    std::variant<T, ApiError> m_state;
};

} // namespace callboard
