#include "session/daemons/localsystem.h"
#include "core/literals.h"
#include "core/whendone.h"
#include "session/daemons/processes.h"
#include <QFile>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QProcess>
#include <QTcpServer>

namespace callboard {

namespace {
constexpr std::chrono::milliseconds LookEvery{50};
constexpr std::chrono::milliseconds LongestEnd{5000};
constexpr std::chrono::milliseconds LongestAccount{10'000};

/// The exchange must know the relay's address and the relay the exchange's, so one port is chosen beforehand.
QString freeLoopbackPort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return u"127.0.0.1:%1"_s.arg(probe.serverPort());
}
} // namespace

LocalSystem::LocalSystem(Options options, QObject *parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_relay(u"relay"_s, m_options.folder),
      m_exchange(u"exchange"_s, m_options.folder),
      m_pause(LookEvery, std::chrono::seconds(15), QRandomGenerator::global()->generate())
{
    m_watch.setSingleShot(true);
    connect(&m_watch, &QTimer::timeout, this, &LocalSystem::look);
}

QFuture<Result<LocalAccess>> LocalSystem::start()
{
    m_promise = std::make_unique<QPromise<Result<LocalAccess>>>();
    m_promise->start();
    const auto future = m_promise->future();
    if (const Result<Done> made = makePrivateFolder(m_options.folder); !made)
        fail(u"callboard"_s, made.error());
    else
        lookForRunning();
    return future;
}

void LocalSystem::lookForRunning()
{
    m_state = readLocalState(m_options.folder).value_or(LocalState{});
    if (!isComplete())
        return startWhenGone(LongestEnd / LookEvery);
    QNetworkRequest request(QUrl(m_state.relayEndpoint + "/healthz"_L1));
    request.setTransferTimeout(2000);
    QNetworkReply *reply = m_network.get(request);
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        reply->error() == QNetworkReply::NoError ? finishRunning(true) : startWhenGone(LongestEnd / LookEvery);
    });
}

/// A relay that is still closing holds its data folder: a new one is started when the old one has gone.
void LocalSystem::startWhenGone(int looksLeft)
{
    const bool gone = !processes::isAlive(m_state.relayPid) && !processes::isAlive(m_state.exchangePid);
    if (gone || looksLeft == 0)
        return m_state.password.isEmpty() ? makeAccount() : startRelay();
    processes::terminate(m_state.relayPid);
    processes::terminate(m_state.exchangePid);
    QTimer::singleShot(LookEvery, this, [this, looksLeft] { startWhenGone(looksLeft - 1); });
}

void LocalSystem::startRelay()
{
    m_exchangeListen = freeLoopbackPort();
    m_state.exchangeKey = QString::fromLatin1(randomSecret(48).toLatin1().toBase64());
    m_state.eventGridSecret = randomSecret();
    whenDone(runRelay(u"127.0.0.1:0"_s), this, [this](const Result<Daemon::Running> &relay) {
        if (!relay)
            return fail(RelayProgram, relay.error());
        tookRelay(*relay);
        embedded() ? startExchange() : finishRunning(false);
    });
}

void LocalSystem::startExchange()
{
    whenDone(runExchange(m_exchangeListen), this, [this](const Result<Daemon::Running> &exchange) {
        if (!exchange)
            return fail(ExchangeProgram, exchange.error());
        tookExchange(*exchange);
        finishRunning(false);
    });
}

void LocalSystem::finishRunning(bool reattached)
{
    if (const Result<Done> kept = writeLocalState(m_options.folder, m_state); !kept)
        return fail(u"callboard"_s, kept.error());
    if (m_options.demo && embedded())
        m_shift = std::make_unique<DemoShift>(QUrl(m_state.exchangeEndpoint), m_state.exchangeKey);
    watch();
    m_promise->addResult(LocalAccess{QUrl(m_state.relayEndpoint), m_state.user, m_state.password, reattached});
    m_promise->finish();
}

void LocalSystem::fail(const QString &program, const ApiError &error)
{
    stop();
    ApiError named = error;
    named.code = program;
    m_promise->addResult(named);
    m_promise->finish();
}

void LocalSystem::stop()
{
    m_shift.reset();
    m_stopped = true;
    m_watch.stop();
    for (qint64 *pid : {&m_state.exchangePid, &m_state.relayPid}) {
        if (processes::isAlive(*pid)) {
            processes::terminate(*pid);
            processes::resume(*pid); // one that stands still does not hear of it
            m_ending.append(*pid);
        }
        *pid = 0;
    }
}

bool LocalSystem::hasEnded() const
{
    return std::none_of(m_ending.begin(), m_ending.end(), processes::isAlive);
}

void LocalSystem::freezeRelay(bool frozen)
{
    frozen ? processes::suspend(m_state.relayPid) : processes::resume(m_state.relayPid);
}

/// The very first start only. Its password is slow to hash by intent.
void LocalSystem::makeAccount()
{
    m_state.user = u"agent-"_s + randomSecret(3).toLower();
    m_state.password = randomSecret();
    auto *process = new QProcess(this);
    process->setStandardErrorFile(m_options.folder + "/relay.log"_L1, QIODevice::Append);
    const auto done = [this, process](bool made) {
        process->disconnect(this);
        process->deleteLater();
        made ? startRelay() : fail(RelayProgram, ApiError::of(ApiError::Kind::Server, process->errorString()));
    };
    connect(process, &QProcess::finished, this,
            [done](int code, QProcess::ExitStatus how) { done(how == QProcess::NormalExit && code == 0); });
    connect(process, &QProcess::errorOccurred, this, [done] { done(false); });
    QTimer::singleShot(LongestAccount, process, &QProcess::kill);
    process->start(localProgram(m_options.programs, RelayProgram),
                   {u"user"_s, u"add"_s, m_state.user, u"--role"_s, u"admin"_s, u"--data"_s,
                    QString(m_options.folder + "/relay"_L1)});
    process->write(m_state.password.toLatin1() + '\n');
    process->closeWriteChannel();
}

} // namespace callboard
