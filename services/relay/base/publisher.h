// The way out to consoles, as the rest of the relay sees it.
#pragma once
#include <QByteArray>
#include <QStringList>

namespace callboard::relay {

/// Sends one envelope to everybody in any of the groups, once each. Called in the relay's main thread.
class Publisher
{
public:
    virtual ~Publisher() = default;
    /// Whether anybody is in any group: while nobody is, envelopes need not be made.
    virtual bool isHeard() const = 0;
    /// `envelopeJson` is one JSON object; it is encoded once, however many receive it.
    virtual void publish(const QByteArray &envelopeJson, const QStringList &groups) = 0;
};

/// Group names of the hub.
namespace groups {
inline constexpr char16_t Floor[] = u"floor"; ///< everything
inline constexpr char16_t Queue[] = u"queue.default"; ///< calls that ring, for every agent
inline constexpr char16_t Recordings[] = u"recordings";
QString ofAgent(const QString &user); ///< "agent.{user}": all events of calls the user owns
QString ofCall(const QString &callId); ///< "call.{id}"
} // namespace groups

} // namespace callboard::relay
