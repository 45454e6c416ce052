#include "ui/shell/offerwords.h"
#include "core/literals.h"
#include "models/spacednumber.h"
#include "ui/text/eventtext.h"

namespace callboard {

namespace {

/// Values that the caller's side sent, in the order of their names; names are for machines.
QString contextLine(const CallContext &context)
{
    constexpr qsizetype most = 3;
    QStringList values = context.voipHeaders.values() + context.sipHeaders.values();
    values.removeAll(QString());
    return values.mid(0, most).join(u" · "_s).simplified();
}

} // namespace

Offer OfferWords::offer(const IncomingCall &call)
{
    Offer result;
    result.id = call.id;
    result.name = call.callerDisplayName;
    result.number = spacedNumber(call.from.number);
    if (result.name.isEmpty() && result.number.isEmpty() && call.from.kind != PartyKind::PhoneNumber)
        result.name = EventText::party(call.from);
    result.line = call.to.number.isEmpty() ? EventText::party(call.to) : spacedNumber(call.to.number);
    result.reason = contextLine(call.context);
    result.announcedAt = call.announcedAt.toDateTime();
    result.expiresAt = call.expiresAt.toDateTime();
    return result;
}

QString OfferWords::caller(const IncomingCall &call)
{
    const Offer shown = offer(call);
    if (!shown.name.isEmpty())
        return shown.name;
    return shown.number.isEmpty() ? tr("Unknown caller") : shown.number;
}

QString OfferWords::closed(const IncomingCall &call, const UserName &self)
{
    const UserName by = call.closedBy.isEmpty() ? call.claimedBy : call.closedBy;
    const bool own = by == self && !self.isEmpty();
    switch (call.outcome) {
    case IncomingOutcome::Answered: return own ? tr("You answered.") : tr("%1 answered.").arg(by.text);
    case IncomingOutcome::Rejected:
        return own ? tr("You rejected the call.") : tr("%1 rejected the call.").arg(by.text);
    case IncomingOutcome::Redirected:
        return own ? tr("You redirected the call.") : tr("%1 redirected the call.").arg(by.text);
    case IncomingOutcome::Expired: return tr("Nobody answered in time.");
    case IncomingOutcome::CallerLeft: return tr("The caller left.");
    case IncomingOutcome::None: break;
    }
    if (by.isEmpty())
        return tr("Nobody answered in time.");
    return own ? tr("You took the call.") : tr("%1 took the call.").arg(by.text);
}

} // namespace callboard
