#include "relay.h"
#include "core/literals.h"
#include "http/networktransport.h"
#include "hubwiring.h"
#include "pubsub/connectionstring.h"
#include "startnotes.h"
#include "tls.h"
#include "vaultwiring.h"
#include <QJsonDocument>
#include <QLoggingCategory>

namespace {
Q_LOGGING_CATEGORY(lcRelay, "callboard.relay")
}

namespace callboard::relay {

namespace {
constexpr std::chrono::milliseconds LongestEnd{3000};
}

Relay::Relay(Options options, Config config, QObject *parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_config(std::move(config))
{
}

Relay::~Relay()
{
    // The server first: nobody asks any more when the parts go.
    m_hubs.reset();
    m_server.reset();
}

std::optional<Relay::Failure> Relay::start()
{
    if (auto failure = openData())
        return failure;
    if (auto failure = listen())
        return failure;
    compose();
    if (auto failure = load())
        return failure;
    composeIntake();
    composeGateway();
    composeMedia();
    if (auto failure = composeVault())
        return failure;
    addRoutes();
    addGauges();
    addMediaGauges();
    qCInfo(lcRelay).noquote() << "version" << CALLBOARD_VERSION << "listens at" << m_endpoint;
    const QStringList notes = startNotes(m_options, m_config, m_publicUrl);
    for (const QString &note : notes)
        qCWarning(lcRelay).noquote() << note;
    return {};
}

std::optional<Relay::Failure> Relay::openData()
{
    auto folder = DataFolder::take(m_options.data);
    if (!folder)
        return Failure{exitcode::DataFolder, folder.error().detail};
    m_folder = std::move(folder).value();
    auto journal = SqliteJournal::open({.path = m_folder->journalFile(), .clock = &m_clock});
    if (!journal)
        return Failure{exitcode::Journal, u"%1: %2"_s.arg(m_folder->journalFile(), journal.error().detail)};
    m_journal = std::move(journal).value();
    auto accounts = AccountStore::open(m_folder->accountsFile());
    if (!accounts)
        return Failure{exitcode::DataFolder, u"%1: %2"_s.arg(m_folder->accountsFile(), accounts.error().detail)};
    m_directory = std::make_unique<Directory>(m_config.users, std::move(accounts).value());
    const auto key = m_config.hubAccessKey.isEmpty() ? m_folder->hubAccessKey() : m_config.hubAccessKey;
    if (!key)
        return Failure{exitcode::DataFolder, key.error().detail};
    m_hubKey = *key;
    return {};
}

std::optional<Relay::Failure> Relay::listen()
{
    m_server = std::make_unique<httpd::HttpServer>();
    Result<quint16> port = ApiError::invalid({});
    if (m_config.tls) {
        const auto tls = tlsConfiguration(*m_config.tls);
        if (!tls)
            return Failure{exitcode::Usage, tls.error().detail};
        port = m_server->listenTls(m_options.address, m_options.port, *tls);
    } else {
        port = m_server->listen(m_options.address, m_options.port);
    }
    if (!port)
        return Failure{
            exitcode::Listen,
            u"--listen %1:%2: %3"_s.arg(m_options.address.toString()).arg(m_options.port).arg(port.error().detail)};
    QString host = m_options.address.toString();
    if (m_options.address == QHostAddress::Any || m_options.address == QHostAddress::AnyIPv4
        || m_options.address == QHostAddress::AnyIPv6)
        host = u"127.0.0.1"_s;
    if (host.contains(u':'))
        host = u'[' + host + u']';
    m_endpoint = u"%1://%2:%3"_s.arg(m_config.tls ? u"https"_s : u"http"_s, host).arg(*port);
    m_publicUrl = m_config.publicUrl.isEmpty() ? m_endpoint : m_config.publicUrl;
    return {};
}

void Relay::compose()
{
    m_hubs = std::make_unique<HubWiring>(*m_server, HubWiring::Settings{m_config.extraHubs, m_hubKey, m_publicUrl},
                                         m_clock, m_metrics);
    StateOptions options;
    options.keepEvents = std::chrono::hours(24) * m_config.retentionDays;
    m_state = std::make_unique<RelayState>(*m_journal, *m_hubs, m_clock, m_metrics, options);
    m_claims = std::make_unique<ClaimBook>(m_state->store(), m_clock);
    m_rings = std::make_unique<RingWatch>(*m_state, *m_claims, m_clock);
    m_audit = std::make_unique<AuditTrail>(*m_journal, m_clock, m_metrics);
    m_tokens = std::make_unique<Tokens>(m_hubKey, m_publicUrl + u"/client/hubs/callboard"_s, m_clock);
    m_signIn = std::make_unique<SignIn>(*m_directory, *m_tokens, m_clock);
    m_network = std::make_shared<http::NetworkTransport>();
}

std::optional<Relay::Failure> Relay::load()
{
    if (const auto loaded = m_state->load(); !loaded)
        return Failure{exitcode::Journal, loaded.error().detail};
    m_rings->resume();
    return {};
}

void Relay::composeIntake()
{
    if (m_config.callbackIssuer) {
        m_issuerKeys = std::make_unique<IssuerKeys>(*m_config.callbackIssuer, m_network, m_clock);
        m_callbackTokens = std::make_unique<CallbackTokens>(*m_issuerKeys, m_clock);
    }
    m_keys = std::make_unique<KeyBook>(*m_journal);
    m_intake = std::make_unique<Intake>(
        Intake::Parts{*m_state, *m_keys, *m_audit, m_metrics, m_callbackTokens.get(), m_config.eventGridSecret});
}

void Relay::composeGateway()
{
    if (m_config.service)
        m_service = std::make_unique<ServiceLink>(*m_config.service, m_network, m_clock);
    m_gateway = std::make_unique<Gateway>(Gateway::Parts{*m_state, *m_claims, *m_keys, *m_audit, *m_tokens, m_clock,
                                                         m_service.get(), m_publicUrl, m_config.speechServices});
    m_api = std::make_unique<Api>(Api::Parts{*m_state, *m_journal, *m_signIn, *m_tokens, *m_audit, m_metrics, m_clock});
}

void Relay::composeMedia()
{
    m_serviceDoor = std::make_unique<ServiceDoor>(
        ServiceDoor::Parts{*m_state, *m_keys, *m_audit, m_metrics, m_callbackTokens.get()});
    m_ticks = std::make_unique<media::TickClock>();
    m_audio = std::make_unique<AudioHub>(
        AudioHub::Parts{*m_state, *m_serviceDoor, *m_tokens, *m_audit, m_metrics, m_clock, *m_ticks});
    m_transcripts
        = std::make_unique<TranscriptIntake>(TranscriptIntake::Parts{*m_state, *m_hubs, *m_serviceDoor, m_metrics});
}

std::optional<Relay::Failure> Relay::composeVault()
{
    auto vault = VaultWiring::open(m_config, m_options.data, {*m_state, *m_tokens, *m_audit, m_metrics, m_clock});
    if (!vault)
        return Failure{exitcode::DataFolder, vault.error().detail};
    m_vault = std::move(vault).value();
    return {};
}

void Relay::addRoutes()
{
    m_intake->addRoutes(*m_server);
    m_gateway->addRoutes(*m_server);
    m_api->addRoutes(*m_server);
    m_vault->addRoutes(*m_server);
    m_audio->addRoutes(*m_server);
    m_transcripts->addRoutes(*m_server);
}

void Relay::addGauges()
{
    const Journal *journal = m_journal.get();
    m_metrics.counted("callboard_journal_commits_total", "Commits tried.",
                      [journal] { return double(journal->figures().commits); });
    m_metrics.counted("callboard_journal_failures_total", "Commits that failed.",
                      [journal] { return double(journal->figures().failedCommits); });
    m_metrics.counted("callboard_journal_commit_seconds_total", "Time spent in commits.",
                      [journal] { return double(journal->figures().commitMicroseconds) / 1e6; });
    m_metrics.gauge("callboard_journal_waiting", "Batches that wait for the disk.",
                    [journal] { return double(journal->figures().waiting); });
    m_metrics.gauge("callboard_journal_offset", "Newest position.",
                    [journal] { return double(journal->lastOffset()); });
    m_metrics.gauge("callboard_http_connections", "Open connections.",
                    [server = m_server.get()] { return double(server->stats().connections); });
    m_metrics.counted("callboard_http_requests_total", "Requests given to a handler.",
                      [server = m_server.get()] { return double(server->stats().requests); });
    m_metrics.gauge("callboard_service_requests", "Requests under way to the service.",
                    [link = m_service.get()] { return link ? double(link->underWay()) : 0.0; });
}

void Relay::addMediaGauges()
{
    const media::TickClock *ticks = m_ticks.get();
    m_metrics.counted("callboard_media_ticks_total", "Periods of 20 ms in which sound was mixed.",
                      [ticks] { return double(ticks->ticks()); });
    m_metrics.counted("callboard_media_late_ticks_total", "Of these, the ones that began more than 1 ms late.",
                      [ticks] { return double(ticks->lateTicks()); });
    m_metrics.counted("callboard_media_skipped_ticks_total", "Periods left out after a stall.",
                      [ticks] { return double(ticks->skippedTicks()); });
}

QByteArray Relay::hello() const
{
    const pubsub::ConnectionString hub{QUrl(m_endpoint), QString::fromUtf8(m_hubKey)};
    const QJsonObject line{{u"endpoint"_s, m_endpoint},
                           {u"hub"_s, u"callboard"_s},
                           {u"hubAccessKey"_s, QString::fromUtf8(m_hubKey)},
                           {u"webPubSubConnectionString"_s, pubsub::connectionStringText(hub)}};
    return QJsonDocument(line).toJson(QJsonDocument::Compact);
}

void Relay::end()
{
    if (std::exchange(m_ending, true))
        return;
    connect(m_server.get(), &httpd::HttpServer::drained, this, &Relay::close);
    QTimer::singleShot(LongestEnd, this, &Relay::close);
    m_server->shutdown();
}

void Relay::close()
{
    disconnect(m_server.get(), &httpd::HttpServer::drained, this, &Relay::close);
    m_vault->close();
    m_state->saveSnapshot();
    m_journal->close();
    qCInfo(lcRelay) << "ended; newest event" << m_journal->lastOffset();
    emit ended();
}

} // namespace callboard::relay
