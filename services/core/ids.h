// Ids as types, so that a server call id can't be passed where a call connection id is due.
// What each id means and how long it lives: contract README, section 5.1.
#pragma once
#include <QHashFunctions>
#include <QMetaType>
#include <QString>
#include <compare>

namespace callboard {

/// A text id that compares, orders and hashes, and converts only when asked.
template<class Tag>
struct StrongId {
    QString text;

    StrongId() = default;
    explicit StrongId(QString t) : text(std::move(t)) { }
    bool isEmpty() const { return text.isEmpty(); }
    bool operator==(const StrongId &o) const { return text == o.text; }
    bool operator<(const StrongId &o) const { return text < o.text; }
};

template<class Tag>
size_t qHash(const StrongId<Tag> &id, size_t seed = 0)
{
    return qHash(id.text, seed);
}

using CallId = StrongId<struct CallIdTag>; ///< callConnectionId: this application's leg of a call
using IncomingId = StrongId<struct IncomingIdTag>; ///< one announced call: "ic-" and a hash of its incomingCallContext
using ServerCallId = StrongId<struct ServerCallIdTag>; ///< the call itself; opaque
using CorrelationId = StrongId<struct CorrelationIdTag>; ///< all legs of one call chain
using RawId = StrongId<struct RawIdTag>; ///< canonical text of a communication identifier
using EventId = StrongId<struct EventIdTag>; ///< id of a callback or Event Grid event
using InvitationId = StrongId<struct InvitationIdTag>; ///< one add-participant request
using RecordingId = StrongId<struct RecordingIdTag>; ///< one recording; opaque
using OperationContext = StrongId<struct OperationContextTag>; ///< ties a request to its events
using ActionId = StrongId<struct ActionIdTag>; ///< one user intent in a console
using UserName = StrongId<struct UserNameTag>; ///< a relay account

} // namespace callboard

Q_DECLARE_METATYPE(callboard::CallId)
Q_DECLARE_METATYPE(callboard::IncomingId)
Q_DECLARE_METATYPE(callboard::RawId)
Q_DECLARE_METATYPE(callboard::ActionId)
