#include "exchange/engine/rawids.h"
#include "core/literals.h"

namespace callboard::exchange {

bool isPhone(const RawId &id)
{
    return id.text.startsWith("4:"_L1);
}

bool isAcsUser(const RawId &id)
{
    return id.text.startsWith("8:acs:"_L1) || id.text.startsWith("8:dod-acs:"_L1)
        || id.text.startsWith("8:gcch-acs:"_L1) || id.text.startsWith("8:spool:"_L1);
}

QString phoneNumberOf(const RawId &id)
{
    return id.text.mid(2).section(u'_', 0, 0);
}

} // namespace callboard::exchange
