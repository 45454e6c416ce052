// Where a session's frames go: a socket in the relay, a list in tests.
#pragma once
#include <QByteArray>

namespace callboard::relay {

class Outlet
{
public:
    virtual ~Outlet() = default;
    virtual void send(const QByteArray &frame) = 0;
    /// One frame made of a small own part and a part shared by many.
    virtual void sendParts(const QByteArray &prefix, const QByteArray &shared) = 0;
    /// Bytes that the peer has not taken yet.
    virtual qint64 bytesPending() const = 0;
    virtual void ping() = 0;
    /// Sends what is queued, then closes with the code.
    virtual void close(int code, const QByteArray &reason) = 0;
    /// Drops the connection without a word.
    virtual void drop() = 0;
};

/// Close code that tells a client its session is gone.
inline constexpr int SessionGone = 1008;
inline constexpr int GoingAway = 1001;

} // namespace callboard::relay
