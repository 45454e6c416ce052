// Legs from participant lists.
#pragma once
#include "core/ids.h"
#include "store/register.h"
#include <QJsonArray>
#include <QList>

namespace callboard::store {

/// One participant as a list names it.
struct Listed {
    RawId rawId;
    bool muted = false;
    bool onHold = false;
};

/// A leg as the lists tell it.
struct LegFacts {
    RawId rawId;
    bool muted = false;
    bool onHold = false;
    Timestamp joinedAt;
    Timestamp heldSince;
    Timestamp mutedSince;
};

/// Every participant list of one connection, ordered by sequence number, then time, then content: numbers repeat with
/// different lists (recorded/README), so the number alone would leave the newest list to chance. "Since" times need
/// the lists in between, so none is dropped; lists that repeat one of the last few share their memory.
class RosterHistory
{
public:
    /// A list without a number (2022) counts as number -1. False when the list is known.
    bool insert(int sequence, const Timestamp &at, const QList<Listed> &participants);

    bool isEmpty() const { return m_lists.isEmpty(); }
    int newestSequence() const { return m_lists.isEmpty() ? -1 : m_lists.last().sequence; }
    /// The newest list's legs, ordered by raw id.
    const QList<LegFacts> &legs() const { return m_legs; }
    /// Number of parties in the last list that is not newer than `at`; the first list's before that; 0 without lists.
    qsizetype partiesAt(const Timestamp &at) const;

    QJsonArray toJson() const;
    /// Adds what toJson() wrote; false when it is malformed.
    bool addJson(const QJsonArray &lists);

private:
    struct Line {
        quint16 party = 0; ///< index into m_parties
        bool muted = false;
        bool onHold = false;
        bool operator==(const Line &) const = default;
    };
    struct List {
        int sequence = -1;
        qint64 ticks = 0; ///< a long call has many lists: a Timestamp would carry its text along
        QList<Line> lines; ///< ordered by raw id
    };
    QList<Line> linesOf(const QList<Listed> &participants);
    quint16 indexOf(const RawId &id);
    std::strong_ordering compare(const List &a, const List &b) const;
    std::strong_ordering compareLines(const QList<Line> &a, const QList<Line> &b) const;
    void share(List &list, qsizetype place) const;
    void fold(const List &list);

    QList<RawId> m_parties;
    QList<List> m_lists;
    QList<LegFacts> m_legs;
};

} // namespace callboard::store
