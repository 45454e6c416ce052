// Which requests of a session were carried out, in bounded memory.
#pragma once
#include <QSet>

namespace callboard::relay {

/// Ids mostly count up from 1: everything at or below a mark is done, plus a set of those above it. When the set is
/// full the mark moves up, so that very old ids count as done. A value; survives recovery with its session.
class AckMemory
{
public:
    bool isDone(quint64 id) const { return id <= m_mark || m_above.contains(id); }
    void done(quint64 id);

private:
    void closeGap();

    quint64 m_mark = 0;
    QSet<quint64> m_above;
};

} // namespace callboard::relay
