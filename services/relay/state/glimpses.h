// What the newest rows are about, to tell without the disk which of them a user may see.
#pragma once
#include "core/ids.h"
#include <QByteArrayView>
#include <QSet>
#include <deque>

namespace callboard::relay {

/// One small note for each of the newest rows. It only rules rows out: what it lets through is still to be checked.
/// Consoles of agents read a history that is mostly not theirs, many at once after a cut. One thread.
class Glimpses
{
public:
    static constexpr qsizetype Most = 50'000; ///< 16 bytes each
    /// Offsets rise; a gap or a step back begins anew.
    void add(qint64 offset, QByteArrayView callId, bool forEverybody);
    void clear() { m_notes.clear(); }
    /// Whether rows after this offset up to the newest are all noted.
    bool cover(qint64 after) const { return !m_notes.empty() && m_first <= after + 1; }
    qint64 last() const { return m_first + qint64(m_notes.size()) - 1; }

    using Calls = QSet<size_t>;
    static size_t keyOf(QByteArrayView callId) { return qHash(callId); }
    /// The first offset after this one that may be about one of the calls or is for everybody; after last() when there
    /// is none. Only while cover(after).
    qint64 next(qint64 after, const Calls &calls) const;

private:
    struct Note {
        size_t call = 0;
        bool forEverybody = false;
    };
    std::deque<Note> m_notes;
    qint64 m_first = 1;
};

} // namespace callboard::relay
