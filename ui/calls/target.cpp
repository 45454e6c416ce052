#include "ui/calls/target.h"
#include "core/literals.h"
#include "models/spacednumber.h"
#include "ui/text/numbertext.h"

namespace callboard {

Target readTarget(const CallDesk &desk, const QString &text)
{
    const QString typed = text.trimmed();
    const PartyKind kind = partyOf(RawId(typed)).kind;
    if (kind != PartyKind::Unknown && kind != PartyKind::PhoneNumber)
        return {RawId(typed), {}};
    const QString number = typed.startsWith("4:"_L1) ? typed.mid(2) : typed;
    const PhoneNumber read = desk.readNumber(number);
    if (!read.isValid())
        return {{}, NumberText::problem(read.problem)};
    return {RawId(u"4:"_s + read.e164), {}};
}

QString targetText(const RawId &id)
{
    const Party party = partyOf(id);
    return party.number.isEmpty() ? id.text : spacedNumber(party.number);
}

} // namespace callboard
