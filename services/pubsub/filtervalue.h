// Values of a filter expression and what its functions make of them.
#pragma once
#include "pubsub/filter.h"
#include <QList>
#include <optional>
#include <variant>

namespace callboard::pubsub {

struct Null {
    bool operator==(const Null &) const = default;
};
using GroupSet = const QSet<QString> *;
using FilterValue = std::variant<Null, bool, qint64, QString, GroupSet>;

/// How many arguments a function takes; nothing for an unknown name.
struct Arity {
    int least;
    int most;
};
std::optional<Arity> filterFunction(const QString &name);

/// Null when an argument has the wrong type.
FilterValue callFilterFunction(const QString &name, const QList<FilterValue> &arguments);
/// eq, ne, gt, ge, lt, le; values of different types are unequal and in no order.
bool compareFilterValues(const QString &comparison, const FilterValue &left, const FilterValue &right);

} // namespace callboard::pubsub
