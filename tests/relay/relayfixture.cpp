#include "relay/relayfixture.h"
#include "core/literals.h"
#include "relay/accounts/passwords.h"
#include "relay/base/secrets.h"
#include <QJsonDocument>
#include <QTest>

namespace callboard::test {

using namespace relay;

namespace {
constexpr char HubKey[] = "a-hub-access-key-for-tests";
QByteArray g_log;

void keepLine(QtMsgType, const QMessageLogContext &, const QString &text)
{
    g_log += text.toUtf8() + '\n';
}

QList<Account> accounts()
{
    static const QByteArray hash = hashPassword(RelayFixture::password(), PasswordCost::Least).valueOr({});
    return {{UserName(u"mina"_s), u"Mina Park"_s, Role::Agent, hash},
            {UserName(u"omar"_s), {}, Role::Agent, hash},
            {UserName(u"sup"_s), {}, Role::Supervisor, hash},
            {UserName(u"rita"_s), {}, Role::Reviewer, hash},
            {UserName(u"adam"_s), {}, Role::Admin, hash}};
}
} // namespace

void Published::publish(const QByteArray &envelopeJson, const QStringList &groups)
{
    messages.append({QJsonDocument::fromJson(envelopeJson).object(), envelopeJson, groups});
}

QStringList Published::types() const
{
    QStringList all;
    for (const Message &m : messages)
        all.append(m.envelope.value("type"_L1).toString());
    return all;
}

LogKeeper::LogKeeper()
{
    g_log.clear();
    m_before = qInstallMessageHandler(keepLine);
}

LogKeeper::~LogKeeper()
{
    qInstallMessageHandler(m_before);
}

QByteArray LogKeeper::text()
{
    return g_log;
}

RelayFixture::RelayFixture(RelayFixtureOptions options)
{
    FaultyVfs::install();
    FaultyVfs::heal();
    auto opened = SqliteJournal::open({.path = dir.filePath(u"journal.db"_s), .vfs = FaultyVfs::name, .clock = &clock});
    if (!opened)
        qFatal("%s", qPrintable(opened.error().detail));
    journal = std::move(opened).value();
    server = std::make_unique<httpd::HttpServer>();
    port = server->listen(QHostAddress::LocalHost, 0).value();
    composeState(options);
    composeDoors(options);
    composeMedia();
}

RelayFixture::~RelayFixture()
{
    FaultyVfs::heal();
    server.reset();
}

void RelayFixture::composeState(const RelayFixtureOptions &options)
{
    state = std::make_unique<RelayState>(*journal, published, clock, metrics, options.state);
    if (const auto loaded = state->load(); !loaded)
        qFatal("%s", qPrintable(loaded.error().detail));
    claims = std::make_unique<ClaimBook>(state->store(), clock);
    rings = std::make_unique<RingWatch>(*state, *claims, clock);
    audit = std::make_unique<AuditTrail>(*journal, clock, metrics);
    auto store = AccountStore::open(dir.filePath(u"accounts.db"_s));
    directory = std::make_unique<Directory>(accounts(), std::move(store).value());
    tokens = std::make_unique<Tokens>(HubKey, u"http://relay.test/client/hubs/callboard"_s, clock);
    signIn = std::make_unique<SignIn>(*directory, *tokens, clock);
}

void RelayFixture::composeDoors(const RelayFixtureOptions &options)
{
    if (options.issuer) {
        issuerKeys = std::make_unique<IssuerKeys>(*options.issuer, network, clock);
        callbackTokens = std::make_unique<CallbackTokens>(*issuerKeys, clock);
    }
    keys = std::make_unique<KeyBook>(*journal);
    intake = std::make_unique<Intake>(
        Intake::Parts{*state, *keys, *audit, metrics, callbackTokens.get(), options.eventGridSecret});
    if (options.withService)
        service = std::make_unique<ServiceLink>(
            http::ConnectionString{QUrl(u"http://service.test"_s), QByteArray(32, 'k')}, network, clock);
    gateway = std::make_unique<Gateway>(
        Gateway::Parts{*state, *claims, *keys, *audit, *tokens, clock, service.get(), u"http://relay.test"_s,
                       options.speechServices});
    api = std::make_unique<Api>(Api::Parts{*state, *journal, *signIn, *tokens, *audit, metrics, clock});
    intake->addRoutes(*server);
    gateway->addRoutes(*server);
    api->addRoutes(*server);
}

void RelayFixture::composeMedia()
{
    serviceDoor
        = std::make_unique<ServiceDoor>(ServiceDoor::Parts{*state, *keys, *audit, metrics, callbackTokens.get()});
    audio = std::make_unique<AudioHub>(AudioHub::Parts{*state, *serviceDoor, *tokens, *audit, metrics, clock, ticks});
    transcripts = std::make_unique<TranscriptIntake>(TranscriptIntake::Parts{*state, published, *serviceDoor, metrics});
    audio->addRoutes(*server);
    transcripts->addRoutes(*server);
}

QByteArray RelayFixture::token(const QString &user, Roles roles) const
{
    return tokens->issue({UserName(user), user, roles}).text;
}

RawAnswer RelayFixture::ask(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                            const QByteArray &headers)
{
    RawClient client(port);
    client.send(method + ' ' + target + " HTTP/1.1\r\nHost: h\r\nContent-Length: " + QByteArray::number(body.size())
                + "\r\n" + headers + "\r\n" + body);
    return client.answer();
}

RawAnswer RelayFixture::askAs(const QByteArray &token, const QByteArray &method, const QByteArray &target,
                              const QByteArray &body, const QByteArray &headers)
{
    return ask(method, target, body, headers + "Authorization: Bearer " + token + "\r\n");
}

RawAnswer RelayFixture::postGrid(const QByteArray &body)
{
    const auto answer = ask("POST", "/eventgrid?code=grid-secret%2B%2F%3D", body);
    settle();
    return answer;
}

QByteArray RelayFixture::makeKey(const QByteArray &user)
{
    const QByteArray key = KeyBook::makeKey();
    CallbackKey about;
    about.user = user;
    about.direction = "outgoing";
    about.createdAt = clock.now().toMSecsSinceEpoch();
    state->record({.keys = {keys->record(key, about)}}, {});
    settle();
    return key;
}

void RelayFixture::own(const QByteArray &call, const QString &user, const QByteArray &serverCall)
{
    const QByteArray key = makeKey(user.toUtf8());
    const QByteArray body = callback("CallConnected", "connected-" + call, call, serverCall);
    QCOMPARE(ask("POST", "/callbacks/" + key, body).status, 200);
    settle();
}

void RelayFixture::settle()
{
    bool done = false;
    relay::Recording marker;
    marker.applied = [&done] { done = true; };
    state->record(marker, [&done](const auto &outcome) { done = done || !outcome; });
    if (!QTest::qWaitFor([&done] { return done; }))
        qFatal("the journal does not answer");
}

QList<RelayFixture::Kept> RelayFixture::rows()
{
    settle();
    QList<Kept> all;
    const auto shown = journal->read(0, 1'000'000, [&all](const EventView &row) {
        all.append({row.offset, row.type.toByteArray(), row.body.toByteArray(), row.callId.toByteArray()});
        return true;
    });
    if (!shown)
        qWarning("%s", qPrintable(shown.error().detail));
    return all;
}

QList<QByteArray> RelayFixture::types()
{
    QList<QByteArray> all;
    for (const Kept &row : rows())
        all.append(row.type.mid(row.type.lastIndexOf('.') + 1));
    return all;
}

QByteArray incomingCall(const QByteArray &id, const QByteArray &context, const QByteArray &serverCall)
{
    return R"([{"id":")" + id
        + R"(","topic":"/t","subject":"/caller/4:+14255550123/recipient/4:+18005550100","data":{"to":{"kind":"phoneNumber",)"
          R"("rawId":"4:+18005550100","phoneNumber":{"value":"+18005550100"}},"from":{"kind":"phoneNumber",)"
          R"("rawId":"4:+14255550123","phoneNumber":{"value":"+14255550123"}},"serverCallId":")"
        + serverCall + R"(","callerDisplayName":"","incomingCallContext":")" + context
        + R"(","correlationId":"k"},"eventType":"Microsoft.Communication.IncomingCall","dataVersion":"1.0",)"
          R"("metadataVersion":"1","eventTime":"2026-03-16T09:00:00.0000000Z"}])";
}

QByteArray callback(const QByteArray &type, const QByteArray &id, const QByteArray &call, const QByteArray &serverCall)
{
    return R"([{"id":")" + id + R"(","source":"calling/callConnections/)" + call
        + R"(","type":"Microsoft.Communication.)" + type + R"(","data":{"version":"2026-03-12","callConnectionId":")"
        + call + R"(","serverCallId":")" + (serverCall.isEmpty() ? "server-of-" + call : serverCall)
        + R"(","correlationId":"k"},"time":"2026-03-16T09:00:01.0000000+00:00","specversion":"1.0",)"
          R"("datacontenttype":"application/json","subject":"calling/callConnections/)"
        + call + R"("}])";
}

} // namespace callboard::test
