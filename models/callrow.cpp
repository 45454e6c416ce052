#include "models/callrow.h"
#include <algorithm>

namespace callboard {

static qint64 ms(const Timestamp &time)
{
    constexpr qint64 ticksPerMs = 10000;
    return time.isNull() ? 0 : time.ticks() / ticksPerMs;
}

static qint64 secondsBetween(qint64 fromMs, qint64 toMs)
{
    return fromMs == 0 || toMs <= fromMs ? 0 : (toMs - fromMs) / 1000;
}

qint64 CallRow::seconds(qint64 nowMs) const
{
    switch (section()) {
    // A clock that lags behind the announcement must not show more time than there ever was.
    case CallSection::Ringing: return untilMs <= nowMs ? 0 : std::min(untilMs - nowMs + 999, untilMs - beganMs) / 1000;
    case CallSection::Live: return secondsBetween(answeredMs ? answeredMs : beganMs, nowMs);
    case CallSection::Recent: return secondsBetween(answeredMs, endedMs);
    }
    Q_UNREACHABLE();
}

qint64 CallRow::waited(qint64 nowMs) const
{
    return secondsBetween(beganMs, answeredMs ? answeredMs : endedMs ? endedMs : nowMs);
}

qint64 CallRow::listOrder() const
{
    constexpr qint64 sectionSpan = qint64(1) << 48; // far more than ms since 1970
    const qint64 base = qint64(section()) * 2 * sectionSpan;
    switch (section()) {
    case CallSection::Ringing: return base + untilMs;
    case CallSection::Live: return base + beganMs;
    case CallSection::Recent: return base + sectionSpan - std::max(endedMs, beganMs);
    }
    Q_UNREACHABLE();
}

QString rowKey(const Call &call)
{
    return call.incomingId.isEmpty() ? call.id.text : call.incomingId.text;
}

QString rowKey(const IncomingCall &incoming)
{
    return incoming.id.text;
}

static void describe(CallRow &row, const Call &call)
{
    row.callId = call.id;
    row.state = cardStateOf(call);
    row.direction = call.direction;
    row.name = call.callerDisplayName;
    row.party = call.customer;
    const Party &line = call.direction == CallDirection::Outgoing ? call.from : call.to;
    row.line = line.number.isEmpty() ? line.rawId.text : line.number;
    row.owner = call.owner;
    row.beganMs = ms(call.createdAt);
    row.answeredMs = ms(call.connectedAt);
    row.endedMs = ms(call.endedAt);
    row.end = call.end;
    for (const Leg &leg : call.legs) {
        row.parties += leg.own ? 0 : 1;
        if (leg.role == LegRole::Customer && leg.onHold)
            row.heldMs = ms(leg.heldSince);
        if (leg.role == LegRole::Customer && row.name.isEmpty())
            row.name = leg.displayName;
    }
}

static void describe(CallRow &row, const IncomingCall &incoming, const UserName &self, qint64 nowMs)
{
    row.state = cardStateOf(incoming, self, Timestamp::fromDateTime(QDateTime::fromMSecsSinceEpoch(nowMs, Qt::UTC)));
    row.direction = CallDirection::Incoming;
    row.name = incoming.callerDisplayName;
    row.party = incoming.from;
    row.line = incoming.to.number.isEmpty() ? incoming.to.rawId.text : incoming.to.number;
    row.owner = incoming.closedBy.isEmpty() ? incoming.claimedBy : incoming.closedBy;
    row.beganMs = ms(incoming.announcedAt);
    row.untilMs = ms(incoming.expiresAt);
    row.endedMs = ms(incoming.closedAt);
    if (row.endedMs == 0 && row.section() == CallSection::Recent)
        row.endedMs = row.untilMs;
}

CallRow callRowOf(const Call *call, const IncomingCall *incoming, const UserName &self, qint64 nowMs)
{
    CallRow row;
    row.key = incoming ? rowKey(*incoming) : rowKey(*call);
    if (incoming) {
        row.incomingId = incoming->id;
        describe(row, *incoming, self, nowMs);
    }
    if (call) {
        const qint64 announced = row.beganMs;
        describe(row, *call);
        row.beganMs = announced ? announced : row.beganMs;
    }
    row.mine = row.owner == self;
    return row;
}

} // namespace callboard
