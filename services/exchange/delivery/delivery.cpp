#include "exchange/delivery/delivery.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "core/overloaded.h"
#include <QUuid>

namespace callboard::exchange {

namespace {
constexpr QLatin1StringView TypePrefix{"Microsoft.Communication."};
}

Delivery::Delivery(DeliveryParts parts, const Clock &clock, TokenSigner signer, DeliveryOptions options)
    : m_parts(parts),
      m_clock(clock),
      m_signer(std::move(signer)),
      m_options(std::move(options)),
      m_faults(m_options.seed)
{
}

void Delivery::subscribe(const Subscription &subscription)
{
    Subscriber::Identity identity;
    identity.topic = topicOf(m_options.resourceName);
    identity.validationCode = QUuid::createUuid().toString(QUuid::WithoutBraces);
    identity.confirmAddress
        = m_options.issuer + u"/exchange/v1/subscriptions/%1/validate"_s.arg(identity.validationCode);
    m_subscribers.push_back(std::make_unique<Subscriber>(m_parts, m_clock, subscription, std::move(identity)));
}

void Delivery::deliver(const QList<Event> &events)
{
    for (const Event &event : events) {
        std::visit(overloaded{[this](const Callback &e) { sendCallback(e); },
                              [this](const IncomingCall &e) { sendGrid(toGrid(e)); },
                              [this](const CallNotice &e) { sendGrid(toGrid(e)); }, [](const PartySignal &) {},
                              [](const SoundSignal &) {}, [](const PartySound &) {}, [](const MediaOrder &) {},
                              [](const TranscriptOrder &) {}, [](const RecordingOrder &) {},
                              [](const StreamOrder &) {}},
                   event);
    }
}

void Delivery::sendCallback(const Callback &event)
{
    const wire::CloudEvent wired = toWire(event);
    const QString type = wire::typeOf(wired.event);
    const EventFault fault = m_faults.next(QStringView(type).sliced(TypePrefix.size()));
    if (!fault.lose)
        queueOf(event.connection).add({QUrl(event.to), wire::callbackBody(wired), fault});
}

void Delivery::sendGrid(const GridEvent &event)
{
    const EventFault fault = m_faults.next(QStringView(wire::typeOf(event.data)).sliced(TypePrefix.size()));
    if (fault.lose)
        return;
    for (const auto &subscriber : m_subscribers)
        subscriber->add(event, fault);
}

CallbackQueue &Delivery::queueOf(const CallId &id)
{
    auto &queue = m_queues[id.text];
    if (!queue) {
        const auto token = [this] { return m_signer.token(m_options.issuer, m_options.audience, m_clock.now()); };
        queue = std::make_unique<CallbackQueue>(m_parts, token, [this, key = id.text] { m_queues.erase(key); });
    }
    return *queue;
}

Result<Done> Delivery::setFaults(const QJsonObject &faults)
{
    JsonReader r(faults);
    const QJsonArray rules = r.optional<QJsonArray>("events"_L1).value_or(QJsonArray());
    for (const QString &name : r.unread().keys())
        r.problems()->append(u"$.%1: unknown"_s.arg(name));
    if (!r.ok())
        return ApiError::invalid(r.problems()->join("; "_L1));
    return m_faults.set(rules, u"$.events"_s);
}

bool Delivery::confirm(const QString &validationCode)
{
    for (const auto &subscriber : m_subscribers) {
        if (subscriber->code() != validationCode)
            continue;
        subscriber->confirm();
        return true;
    }
    return false;
}

bool Delivery::isReady() const
{
    return std::all_of(m_subscribers.begin(), m_subscribers.end(), [](const auto &s) { return s->wasTried(); });
}

QByteArray Delivery::socketToken() const
{
    return m_signer.socketToken(m_options.issuer, m_options.audience, m_clock.now());
}

QJsonObject Delivery::openIdConfiguration() const
{
    return {{u"issuer"_s, m_options.issuer},
            {u"jwks_uri"_s, QString(m_options.issuer + "/calling/keys"_L1)},
            {u"id_token_signing_alg_values_supported"_s, QJsonArray{u"RS256"_s}}};
}

} // namespace callboard::exchange
