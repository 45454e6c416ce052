// Times as the service writes them: ISO 8601 with up to seven fraction digits.
#pragma once
#include <QDateTime>
#include <QString>
#include <optional>

namespace callboard {

/// A moment as 100 ns ticks since 1970-01-01 UTC together with the text it came as, so that writing
/// it again gives the same text. Recorded traffic has 4 to 7 fraction digits and the offset +00:00.
class Timestamp
{
public:
    Timestamp() = default;
    /// Reads ISO 8601 with an offset or Z; nothing when the text is no such time.
    static std::optional<Timestamp> parse(QStringView text);
    /// The form the service writes: seven digits with trailing zeros cut, +00:00.
    static Timestamp fromTicks(qint64 ticks);
    static Timestamp fromDateTime(const QDateTime &time);

    const QString &text() const { return m_text; }
    qint64 ticks() const { return m_ticks; }
    bool isNull() const { return m_text.isEmpty(); }
    QDateTime toDateTime() const; ///< UTC, cut to milliseconds

    bool operator==(const Timestamp &o) const { return m_ticks == o.m_ticks; }
    auto operator<=>(const Timestamp &o) const { return m_ticks <=> o.m_ticks; }

private:
    qint64 m_ticks = 0;
    QString m_text;
};

} // namespace callboard
