#include "core/timestamp.h"
#include "core/literals.h"
#include <QTimeZone>

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
} // namespace

std::optional<Timestamp> Timestamp::parse(QStringView text)
{
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
