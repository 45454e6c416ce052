// All parts of a relay put together.
#pragma once
#include "config.h"
#include "datafolder.h"
#include "httpd/httpserver.h"
#include "media/mix/tickclock.h"
#include "options.h"
#include "relay/accounts/signin.h"
#include "relay/api/api.h"
#include "relay/audiohub/audiohub.h"
#include "relay/claims/ringwatch.h"
#include "relay/gateway/gateway.h"
#include "relay/intake/intake.h"
#include "relay/journal/sqlitejournal.h"
#include "relay/transcript/transcriptintake.h"

namespace callboard::relay {

class HubWiring;
class VaultWiring;

/// Starts in the order in which parts need each other and ends in the other direction. Main thread.
class Relay : public QObject
{
    Q_OBJECT
public:
    struct Failure {
        int exitCode = 0;
        QString text;
    };

    Relay(Options options, Config config, QObject *parent = nullptr);
    ~Relay() override;

    /// Nothing when it runs.
    std::optional<Failure> start();
    /// The first line on standard output (design/architecture.md, section 5).
    QByteArray hello() const;
    /// Refuses what is new, lets answers finish, closes sockets with 1001, saves the state; then ended().
    void end();

signals:
    void ended();

private:
    std::optional<Failure> openData();
    std::optional<Failure> listen();
    std::optional<Failure> load();
    void compose();
    void composeIntake();
    void composeGateway();
    void composeMedia();
    std::optional<Failure> composeVault();
    void addRoutes();
    void addGauges();
    void addMediaGauges();
    void close();

    const Options m_options;
    const Config m_config;
    const Clock &m_clock = SystemClock::instance();
    Metrics m_metrics;
    QString m_endpoint; ///< own address
    QString m_publicUrl;
    QByteArray m_hubKey;
    bool m_ending = false;

    // In the order of making; unmade backwards.
    std::unique_ptr<DataFolder> m_folder;
    std::unique_ptr<SqliteJournal> m_journal;
    std::unique_ptr<httpd::HttpServer> m_server;
    std::unique_ptr<HubWiring> m_hubs;
    std::unique_ptr<RelayState> m_state;
    std::unique_ptr<ClaimBook> m_claims;
    std::unique_ptr<RingWatch> m_rings;
    std::unique_ptr<AuditTrail> m_audit;
    std::unique_ptr<Directory> m_directory;
    std::unique_ptr<Tokens> m_tokens;
    std::unique_ptr<SignIn> m_signIn;
    std::shared_ptr<http::Transport> m_network;
    std::unique_ptr<IssuerKeys> m_issuerKeys;
    std::unique_ptr<CallbackTokens> m_callbackTokens;
    std::unique_ptr<KeyBook> m_keys;
    std::unique_ptr<Intake> m_intake;
    std::unique_ptr<ServiceLink> m_service;
    std::unique_ptr<Gateway> m_gateway;
    std::unique_ptr<Api> m_api;
    std::unique_ptr<ServiceDoor> m_serviceDoor;
    std::unique_ptr<media::TickClock> m_ticks;
    std::unique_ptr<AudioHub> m_audio;
    std::unique_ptr<TranscriptIntake> m_transcripts;
    std::unique_ptr<VaultWiring> m_vault;
};

} // namespace callboard::relay
