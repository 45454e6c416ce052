// A connection that keeps what was sent, and reads only when it is told to.
#pragma once
#include "pubsub/relayframes.h"
#include "relay/hub/outlet.h"
#include <QList>
#include <memory>

namespace callboard::relay {

/// The client's end; outlives the outlet.
struct FakeWire {
    QList<QByteArray> frames;
    QByteArray reason;
    int pings = 0;
    bool open = true; ///< the outlet is attached to a session
    bool closed = false; ///< with a closing handshake
    bool dropped = false; ///< without a word
    bool reading = true;
    qint64 pending = 0;

    template<class T>
    QList<T> all() const
    {
        QList<T> result;
        for (const QByteArray &text : frames) {
            if (const auto frame = pubsub::parseRelayFrame(text); frame && std::holds_alternative<T>(*frame))
                result.append(std::get<T>(*frame));
        }
        return result;
    }
    QList<quint64> ids() const
    {
        QList<quint64> result;
        for (const pubsub::Message &message : all<pubsub::Message>())
            result.append(message.sequenceId);
        return result;
    }
    QList<QByteArray> data() const
    {
        QList<QByteArray> result;
        for (const pubsub::Message &message : all<pubsub::Message>())
            result.append(message.data);
        return result;
    }
};
using FakeWirePtr = std::shared_ptr<FakeWire>;

class FakeOutlet final : public Outlet
{
public:
    explicit FakeOutlet(FakeWirePtr wire) : m_wire(std::move(wire)) { }
    ~FakeOutlet() override { m_wire->open = false; }
    void sendText(const QByteArray &frame) override { take(frame); }
    void sendParts(QByteArrayView prefix, const QByteArray &shared) override { take(prefix.toByteArray() + shared); }
    void ping() override { ++m_wire->pings; }
    qint64 bytesPending() const override { return m_wire->pending; }
    void close(const QByteArray &reason) override
    {
        m_wire->closed = true;
        m_wire->reason = reason;
    }
    void drop() override { m_wire->dropped = true; }

private:
    void take(const QByteArray &frame)
    {
        m_wire->frames.append(frame);
        if (!m_wire->reading)
            m_wire->pending += frame.size();
    }
    FakeWirePtr m_wire;
};

} // namespace callboard::relay
