#include "core/timestamp.h"
#include "core/literals.h"
#include <QTimeZone>
#include <chrono>

namespace callboard {

namespace {
constexpr qint64 TicksPerSecond = 10'000'000;

/// Splits "…:30.1234567+00:00" into text without the fraction and the fraction in ticks.
std::optional<qint64> fractionTicks(QStringView text, qsizetype dot, qsizetype &end)
{
    qint64 ticks = 0;
    qint64 unit = TicksPerSecond / 10;
    for (end = dot + 1; end < text.size() && text[end].isDigit(); ++end, unit /= 10)
        ticks += text[end].digitValue() * unit;
    return end == dot + 1 ? std::nullopt : std::optional(ticks);
}
/// Digits as a number, -1 for anything else.
int digits(QStringView text)
{
    int value = 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return -1;
        value = value * 10 + (c.unicode() - u'0');
    }
    return value;
}

/// Seconds since 1970 of "2026-03-16T09:12:44" if that is such a time; nothing for every other form.
std::optional<qint64> plainSeconds(QStringView t)
{
    if (t.size() != 19 || t[4] != u'-' || t[7] != u'-' || t[10] != u'T' || t[13] != u':' || t[16] != u':')
        return {};
    const int hour = digits(t.sliced(11, 2)), minute = digits(t.sliced(14, 2)), second = digits(t.sliced(17, 2));
    const std::chrono::year_month_day day(std::chrono::year(digits(t.first(4))),
                                          std::chrono::month(unsigned(digits(t.sliced(5, 2)))),
                                          std::chrono::day(unsigned(digits(t.sliced(8, 2)))));
    if (!day.ok() || int(day.year()) < 1 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0
        || second > 59)
        return {};
    return std::chrono::sys_days(day).time_since_epoch().count() * 86400LL + hour * 3600 + minute * 60 + second;
}

/// Ticks of the one form in which the service writes times; the general way costs ten times as much.
std::optional<qint64> plainTicks(QStringView text)
{
    const QStringView zone = text.size() > 19 ? text.sliced(19) : QStringView();
    const auto seconds = zone.isEmpty() ? std::nullopt : plainSeconds(text.first(19));
    qsizetype end = 0;
    const auto fraction = zone.startsWith(u'.') ? fractionTicks(zone, 0, end) : std::optional<qint64>(0);
    const QStringView offset = zone.sliced(end);
    if (!seconds || !fraction || (offset != u"Z" && offset != u"+00:00"))
        return {};
    return *seconds * TicksPerSecond + *fraction;
}
} // namespace

std::optional<Timestamp> Timestamp::parse(QStringView text)
{
    if (const auto ticks = plainTicks(text)) {
        Timestamp t;
        t.m_ticks = *ticks;
        t.m_text = text.toString();
        return t;
    }
    QString whole = text.toString();
    qint64 fraction = 0;
    if (const qsizetype dot = text.indexOf(u'.'); dot >= 0) {
        qsizetype end = 0;
        const auto ticks = fractionTicks(text, dot, end);
        if (!ticks)
            return {};
        fraction = *ticks;
        whole.remove(dot, end - dot);
    }
    const QDateTime time = QDateTime::fromString(whole, Qt::ISODate);
    if (!time.isValid())
        return {};
    Timestamp t;
    t.m_ticks = time.toSecsSinceEpoch() * TicksPerSecond + fraction;
    t.m_text = text.toString();
    return t;
}

Timestamp Timestamp::fromTicks(qint64 ticks)
{
    qint64 seconds = ticks / TicksPerSecond;
    qint64 fraction = ticks % TicksPerSecond;
    if (fraction < 0) {
        fraction += TicksPerSecond;
        --seconds;
    }
    Timestamp t;
    t.m_ticks = ticks;
    t.m_text = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::utc()).toString(u"yyyy-MM-ddTHH:mm:ss"_s);
    if (fraction != 0) {
        QString digits = u"%1"_s.arg(fraction, 7, 10, QChar(u'0'));
        while (digits.endsWith(u'0'))
            digits.chop(1);
        t.m_text += u'.' + digits;
    }
    t.m_text += "+00:00"_L1;
    return t;
}

Timestamp Timestamp::fromDateTime(const QDateTime &time)
{
    return fromTicks(time.toMSecsSinceEpoch() * (TicksPerSecond / 1000));
}

QDateTime Timestamp::toDateTime() const
{
    return QDateTime::fromMSecsSinceEpoch(m_ticks / (TicksPerSecond / 1000), QTimeZone::utc());
}

} // namespace callboard
