#include "models/sortkey.h"
#include <QDateTime>
#include <bit>
#include <limits>

namespace callboard {

/// Orders doubles as integers: negative ones run backwards in their bit patterns.
static qint64 ordered(double value)
{
    const qint64 bits = std::bit_cast<qint64>(value);
    return bits < 0 ? std::numeric_limits<qint64>::min() - bits : bits;
}

SortKey SortKey::of(const QVariant &value, const QCollator &collator)
{
    switch (value.typeId()) {
    case QMetaType::UnknownType: return {std::numeric_limits<qint64>::min(), {}};
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong: return {value.toLongLong(), {}};
    case QMetaType::Double: return {ordered(value.toDouble()), {}};
    case QMetaType::QDateTime: return {value.toDateTime().toMSecsSinceEpoch(), {}};
    default: return {0, collator.sortKey(value.toString())};
    }
}

} // namespace callboard
