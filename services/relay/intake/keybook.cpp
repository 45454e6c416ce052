#include "relay/intake/keybook.h"
#include "relay/base/secrets.h"

namespace callboard::relay {

KeyBook::KeyBook(Journal &journal) : m_journal(journal), m_recent(MostRemembered), m_calls(MostRemembered)
{
    journal.onNewEpoch([this] {
        JournalBatch batch;
        for (const QByteArray &hash : m_recent.keys())
            batch.keys.append(*m_recent.object(hash));
        m_journal.commit(std::move(batch), [](const Result<QList<Appended>> &) {});
    });
}

QByteArray KeyBook::makeKey()
{
    return randomKey(16);
}

CallbackKey KeyBook::record(const QByteArray &key, CallbackKey about)
{
    about.hash = keyHash(key);
    m_recent.insert(about.hash, new CallbackKey(about));
    return about;
}

Result<std::optional<CallbackKey>> KeyBook::find(const QByteArray &key)
{
    const QByteArray hash = keyHash(key);
    if (const CallbackKey *known = m_recent.object(hash))
        return std::optional(*known);
    auto found = m_journal.callbackKey(hash);
    if (found && *found)
        m_recent.insert(hash, new CallbackKey(**found));
    return found;
}

bool KeyBook::tie(const CallbackKey &key, const CallId &call)
{
    if (const CallId *known = m_calls.object(key.hash))
        return *known == call;
    m_calls.insert(key.hash, new CallId(call));
    return true;
}

} // namespace callboard::relay
