// E.164 numbers as people read them.
#pragma once
#include <QString>

namespace callboard {

/// "+442079460000" -> "+44 20 7946 0000": the calling code apart, the rest in groups of two to four digits, separated
/// by no-break spaces. Text that is no E.164 number comes back as it is. UI thread.
QString spacedNumber(const QString &e164);
/// Seconds as "0:07", "12:04", "1:02:03"; negative ones as 0:00.
QString spanText(qint64 seconds);

} // namespace callboard
