#include "store/entities.h"
#include "core/literals.h"
#include <algorithm>
#include <tuple>

namespace callboard {

static constexpr auto sensitiveMark = "-sensitive"_L1;

OperationContext sensitiveContext(const OperationContext &context)
{
    return OperationContext(context.text + sensitiveMark);
}

bool isSensitive(const OperationContext &context)
{
    return context.text.endsWith(sensitiveMark);
}

static PartyKind kindOf(const QString &rawId)
{
    struct Prefix {
        QLatin1StringView text;
        PartyKind kind;
    };
    static constexpr Prefix prefixes[] = {
        {"4:"_L1, PartyKind::PhoneNumber},
        {"8:acs:"_L1, PartyKind::AcsUser},
        {"8:dod-acs:"_L1, PartyKind::AcsUser},
        {"8:gcch-acs:"_L1, PartyKind::AcsUser},
        {"8:spool:"_L1, PartyKind::AcsUser},
        {"8:orgid:"_L1, PartyKind::TeamsUser},
        {"8:dod:"_L1, PartyKind::TeamsUser},
        {"8:gcch:"_L1, PartyKind::TeamsUser},
        {"8:teamsvisitor:"_L1, PartyKind::TeamsUser},
        {"28:"_L1, PartyKind::Application},
    };
    for (const Prefix &p : prefixes) {
        if (rawId.startsWith(p.text))
            return p.kind;
    }
    return PartyKind::Unknown;
}

Party partyOf(const RawId &rawId)
{
    Party party{rawId, kindOf(rawId.text), {}};
    if (party.kind == PartyKind::PhoneNumber) {
        const QString number = rawId.text.mid(2).section(u'_', 0, 0);
        if (number != "anonymous"_L1)
            party.number = number;
    }
    return party;
}

bool EndReason::operator<(const EndReason &o) const
{
    return std::tie(code, subCode, message, sip, q850) < std::tie(o.code, o.subCode, o.message, o.sip, o.q850);
}

const Leg *Call::leg(const RawId &rawId) const
{
    const auto at = std::ranges::find_if(legs, [&](const Leg &l) { return l.party.rawId == rawId; });
    return at == legs.end() ? nullptr : &*at;
}

} // namespace callboard
