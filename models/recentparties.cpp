#include "models/recentparties.h"
#include "core/literals.h"
#include <QHash>
#include <algorithm>

namespace callboard {

static qint64 ms(const Timestamp &time)
{
    constexpr qint64 ticksPerMs = 10000;
    return time.isNull() ? 0 : time.ticks() / ticksPerMs;
}

namespace {

class Collector
{
public:
    void add(const Party &party, const QString &name, qint64 atMs)
    {
        const bool callable = party.kind == PartyKind::AcsUser || party.kind == PartyKind::TeamsUser
            || (party.kind == PartyKind::PhoneNumber && !party.number.isEmpty());
        if (!callable)
            return;
        KnownParty &known = m_known[party.rawId];
        known.party = party;
        if (!name.isEmpty())
            known.name = name;
        known.lastMs = std::max(known.lastMs, atMs);
    }
    QList<KnownParty> newestFirst() const
    {
        QList<KnownParty> all = m_known.values();
        std::ranges::sort(all, [](const KnownParty &a, const KnownParty &b) {
            return a.lastMs != b.lastMs ? a.lastMs > b.lastMs : a.party.rawId < b.party.rawId;
        });
        return all;
    }

private:
    QHash<RawId, KnownParty> m_known;
};

} // namespace

QList<KnownParty> recentParties(const CallStore &store)
{
    Collector collector;
    for (const CallId &id : store.callIds()) {
        const Call &call = *store.call(id);
        collector.add(call.customer, call.callerDisplayName, ms(call.createdAt));
        for (const Leg &leg : call.legs) {
            if (!leg.own)
                collector.add(leg.party, leg.displayName, ms(call.createdAt));
        }
    }
    for (const IncomingId &id : store.incomingIds()) {
        const IncomingCall &incoming = *store.incoming(id);
        collector.add(incoming.from, incoming.callerDisplayName, ms(incoming.announcedAt));
    }
    return collector.newestFirst();
}

static QString digitsOf(const QString &text)
{
    QString digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](QChar c) { return c.isDigit(); });
    return digits;
}

static bool fits(const KnownParty &known, const QStringList &words, const QString &digits)
{
    if (!digits.isEmpty() && known.party.number.contains(digits))
        return true;
    const QString text = (known.name + u' ' + known.party.number + u' ' + known.party.rawId.text).toLower();
    return std::ranges::all_of(words, [&](const QString &word) { return text.contains(word); });
}

QList<KnownParty> matching(const QList<KnownParty> &parties, const QString &typed)
{
    const QStringList words = typed.toLower().split(u' ', Qt::SkipEmptyParts);
    const bool lettered = std::ranges::any_of(typed, [](QChar c) { return c.isLetter(); });
    const QString digits = lettered ? QString() : digitsOf(typed);
    QList<KnownParty> result;
    std::ranges::copy_if(parties, std::back_inserter(result),
                         [&](const KnownParty &known) { return fits(known, words, digits); });
    return result;
}

} // namespace callboard
