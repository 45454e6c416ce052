#include "relay/state/callindex.h"
#include <QCborArray>

namespace callboard::relay {

void CallIndex::add(const QString &callId, qint64 offset)
{
    QList<qint64> &list = m_offsets[callId];
    if (!list.isEmpty() && list.last() >= offset)
        return;
    if (list.size() >= MostPerCall)
        list.removeFirst();
    list.append(offset);
}

void CallIndex::remove(const QString &callId)
{
    m_offsets.remove(callId);
}

QCborMap CallIndex::toCbor() const
{
    QCborMap map;
    for (auto it = m_offsets.cbegin(); it != m_offsets.cend(); ++it) {
        QCborArray offsets;
        for (const qint64 offset : it.value())
            offsets.append(offset);
        map.insert(it.key(), offsets);
    }
    return map;
}

CallIndex CallIndex::fromCbor(const QCborMap &map)
{
    CallIndex index;
    for (const auto &[id, offsets] : map) {
        const QCborArray list = offsets.toArray();
        for (const QCborValue &offset : list)
            index.add(id.toString(), offset.toInteger());
    }
    return index;
}

} // namespace callboard::relay
