// Registers whose end value is the same in any order and any repetition of offers.
#pragma once
#include "core/timestamp.h"
#include <optional>

namespace callboard::store {

/// Keeps the value with the earliest time; of equal times the smaller value. Offers commute and repeat harmlessly.
template<class T>
struct First {
    Timestamp at;
    std::optional<T> value;

    bool offer(const Timestamp &time, const T &offered)
    {
        if (value && (at < time || (at == time && !(offered < *value))))
            return false;
        at = time;
        value = offered;
        return true;
    }
};

/// Keeps the value with the latest time; of equal times the greater value.
template<class T>
struct Last {
    Timestamp at;
    std::optional<T> value;

    bool offer(const Timestamp &time, const T &offered)
    {
        if (value && (time < at || (time == at && !(*value < offered))))
            return false;
        at = time;
        value = offered;
        return true;
    }
};

} // namespace callboard::store
