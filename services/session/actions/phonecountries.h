// How national numbers are written, by country (ITU-T E.164 and E.164D: calling codes and dialling procedures).
#pragma once
#include "core/literals.h"
#include <span>

namespace callboard {

struct PhoneCountry {
    QLatin1StringView iso;
    QLatin1StringView code; ///< calling code
    QLatin1StringView trunk; ///< put before national numbers inside the country; not part of E.164
    QLatin1StringView abroad; ///< put before international numbers
};

/// Ordered by ISO code.
std::span<const PhoneCountry> phoneCountryTable();
/// nullptr when it is not in the table.
const PhoneCountry *findPhoneCountry(const QString &iso);

} // namespace callboard
