// What one step changed, so that models touch only the rows and columns concerned.
#pragma once
#include "core/ids.h"
#include <QFlags>
#include <QMap>

namespace callboard {

/// Parts of a Call that can change on their own.
enum class CallField : quint16 {
    Added = 0x001, ///< the call was not known before
    Removed = 0x002, ///< retention forgot it
    State = 0x004, ///< state, end reason
    Identity = 0x008, ///< ids, direction, customer, from, to, display name, context
    Owner = 0x010,
    Times = 0x020,
    Legs = 0x040, ///< members, mute, hold, roles, sequence
    Recording = 0x080,
    Media = 0x100, ///< stream, transcript, its lines, media operations
    Timeline = 0x200 ///< entries came in, not necessarily at the end
};
Q_DECLARE_FLAGS(CallFields, CallField)
Q_DECLARE_OPERATORS_FOR_FLAGS(CallFields)

/// Parts of an IncomingCall that can change on their own.
enum class IncomingField : quint8 {
    Added = 0x01,
    Removed = 0x02,
    Identity = 0x04, ///< parties, names, context, times
    Claim = 0x08,
    Outcome = 0x10, ///< outcome, closedBy, callId
    Timeline = 0x20
};
Q_DECLARE_FLAGS(IncomingFields, IncomingField)
Q_DECLARE_OPERATORS_FOR_FLAGS(IncomingFields)

/// Ids with the fields that changed; empty when an event told nothing new.
struct ChangeSet {
    QMap<CallId, CallFields> calls;
    QMap<IncomingId, IncomingFields> incoming;

    bool isEmpty() const { return calls.isEmpty() && incoming.isEmpty(); }
    void add(const CallId &id, CallFields fields);
    void add(const IncomingId &id, IncomingFields fields);
    /// Joins a later change into this one.
    void merge(const ChangeSet &later);
    bool operator==(const ChangeSet &) const = default;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::ChangeSet)
