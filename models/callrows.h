// Which rows the call list has, and which of them the store has changed.
#pragma once
#include "models/callrow.h"
#include "session/actions/pendingaction.h"
#include <QHash>
#include <QSet>

namespace callboard {

/// Translates changes of the store and of the pending actions into row keys: an announcement and the call it became
/// are one row, whichever of the two is heard of first. Plain bookkeeping, owned by the call list.
class CallRows
{
public:
    explicit CallRows(const CallStore &store) : m_store(store) { }

    /// Everything there is; for the start.
    void addAll();
    void changed(const ChangeSet &changes);
    void actionsChanged(const QList<PendingAction> &actions);
    /// Rows to look at again, since the last time.
    QSet<QString> takeDirty() { return std::exchange(m_dirty, {}); }
    /// The row as it is now; nullopt when it is gone.
    std::optional<CallRow> row(const QString &key, const UserName &self, qint64 nowMs) const;

private:
    void callChanged(const CallId &id);
    QString keyOf(const PendingAction &action) const;

    const CallStore &m_store;
    QHash<CallId, QString> m_keys;
    QHash<QString, CallId> m_calls;
    QSet<QString> m_pending;
    QSet<QString> m_dirty;
};

} // namespace callboard
