#include "session/desk/autoresume.h"

namespace callboard {

AutoResume::AutoResume(CallDesk &desk, const PrivacyShield &shield, QObject *parent)
    : QObject(parent),
      m_desk(desk),
      m_shield(shield)
{
}

std::optional<qint64> AutoResume::left(const CallId &id) const
{
    const Call *call = m_desk.store().call(id);
    const bool paused = call && !call->isOver() && call->recording && call->recording->state == RecordingState::Paused;
    if (!paused || m_limit.count() == 0 || call->recording->controlledBy != m_desk.actor().user)
        return std::nullopt;
    if (m_shield.status(id).phase != PrivacyShield::Phase::Off || m_asked.value(id) == call->recording->changedAt)
        return std::nullopt;
    return m_limit.count() - call->recording->changedAt.toDateTime().secsTo(m_desk.serverNow());
}

std::optional<qint64> AutoResume::warning(const CallId &id) const
{
    const std::optional<qint64> seconds = left(id);
    return seconds && *seconds <= warned.count() ? std::optional(qMax(qint64(0), *seconds)) : std::nullopt;
}

void AutoResume::leavePaused(const CallId &id)
{
    const Call *call = m_desk.store().call(id);
    if (call && call->recording)
        m_asked.insert(id, call->recording->changedAt);
}

void AutoResume::tick()
{
    for (const CallId &id : m_desk.store().callIds()) {
        const std::optional<qint64> seconds = left(id);
        if (!seconds || *seconds > 0)
            continue;
        leavePaused(id);
        CallRequest request;
        request.kind = ActionKind::ResumeRecording;
        request.callId = id;
        m_desk.perform(request);
    }
}

} // namespace callboard
