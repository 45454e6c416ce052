#include "relay/audiohub/audiorights.h"
#include "core/literals.h"
#include "relay/base/answers.h"

namespace callboard::relay {

std::optional<AudioMode> audioModeFrom(QStringView text)
{
    if (text == u"talk")
        return AudioMode::Talk;
    if (text == u"listen")
        return AudioMode::Listen;
    return {};
}

Result<Done> mayAttach(const Principal &who, AudioMode mode, const Call *call)
{
    if (!call)
        return refusal(404, u"NotFound"_s, u"There is no such call."_s);
    if (call->isOver())
        return refusal(404, u"CallOver"_s, u"The call is over."_s);
    if (who.hasFloor())
        return Done{};
    if (mode == AudioMode::Listen)
        return notAllowed(u"The role does not allow to listen in."_s);
    if (!who.handlesCalls())
        return notAllowed(u"The role does not allow to handle calls."_s);
    return call->owner == who.user ? Result<Done>(Done{}) : notAllowed(u"The call belongs to somebody else."_s);
}

} // namespace callboard::relay
