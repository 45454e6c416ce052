// All parts of a relay short of the daemon: a journal in a temporary folder, a real server, a scripted network.
#pragma once
#include "httpd/httpserver.h"
#include "httpd/rawclient.h"
#include "media/mix/ticksource.h"
#include "relay/accounts/signin.h"
#include "relay/api/api.h"
#include "relay/audiohub/audiohub.h"
#include "relay/claims/ringwatch.h"
#include "relay/faultyvfs.h"
#include "relay/gateway/gateway.h"
#include "relay/intake/callbacktoken.h"
#include "relay/intake/intake.h"
#include "relay/journal/sqlitejournal.h"
#include "relay/transcript/transcriptintake.h"
#include "support/fakenetwork.h"
#include <QJsonObject>
#include <QTemporaryDir>

namespace callboard::test {

/// Keeps what was published.
class Published final : public relay::Publisher
{
public:
    struct Message {
        QJsonObject envelope;
        QByteArray text;
        QStringList groups;
    };
    bool isHeard() const override { return heard; }
    void publish(const QByteArray &envelopeJson, const QStringList &groups) override;
    QStringList types() const;
    QList<Message> messages;
    bool heard = true;
};

/// A message handler that keeps all log text while it lives. One at a time.
class LogKeeper
{
public:
    LogKeeper();
    ~LogKeeper();
    static QByteArray text();

private:
    QtMessageHandler m_before;
};

struct RelayFixtureOptions {
    QByteArray eventGridSecret = "grid-secret+/=";
    std::optional<relay::Issuer> issuer{};
    bool withService = true;
    relay::StateOptions state{};
    QString speechServices{};
};

/// One thread. Users: mina and omar (agents), sup (supervisor), rita (reviewer), adam (administrator); the password is
/// password().
class RelayFixture
{
public:
    explicit RelayFixture(RelayFixtureOptions options = {});
    ~RelayFixture();

    static QByteArray password() { return "correct horse battery"; }
    QByteArray token(const QString &user, relay::Roles roles = relay::Role::Agent) const;
    QByteArray mina() const { return token(QStringLiteral("mina")); }
    QByteArray omar() const { return token(QStringLiteral("omar")); }
    QByteArray supervisor() const { return token(QStringLiteral("sup"), relay::Role::Supervisor); }
    QByteArray reviewer() const { return token(QStringLiteral("rita"), relay::Role::Reviewer); }
    QByteArray admin() const { return token(QStringLiteral("adam"), relay::Role::Admin); }

    /// One request on a connection of its own. `headers` are whole lines with their ends.
    RawAnswer ask(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                  const QByteArray &headers = {});
    RawAnswer askAs(const QByteArray &token, const QByteArray &method, const QByteArray &target,
                    const QByteArray &body = {}, const QByteArray &headers = {});
    RawAnswer postGrid(const QByteArray &body);
    /// A callback key as the gateway makes one, for a call of that user.
    QByteArray makeKey(const QByteArray &user);
    /// Gives the call to the user: CallOwned is journalled and applied.
    void own(const QByteArray &call, const QString &user, const QByteArray &serverCall = {});
    /// Waits until everything that was committed is applied.
    void settle();

    struct Kept {
        qint64 offset = 0;
        QByteArray type;
        QByteArray body;
        QByteArray callId;
    };
    QList<Kept> rows();
    QList<QByteArray> types();

    QTemporaryDir dir;
    ManualClock clock;
    std::shared_ptr<FakeNetwork> network = std::make_shared<FakeNetwork>();
    relay::Metrics metrics;
    Published published;
    std::unique_ptr<relay::SqliteJournal> journal;
    std::unique_ptr<httpd::HttpServer> server;
    std::unique_ptr<relay::RelayState> state;
    std::unique_ptr<relay::ClaimBook> claims;
    std::unique_ptr<relay::RingWatch> rings;
    std::unique_ptr<relay::AuditTrail> audit;
    std::unique_ptr<relay::Directory> directory;
    std::unique_ptr<relay::Tokens> tokens;
    std::unique_ptr<relay::SignIn> signIn;
    std::unique_ptr<relay::IssuerKeys> issuerKeys;
    std::unique_ptr<relay::CallbackTokens> callbackTokens;
    std::unique_ptr<relay::KeyBook> keys;
    std::unique_ptr<relay::Intake> intake;
    std::unique_ptr<relay::ServiceLink> service;
    std::unique_ptr<relay::Gateway> gateway;
    std::unique_ptr<relay::Api> api;
    std::unique_ptr<relay::ServiceDoor> serviceDoor;
    media::ManualTicks ticks;
    std::unique_ptr<relay::AudioHub> audio;
    std::unique_ptr<relay::TranscriptIntake> transcripts;
    quint16 port = 0;

private:
    void composeState(const RelayFixtureOptions &options);
    void composeDoors(const RelayFixtureOptions &options);
    void composeMedia();
};

/// An Event Grid IncomingCall; the context stands for the call.
QByteArray incomingCall(const QByteArray &id, const QByteArray &context, const QByteArray &serverCall = "server-1");
/// A Call Automation callback of that type.
QByteArray callback(const QByteArray &type, const QByteArray &id, const QByteArray &call,
                    const QByteArray &serverCall = "server-1");

} // namespace callboard::test
