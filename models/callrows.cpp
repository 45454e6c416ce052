#include "models/callrows.h"

namespace callboard {

void CallRows::addAll()
{
    for (const CallId &id : m_store.callIds())
        callChanged(id);
    for (const IncomingId &id : m_store.incomingIds())
        m_dirty.insert(id.text);
}

void CallRows::changed(const ChangeSet &changes)
{
    for (auto it = changes.calls.cbegin(); it != changes.calls.cend(); ++it) {
        // Events alone change no row.
        if (it.value() != CallFields(CallField::Timeline))
            callChanged(it.key());
    }
    for (auto it = changes.incoming.cbegin(); it != changes.incoming.cend(); ++it) {
        if (it.value() != IncomingFields(IncomingField::Timeline))
            m_dirty.insert(it.key().text);
    }
}

void CallRows::callChanged(const CallId &id)
{
    const Call *call = m_store.call(id);
    const QString before = m_keys.value(id);
    const QString after = call ? rowKey(*call) : QString();
    if (before != after && !before.isEmpty()) {
        m_dirty.insert(before);
        m_calls.remove(before);
        m_keys.remove(id);
    }
    if (call) {
        m_dirty.insert(after);
        m_calls.insert(after, id);
        m_keys.insert(id, after);
    }
}

QString CallRows::keyOf(const PendingAction &action) const
{
    return action.incomingId.isEmpty() ? m_keys.value(action.callId) : action.incomingId.text;
}

void CallRows::actionsChanged(const QList<PendingAction> &actions)
{
    QSet<QString> pending;
    for (const PendingAction &action : actions) {
        if (action.isOpen())
            pending.insert(keyOf(action));
    }
    m_dirty |= (pending - m_pending) | (m_pending - pending);
    m_pending = std::move(pending);
}

std::optional<CallRow> CallRows::row(const QString &key, const UserName &self, qint64 nowMs) const
{
    const Call *call = m_store.call(m_calls.value(key));
    const IncomingCall *incoming = m_store.incoming(IncomingId(key));
    if (!call && !incoming)
        return std::nullopt;
    CallRow row = callRowOf(call, incoming, self, nowMs);
    row.pending = m_pending.contains(key);
    return row;
}

} // namespace callboard
