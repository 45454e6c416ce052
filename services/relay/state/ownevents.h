// Makes the relay's own events.
#pragma once
#include "core/clock.h"
#include "relay/state/entry.h"

namespace callboard::relay {

/// Stamps rise strictly, so that a claim, its release and the next claim keep their order in every store.
class OwnEvents
{
public:
    explicit OwnEvents(const Clock &clock) : m_clock(clock) { }

    Timestamp now();
    /// A fresh id.
    Entry make(wire::RelayEventData data);
    /// For facts that must exist once however often they are told: same id and time, so the journal knows the twin.
    static Entry make(wire::RelayEventData data, const QString &id, const Timestamp &time);
    /// Bytes that a trusted sender sent and nobody can read, kept as base64. The id is made from the bytes.
    Entry malformed(const QByteArray &bytes, const QString &from);

private:
    const Clock &m_clock;
    qint64 m_last = 0;
};

/// CallOwned and IncomingClosed(answered) of a call whose callbacks come with this key: the same events whether the
/// service's answer or its first callback tells of the call first.
QList<Entry> ownershipEntries(const CallbackKey &key, const CallId &call);

} // namespace callboard::relay
