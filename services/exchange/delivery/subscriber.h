// One Event Grid subscription: handshake first, then events (contract README, 14.3 and 14.4).
#pragma once
#include "core/clock.h"
#include "exchange/delivery/eventfaults.h"
#include "exchange/delivery/posting.h"
#include "exchange/events/wireevents.h"
#include <QUrl>
#include <deque>
#include <list>

namespace callboard::exchange {

/// As configured.
struct Subscription {
    QString name;
    QUrl endpoint;
    wire::GridSchema schema = wire::GridSchema::EventGrid;
};

class Subscriber
{
public:
    struct Identity {
        QString topic; ///< of the resource
        QString confirmAddress; ///< where the receiver may confirm by GET
        QString validationCode;
    };
    Subscriber(DeliveryParts parts, const Clock &clock, Subscription subscription, Identity identity);

    /// Sends the event as soon as the handshake is done. An IncomingCall is not sent, nor sent again, after its call
    /// has stopped ringing.
    void add(const GridEvent &event, const EventFault &fault);
    /// The receiver has opened the confirmation address.
    void confirm();
    bool isValid() const { return m_valid; }
    /// The first handshake has come to an end, good or bad.
    bool wasTried() const { return m_valid || m_handshakes > 0; }
    const QString &code() const { return m_identity.validationCode; }
    qsizetype waiting() const { return qsizetype(m_waiting.size()) + qsizetype(m_sending.size()); }

private:
    struct Sending {
        std::unique_ptr<http::Running> pause;
        std::unique_ptr<Posting> posting;
    };
    void shakeHands();
    http::HttpRequest handshake() const;
    http::HttpRequest validationRequest() const;
    void handsShaken(const Result<http::HttpReply> &reply);
    bool accepts(const http::HttpReply &reply) const;
    void send(const GridEvent &event, std::chrono::milliseconds pause);
    http::HttpRequest notification(const GridEvent &event, int tries) const;
    /// Whether its call will ring no more after that time.
    bool isStale(const GridEvent &event, std::chrono::milliseconds in) const;

    DeliveryParts m_parts;
    const Clock &m_clock;
    Subscription m_subscription;
    Identity m_identity;
    bool m_valid = false;
    int m_handshakes = 0;
    std::unique_ptr<http::Running> m_handshake;
    std::deque<GridEvent> m_waiting;
    std::list<Sending> m_sending;
};

} // namespace callboard::exchange
