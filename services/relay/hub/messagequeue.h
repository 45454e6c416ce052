// Messages of one session: unsent, and sent but not acknowledged.
#pragma once
#include "relay/hub/payload.h"
#include <vector>

namespace callboard::relay {

/// Numbers messages from 1 (the client starts from 0 and drops what is not greater) and keeps them until they are
/// acknowledged. Eight bytes a message; nothing while empty.
class MessageQueue
{
public:
    /// Takes a message in; its id is the last one plus 1.
    void append(PayloadPtr payload);
    /// Everything up to that id is done. An id that was never sent, or is done already, changes nothing; false then.
    bool acknowledge(quint64 id);

    /// The next message that the current connection has not got, null when there is none.
    const Payload *nextUnsent() const { return m_next <= lastId() ? entry(m_next) : nullptr; }
    quint64 nextId() const { return m_next; }
    void markSent();
    /// A new connection gets everything that is not acknowledged once more.
    void rewind() { m_next = m_first; }

    bool isEmpty() const { return count() == 0; }
    qsizetype count() const { return qsizetype(m_entries.size() - m_head); }
    qint64 bytes() const { return m_bytes; } ///< of all kept messages, shared or not
    quint64 lastId() const { return m_first + quint64(count()) - 1; }

private:
    const Payload *entry(quint64 id) const { return m_entries[m_head + size_t(id - m_first)].data(); }
    void shrink();

    std::vector<PayloadPtr> m_entries;
    size_t m_head = 0; ///< entries before it are done
    quint64 m_first = 1; ///< id of the entry at m_head
    quint64 m_next = 1; ///< id to send next
    quint64 m_everSent = 0; ///< highest id sent on any connection
    qint64 m_bytes = 0;
};

} // namespace callboard::relay
