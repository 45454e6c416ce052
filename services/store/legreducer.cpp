#include "store/legreducer.h"
#include "store/reduce.h"
#include <QMap>
#include <algorithm>

namespace callboard::store {

quint16 RosterHistory::indexOf(const RawId &id)
{
    const qsizetype at = m_parties.indexOf(id);
    if (at >= 0)
        return quint16(at);
    m_parties.append(id);
    return quint16(m_parties.size() - 1);
}

QList<RosterHistory::Line> RosterHistory::linesOf(const QList<Listed> &participants)
{
    // Redacted recordings name several parties alike: they become one leg that has what any of them has.
    QMap<RawId, Listed> byId;
    for (const Listed &p : participants) {
        Listed &l = byId[p.rawId];
        l = {p.rawId, l.muted || p.muted, l.onHold || p.onHold};
    }
    QList<Line> lines;
    lines.reserve(byId.size());
    for (const Listed &l : std::as_const(byId))
        lines.append({indexOf(l.rawId), l.muted, l.onHold});
    return lines;
}

std::strong_ordering RosterHistory::compareLines(const QList<Line> &a, const QList<Line> &b) const
{
    const auto order = [this](const Line &x, const Line &y) -> std::strong_ordering {
        if (x.party != y.party)
            return m_parties.at(x.party) < m_parties.at(y.party) ? std::strong_ordering::less
                                                                 : std::strong_ordering::greater;
        if (const auto muted = x.muted <=> y.muted; muted != 0)
            return muted;
        return x.onHold <=> y.onHold;
    };
    return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end(), order);
}

std::strong_ordering RosterHistory::compare(const List &a, const List &b) const
{
    if (const auto number = a.sequence <=> b.sequence; number != 0)
        return number;
    if (const auto time = a.ticks <=> b.ticks; time != 0)
        return time;
    return compareLines(a.lines, b.lines);
}

void RosterHistory::fold(const List &list)
{
    const Timestamp at = Timestamp::fromTicks(list.ticks);
    QList<LegFacts> next;
    next.reserve(list.lines.size());
    for (const Line &line : list.lines) {
        const RawId &id = m_parties.at(line.party);
        const auto was = std::ranges::find_if(m_legs, [&](const LegFacts &l) { return l.rawId == id; });
        const bool known = was != m_legs.end();
        LegFacts leg{id, line.muted, line.onHold, known ? was->joinedAt : at, {}, {}};
        if (leg.onHold)
            leg.heldSince = known && was->onHold ? was->heldSince : at;
        if (leg.muted)
            leg.mutedSince = known && was->muted ? was->mutedSince : at;
        next.append(std::move(leg));
    }
    m_legs = std::move(next);
}

void RosterHistory::share(List &list, qsizetype place) const
{
    constexpr qsizetype looksBack = 8;
    for (qsizetype i = place - 1; i >= 0 && i >= place - looksBack; --i) {
        if (m_lists.at(i).lines == list.lines) {
            list.lines = m_lists.at(i).lines;
            return;
        }
    }
}

bool RosterHistory::insert(int sequence, const Timestamp &at, const QList<Listed> &participants)
{
    List list{sequence, at.ticks(), linesOf(participants)};
    const auto place
        = std::ranges::lower_bound(m_lists, list, [this](const List &a, const List &b) { return compare(a, b) < 0; });
    if (place != m_lists.end() && compare(*place, list) == 0)
        return false;
    share(list, place - m_lists.begin());
    const bool newest = place == m_lists.end();
    m_lists.insert(place, list);
    if (newest) {
        fold(list);
        return true;
    }
    m_legs.clear();
    for (const List &l : std::as_const(m_lists))
        fold(l);
    return true;
}

qsizetype RosterHistory::partiesAt(const Timestamp &at) const
{
    const List *found = m_lists.isEmpty() ? nullptr : &m_lists.first();
    for (const List &list : m_lists) {
        if (list.ticks <= at.ticks())
            found = &list;
    }
    return found ? found->lines.size() : 0;
}

void reduceLegs(CallFacts &facts, const Timestamp &at, const wire::ParticipantsUpdated &event)
{
    if (!event.participants)
        return;
    QList<Listed> listed;
    for (const wire::CallParticipant &p : *event.participants) {
        const RawId id = p.identifier ? p.identifier->id() : RawId();
        if (!id.isEmpty())
            listed.append({id, p.isMuted.value_or(false), p.isOnHold.value_or(false)});
    }
    facts.rosters.insert(event.sequenceNumber.value_or(-1), at, listed);
}

} // namespace callboard::store
