#include "support/manualclock.h"
#include <QTimeZone>

namespace callboard {

QDateTime ManualClock::now() const
{
    static const QDateTime start(QDate(2026, 3, 16), QTime(9, 0), QTimeZone::utc());
    return start.addMSecs(monotonic().count());
}

} // namespace callboard
