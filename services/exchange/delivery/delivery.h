// Everything that leaves the exchange on its own: callbacks and Event Grid events.
#pragma once
#include "exchange/delivery/callbackqueue.h"
#include "exchange/delivery/subscriber.h"
#include "exchange/delivery/tokensigner.h"

namespace callboard::exchange {

struct DeliveryOptions {
    QString issuer; ///< own address, without a slash at its end
    QString audience; ///< resource id
    QString resourceName;
    quint64 seed = 1; ///< of the faults
};

/// Lives in one thread; the parts must outlive it. Destroying it drops what has not left yet.
class Delivery
{
public:
    Delivery(DeliveryParts parts, const Clock &clock, TokenSigner signer, DeliveryOptions options);

    /// Starts the handshake with a receiver of Event Grid events.
    void subscribe(const Subscription &subscription);
    /// Party signals are none of its business and passed over.
    void deliver(const QList<Event> &events);
    /// An Event Grid event that the engine knows nothing of.
    void publish(const GridEvent &event) { sendGrid(event); }
    /// {"events": [rules of EventFaults]}; other members are refused.
    Result<Done> setFaults(const QJsonObject &faults);
    /// False when there is no subscription with that code.
    bool confirm(const QString &validationCode);

    /// Every subscription has been tried once: those whose receivers run are valid.
    bool isReady() const;

    QJsonObject openIdConfiguration() const;
    /// For one connection of a WebSocket to an application (contract README, 11.3).
    QByteArray socketToken() const;
    QJsonObject signingKeys() const { return m_signer.keySet(); }
    /// Connections with events that have not left yet.
    qsizetype busyQueues() const { return qsizetype(m_queues.size()); }

private:
    void sendCallback(const Callback &event);
    void sendGrid(const GridEvent &event);
    CallbackQueue &queueOf(const CallId &id);

    DeliveryParts m_parts;
    const Clock &m_clock;
    TokenSigner m_signer;
    DeliveryOptions m_options;
    EventFaults m_faults;
    std::map<QString, std::unique_ptr<CallbackQueue>> m_queues; ///< by call connection id; gone when idle
    std::vector<std::unique_ptr<Subscriber>> m_subscribers;
};

} // namespace callboard::exchange
