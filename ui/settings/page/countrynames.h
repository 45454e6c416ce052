// Countries by name.
#pragma once
#include <QString>

namespace callboard {

/// In the present language; the code itself when nobody has named it. Qt knows a country only in its own languages.
QString countryName(const QString &iso);

} // namespace callboard
