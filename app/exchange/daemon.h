// The exchange put together.
#pragma once
#include "exchange/delivery/delivery.h"
#include "exchange/media/mediaserver.h"
#include "exchange/rest/api.h"
#include "exchange/rest/configfile.h"
#include "exchange/rest/recordingfiles.h"
#include "exchange/streams/endpointsockets.h"
#include "exchange/streams/streamdesk.h"
#include "http/networktransport.h"
#include "httpd/httpserver.h"
#include "media/mix/tickclock.h"
#include "options.h"

namespace callboard {

class ExchangeDaemon : public QObject
{
    Q_OBJECT

public:
    ExchangeDaemon(ExchangeOptions options, exchange::FileConfig config, exchange::TokenSigner signer);

    /// Serves from here on; gives what the first line of standard output says.
    Result<QJsonObject> start();
    /// Subscriptions whose receivers run have agreed.
    bool isReady() const { return m_delivery->isReady(); }
    /// Takes no more requests; stopped() follows when those under way are answered.
    void stop();

signals:
    void stopped();

private:
    exchange::ControlHooks hooks();
    QJsonObject firstLine(const QString &endpoint) const;
    void startDelivery(const QString &endpoint);
    void startRecorder();
    void startMedia();
    void announceRecordings(const QString &endpoint);
    void startStreams();
    Result<std::function<void()>> readMediaFaults(const QJsonObject &faults);
    exchange::Figures figures() const;

    ExchangeOptions m_options;
    exchange::FileConfig m_config;
    exchange::TokenSigner m_signer; ///< until delivery takes it
    http::NetworkTransport m_transport;
    http::EventLoopTimers m_timers;
    httpd::HttpServer m_server;
    std::unique_ptr<exchange::Runner> m_runner;
    media::TickClock m_ticks;
    std::unique_ptr<exchange::Recorder> m_recorder;
    std::unique_ptr<exchange::MediaServer> m_media;
    std::unique_ptr<exchange::RecordingFiles> m_recordingFiles;
    std::unique_ptr<exchange::StreamDesk> m_streams;
    std::unique_ptr<exchange::EndpointSockets> m_endpoints;
    std::unique_ptr<exchange::Api> m_api;
    std::unique_ptr<exchange::Delivery> m_delivery;
};

} // namespace callboard
