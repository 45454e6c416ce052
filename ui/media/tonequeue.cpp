#include "ui/media/tonequeue.h"
#include "core/literals.h"
#include <algorithm>

namespace callboard {

ToneQueue::ToneQueue(CallDesk &desk, const CallRequest &request, QObject *parent)
    : QObject(parent),
      m_desk(desk),
      m_request(request)
{
    connect(&desk, &CallDesk::actionsChanged, this, &ToneQueue::follow);
}

void ToneQueue::press(QChar key)
{
    const QChar upper = key.toUpper();
    if (!u"0123456789ABCD#*"_s.contains(upper))
        return;
    m_tones.append({upper, State::Waiting, {}});
    emit changed();
    send();
}

void ToneQueue::settle(State state, const PendingAction &action)
{
    for (Tone &tone : m_tones) {
        if (tone.state == State::Sending)
            tone = {tone.key, state, action};
    }
    m_action = {};
    emit changed();
    send();
}

void ToneQueue::follow()
{
    if (m_action.isEmpty())
        return;
    const QList<PendingAction> all = m_desk.actions();
    const auto found = std::ranges::find(all, m_action, &PendingAction::id);
    // Confirmed ones go by themselves; all others stay until somebody dismisses them.
    if (found == all.end())
        return settle(State::Sent, {});
    switch (found->phase) {
    case ActionPhase::Requested:
    case ActionPhase::Accepted: return;
    case ActionPhase::Confirmed: return settle(State::Sent, *found);
    case ActionPhase::Failed: return settle(State::Failed, *found);
    case ActionPhase::TimedOut: return settle(State::Unconfirmed, *found);
    }
}

void ToneQueue::send()
{
    if (!m_action.isEmpty())
        return;
    CallRequest request = m_request;
    for (Tone &tone : m_tones) {
        if (tone.state != State::Waiting || request.tones.size() >= most)
            continue;
        request.tones += tone.key;
        tone.state = State::Sending;
    }
    if (request.tones.isEmpty())
        return;
    m_action = m_desk.perform(request);
    emit changed();
    follow();
}

} // namespace callboard
