// Text of envelopes, made from journal rows without reading their bodies.
#pragma once
#include "relay/journal/journal.h"

namespace callboard::relay {

/// Appends {"epoch":…,"offset":…,"at":…,"type":…,"callId":…,"body":…} for a row. A damaged row becomes an envelope of
/// type "Callboard.Damaged" whose body names the offset: a gap is never silent. Keeps the text of the last time.
class EnvelopeWriter
{
public:
    explicit EnvelopeWriter(QByteArray epoch = {}) : m_epoch(std::move(epoch)) { }
    void setEpoch(const QByteArray &epoch) { m_epoch = epoch; }
    void append(QByteArray &out, const EventView &row);

private:
    void appendDamaged(QByteArray &out, qint64 offset);
    QByteArray m_epoch;
    qint64 m_time = -1;
    QByteArray m_timeText;
};

/// "2026-03-16T09:00:00.123Z".
QByteArray timeText(qint64 millisecondsSinceEpoch);

} // namespace callboard::relay
