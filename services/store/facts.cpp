#include "store/facts.h"
#include <tuple>

namespace callboard::store {

// QMap has no order of its own; the lists of keys and values have one.
static auto orderOf(const QMap<QString, QString> &map)
{
    return std::pair(map.keys(), map.values());
}

bool Announcement::operator<(const Announcement &o) const
{
    const auto order = [](const Announcement &a) {
        return std::tuple(a.from, a.to, a.callerDisplayName, a.serverCallId, a.correlationId,
                          orderOf(a.context.sipHeaders), orderOf(a.context.voipHeaders));
    };
    return order(*this) < order(o);
}

bool MediumFact::operator<(const MediumFact &o) const
{
    return std::tie(state, reason) < std::tie(o.state, o.reason);
}

bool MediaEnd::operator<(const MediaEnd &o) const
{
    return std::tie(kind, outcome, reason, tones, choice, speech)
        < std::tie(o.kind, o.outcome, o.reason, o.tones, o.choice, o.speech);
}

bool Closing::operator<(const Closing &o) const
{
    return std::tie(outcome, user, callId) < std::tie(o.outcome, o.user, o.callId);
}

bool RecordingStep::operator<(const RecordingStep &o) const
{
    return std::tie(state, startedAt, reason) < std::tie(o.state, o.startedAt, o.reason);
}

bool RecordingControlFact::operator<(const RecordingControlFact &o) const
{
    return std::tie(control, user, reason) < std::tie(o.control, o.user, o.reason);
}

bool RecordingFiling::operator<(const RecordingFiling &o) const
{
    return std::tie(state, chunks, code, message) < std::tie(o.state, o.chunks, o.code, o.message);
}

} // namespace callboard::store
