// Connects the hubs to the rest of the relay.
#pragma once
#include "relay/base/metrics.h"
#include "relay/base/publisher.h"
#include "relay/hub/hubserver.h"

namespace callboard::relay {

/// Publishes envelopes to the hub "callboard" and serves the sockets and the REST interface of all hubs. Lives as long
/// as the server handles requests.
class HubWiring final : public Publisher
{
public:
    struct Settings {
        QStringList extraHubs;
        QByteArray key;
        QString publicUrl;
    };
    HubWiring(httpd::HttpServer &server, const Settings &settings, const Clock &clock, Metrics &metrics);

    bool isHeard() const override;
    void publish(const QByteArray &envelopeJson, const QStringList &groups) override;

private:
    void addFigures(Metrics &metrics);
    HubServer m_hubs;
    Hub &m_main;
};

} // namespace callboard::relay
