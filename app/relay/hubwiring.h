// Connects the hubs to the rest of the relay.
#pragma once
#include "relay/base/metrics.h"
#include "relay/base/publisher.h"
#include "relay/hub/hub.h"
#include <QTimer>
#include <QUrl>

namespace callboard::httpd {
class HttpServer;
}

namespace callboard::relay {

/// Publishes envelopes to the hub "callboard" and serves the sockets of all hubs. Lives as long as the server.
class HubWiring final : public Publisher
{
public:
    struct Settings {
        QStringList extraHubs;
        QByteArray key;
        QUrl publicUrl;
    };
    HubWiring(httpd::HttpServer &server, const Settings &settings, const Clock &clock, Metrics &metrics);
    ~HubWiring() override;

    void publish(const QByteArray &envelopeJson, const QStringList &groups) override;
    /// Closes every socket with 1001.
    void goAway();

private:
    Hub m_hub;
    QTimer m_ticker;
};

} // namespace callboard::relay
