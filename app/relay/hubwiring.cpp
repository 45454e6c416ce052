#include "hubwiring.h"
#include "core/literals.h"
#include "httpd/httpserver.h"

namespace callboard::relay {

HubWiring::HubWiring(httpd::HttpServer &, const Settings &, const Clock &clock, Metrics &metrics)
    : m_hub(u"callboard"_s, clock)
{
    QObject::connect(&m_ticker, &QTimer::timeout, &m_ticker, [this] { m_hub.tick(); });
    m_ticker.start(500);
    Q_UNUSED(metrics)
}

HubWiring::~HubWiring() = default;

void HubWiring::publish(const QByteArray &envelopeJson, const QStringList &groups)
{
    m_hub.publish(envelopeJson, groups);
}

void HubWiring::goAway() { }

} // namespace callboard::relay
