#include "exchange/delivery/subscriber.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include <QLoggingCategory>
#include <QUuid>

Q_LOGGING_CATEGORY(lcDelivery, "callboard.exchange.delivery")

namespace callboard::exchange {

namespace {
using namespace std::chrono_literals;
constexpr auto AnswerTime = 30s;
constexpr auto RingTime = 30s;
constexpr size_t MostWaiting = 5'000;
constexpr QByteArrayView Origin = "eventgrid.azure.net";
} // namespace

Subscriber::Subscriber(DeliveryParts parts, const Clock &clock, Subscription subscription, Identity identity)
    : m_parts(parts),
      m_clock(clock),
      m_subscription(std::move(subscription)),
      m_identity(std::move(identity))
{
    shakeHands();
}

void Subscriber::shakeHands()
{
    m_handshake
        = m_parts.transport.send(handshake(), [this](const Result<http::HttpReply> &reply) { handsShaken(reply); });
}

http::HttpRequest Subscriber::handshake() const
{
    if (m_subscription.schema == wire::GridSchema::EventGrid)
        return validationRequest();
    http::HttpRequest request;
    request.method = "OPTIONS";
    request.url = m_subscription.endpoint;
    request.timeout = AnswerTime;
    request.headers = {{"WebHook-Request-Origin", Origin.toByteArray()},
                       {"WebHook-Request-Callback", m_identity.confirmAddress.toLatin1()},
                       {"WebHook-Request-Rate", "1000"}};
    return request;
}

http::HttpRequest Subscriber::validationRequest() const
{
    wire::SubscriptionValidation data;
    data.validationCode = m_identity.validationCode;
    data.validationUrl = m_identity.confirmAddress;
    const EventId id(QUuid::createUuid().toString(QUuid::WithoutBraces));
    const auto event = wire::EventGridEvent::of(wire::GridSchema::EventGrid, id, m_identity.topic, {},
                                                Timestamp::fromDateTime(m_clock.now()), data);
    http::HttpRequest request;
    request.method = "POST";
    request.url = m_subscription.endpoint;
    request.timeout = AnswerTime;
    request.body = wire::eventGridBody(event);
    request.headers = {{"Content-Type", "application/json; charset=utf-8"},
                       {"aeg-event-type", "SubscriptionValidation"},
                       {"aeg-subscription-name", m_subscription.name.toUpper().toLatin1()},
                       {"aeg-delivery-count", "0"},
                       {"aeg-data-version", "1.0"},
                       {"aeg-metadata-version", "1"}};
    return request;
}

/// A receiver may start later than we: the handshake is repeated until it works, or until it is confirmed by GET.
void Subscriber::handsShaken(const Result<http::HttpReply> &reply)
{
    if (m_valid)
        return;
    if (reply && accepts(*reply))
        return confirm();
    if (m_handshakes++ == 0)
        qCWarning(lcDelivery) << "subscription" << m_subscription.name << "has not agreed yet; trying again";
    const auto pause = std::min<std::chrono::milliseconds>(250ms * m_handshakes, 5s);
    m_handshake = m_parts.timers.after(pause, [this] { shakeHands(); });
}

bool Subscriber::accepts(const http::HttpReply &reply) const
{
    if (reply.status != 200)
        return false;
    if (m_subscription.schema == wire::GridSchema::CloudEvents) {
        const QByteArray allowed = reply.header("WebHook-Allowed-Origin");
        return allowed == "*" || allowed == Origin;
    }
    const auto body = parseJsonObject(reply.body);
    return body && body->value("validationResponse"_L1).toString() == m_identity.validationCode;
}

void Subscriber::confirm()
{
    if (m_valid)
        return;
    m_valid = true;
    m_handshake.reset();
    for (const GridEvent &event : std::exchange(m_waiting, {}))
        send(event, 0ms);
}

void Subscriber::add(const GridEvent &event, const EventFault &fault)
{
    if (waiting() >= qsizetype(MostWaiting)) {
        qCWarning(lcDelivery) << "subscription" << m_subscription.name << "takes nothing: an event is dropped";
    } else if (!m_valid) {
        m_waiting.push_back(event);
    } else {
        send(event, fault.delay + fault.reorder);
        if (fault.duplicate)
            send(event, fault.delay + fault.reorder);
    }
}

void Subscriber::send(const GridEvent &event, std::chrono::milliseconds pause)
{
    if (isStale(event, pause))
        return;
    m_sending.emplace_back();
    const auto it = std::prev(m_sending.end());
    const auto post = [this, it, event] {
        const auto retry = [this, event](int status, int tries) {
            const auto pause = gridRetry(status, tries);
            return pause && isStale(event, *pause) ? std::nullopt : pause;
        };
        it->posting = std::make_unique<Posting>(
            m_parts, [this, event](int tries) { return notification(event, tries); }, retry,
            [this, it](bool) { m_sending.erase(it); });
    };
    if (pause.count() == 0)
        post();
    else
        it->pause = m_parts.timers.after(pause, post);
}

http::HttpRequest Subscriber::notification(const GridEvent &event, int tries) const
{
    const bool grid = m_subscription.schema == wire::GridSchema::EventGrid;
    http::HttpRequest request;
    request.method = "POST";
    request.url = m_subscription.endpoint;
    request.timeout = AnswerTime;
    request.body = wire::eventGridBody(event.in(m_subscription.schema, m_identity.topic));
    request.headers
        = {{"Content-Type", grid ? "application/json; charset=utf-8" : "application/cloudevents+json; charset=utf-8"},
           {"aeg-event-type", "Notification"},
           {"aeg-subscription-name", m_subscription.name.toUpper().toLatin1()},
           {"aeg-delivery-count", QByteArray::number(tries)},
           {"aeg-output-event-id", event.id.text.toLatin1()}};
    if (grid)
        request.headers += {{"aeg-data-version", "1.0"}, {"aeg-metadata-version", "1"}};
    return request;
}

bool Subscriber::isStale(const GridEvent &event, std::chrono::milliseconds in) const
{
    const std::chrono::milliseconds age(event.time.toDateTime().msecsTo(m_clock.now()));
    return std::holds_alternative<wire::IncomingCall>(event.data) && age + in >= RingTime;
}

} // namespace callboard::exchange
