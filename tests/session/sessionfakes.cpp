#include "session/sessionfakes.h"

namespace callboard {

wire::Envelope envelope(qint64 offset, const StoreEvent &event, const QString &epoch)
{
    wire::Envelope e;
    e.epoch = epoch;
    e.offset = offset;
    e.at = at(0);
    e.type = wire::typeOf(event);
    e.callId = wire::callIdOf(event);
    e.body = std::visit([](const auto &body) { return toJson(body); }, event);
    return e;
}

} // namespace callboard
