// The three questions the engine asks of a raw id; everything else about identifiers is in wire (contract README, 4.2).
#pragma once
#include "core/ids.h"

namespace callboard::exchange {

/// "4:+14255550123"
bool isPhone(const RawId &id);
/// "8:acs:…" and the other clouds' forms: a user of a communication resource.
bool isAcsUser(const RawId &id);
/// "+14255550123" of a phone's raw id, without an asserted id.
QString phoneNumberOf(const RawId &id);

} // namespace callboard::exchange
