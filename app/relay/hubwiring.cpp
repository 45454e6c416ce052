#include "hubwiring.h"
#include "core/literals.h"

namespace callboard::relay {

HubWiring::HubWiring(httpd::HttpServer &server, const Settings &settings, const Clock &clock, Metrics &metrics)
    : m_hubs({QStringList{u"callboard"_s} + settings.extraHubs, {settings.key}, settings.publicUrl, {}}, clock),
      m_main(*m_hubs.hub(u"callboard"_s))
{
    m_hubs.registerRoutes(server);
    addFigures(metrics);
}

bool HubWiring::isHeard() const
{
    return m_main.anyGroupExists();
}

void HubWiring::publish(const QByteArray &envelopeJson, const QStringList &groups)
{
    m_main.publish(envelopeJson, groups);
}

void HubWiring::addFigures(Metrics &metrics)
{
    const Hub *hub = &m_main;
    metrics.gauge("callboard_hub_connections", "Console connections.",
                  [hub] { return double(hub->stats().connections); });
    metrics.gauge("callboard_hub_sessions", "Console sessions, those that are away included.",
                  [hub] { return double(hub->stats().sessions); });
    metrics.counted("callboard_hub_published_total", "Messages published.",
                    [hub] { return double(hub->stats().published); });
    metrics.counted("callboard_hub_delivered_total", "Messages queued for a session.",
                    [hub] { return double(hub->stats().delivered); });
    metrics.counted("callboard_hub_recovered_total", "Sessions taken up again.",
                    [hub] { return double(hub->stats().recovered); });
    metrics.counted("callboard_hub_cut_total", "Sessions cut because they did not keep up or broke the protocol.",
                    [hub] {
                        const HubStats stats = hub->stats();
                        return double(stats.overflowed + stats.slow + stats.protocolErrors);
                    });
}

} // namespace callboard::relay
