// One open connection as a session sees it.
#pragma once
#include <QByteArray>
#include <QByteArrayView>

namespace callboard::relay {

/// Where frames go. Owned by the session it is attached to and destroyed when another takes over, when the connection
/// is lost and when the session ends; after that no callback of the connection may reach the hub any more.
/// Nothing here may call back into the hub before it returns.
class Outlet
{
public:
    virtual ~Outlet() = default;
    virtual void sendText(const QByteArray &frame) = 0;
    /// One text frame: a small part that is copied, and a part shared by many receivers.
    virtual void sendParts(QByteArrayView prefix, const QByteArray &shared) = 0;
    virtual void ping() = 0;
    /// Bytes that wait because the peer does not read.
    virtual qint64 bytesPending() const = 0;
    /// Closing handshake with 1008; what was sent before still goes out.
    virtual void close(const QByteArray &reason) = 0;
    /// Ends the connection without a word.
    virtual void drop() = 0;
};

} // namespace callboard::relay
