// Callback addresses that the relay gave out.
#pragma once
#include "core/ids.h"
#include "relay/journal/journal.h"
#include <QCache>
#include <QHash>

namespace callboard::relay {

/// Finds who a callback key was made for. Keys are kept as hashes in the journal's database; the newest ones in memory
/// too, so that a journal that had to be begun anew does not turn away the callbacks of live calls. Main thread.
class KeyBook
{
public:
    explicit KeyBook(Journal &journal);

    /// A fresh 128-bit key for a call; commit its record before anybody is told the address.
    static QByteArray makeKey();
    /// What to commit for a key.
    CallbackKey record(const QByteArray &key, CallbackKey about);
    /// Nothing for a key that was never given out.
    Result<std::optional<CallbackKey>> find(const QByteArray &key);
    /// Ties a key to the call it was given out for, as soon as that is known; true when it is that call's. Ties are in
    /// memory only: after a restart the first who proves to be the service names the call.
    bool tie(const CallbackKey &key, const CallId &call);

private:
    static constexpr int MostRemembered = 10'000;
    Journal &m_journal;
    QCache<QByteArray, CallbackKey> m_recent;
    QCache<QByteArray, CallId> m_calls; ///< by hash
};

} // namespace callboard::relay
