// How the daemons are started, and started again when they end unasked.
#include "core/literals.h"
#include "core/whendone.h"
#include "session/daemons/localsystem.h"
#include "session/daemons/processes.h"
#include <QFile>
#include <QJsonDocument>

namespace callboard {

namespace {
constexpr std::chrono::milliseconds WatchEvery{500};
/// A daemon that ran so long ended for another reason than that it can't run.
constexpr std::chrono::milliseconds Settled{60'000};

QString hostAndPort(const QString &endpoint)
{
    return QUrl(endpoint).authority();
}
} // namespace

QString localProgram(const QString &folder, const QString &name)
{
#ifdef Q_OS_WIN
    return folder + u'/' + name + ".exe"_L1;
#else
    return folder + u'/' + name;
#endif
}

LocalSystem::Starting LocalSystem::runRelay(const QString &listen)
{
    const QString service = embedded()
        ? u"endpoint=http://%1/;accesskey=%2"_s.arg(m_exchangeListen, m_state.exchangeKey)
        : m_options.directTo;
    const QString speech = embedded() ? u"http://%1"_s.arg(m_exchangeListen) : QString();
    const Result<QString> config = writeConfig(u"relay.json"_s, relayConfig(service, m_state.eventGridSecret, speech));
    if (!config)
        return QtFuture::makeReadyFuture(Result<Daemon::Running>(config.error()));
    return run(m_relay, RelayProgram,
               {u"--listen"_s, listen, u"--data"_s, QString(m_options.folder + "/relay"_L1), u"--config"_s, *config});
}

LocalSystem::Starting LocalSystem::runExchange(const QString &listen)
{
    const QString events = m_state.relayEndpoint + "/eventgrid?code="_L1 + m_state.eventGridSecret;
    const Result<QString> config = writeConfig(u"exchange.json"_s, exchangeConfig(events, m_options.demo));
    if (!config)
        return QtFuture::makeReadyFuture(Result<Daemon::Running>(config.error()));
    return run(m_exchange, ExchangeProgram,
               {u"--listen"_s, listen, u"--access-key"_s, m_state.exchangeKey, u"--data"_s,
                QString(m_options.folder + "/exchange"_L1), u"--config"_s, *config});
}

/// The last argument is a file that holds secrets and is read at once.
LocalSystem::Starting LocalSystem::run(Daemon &daemon, const QString &program, const QStringList &arguments)
{
    const Starting starting = daemon.start(localProgram(m_options.programs, program), arguments);
    whenDone(starting, this, [file = arguments.last()](const Result<Daemon::Running> &) { QFile::remove(file); });
    return starting;
}

void LocalSystem::tookRelay(const Daemon::Running &relay)
{
    m_state.relayPid = relay.pid;
    m_state.relayEndpoint = relay.hello.value("endpoint"_L1).toString();
}

void LocalSystem::tookExchange(const Daemon::Running &exchange)
{
    m_state.exchangePid = exchange.pid;
    m_state.exchangeEndpoint = exchange.hello.value("endpoint"_L1).toString();
}

void LocalSystem::watch()
{
    if (m_exchangeListen.isEmpty())
        m_exchangeListen = hostAndPort(m_state.exchangeEndpoint);
    m_sinceStart.start();
    lookLater(WatchEvery);
}

void LocalSystem::lookLater(std::chrono::milliseconds wait)
{
    m_watch.start(wait);
}

/// Another console of the same folder may have started it again meanwhile.
void LocalSystem::look()
{
    if (const auto state = isComplete() ? std::nullopt : readLocalState(m_options.folder))
        m_state = *state;
    if (!processes::isAlive(m_state.relayPid))
        return startAgain(RelayProgram, runRelay(hostAndPort(m_state.relayEndpoint)), &LocalSystem::tookRelay);
    if (embedded() && !processes::isAlive(m_state.exchangePid))
        return startAgain(ExchangeProgram, runExchange(m_exchangeListen), &LocalSystem::tookExchange);
    if (m_sinceStart.hasExpired(Settled.count()))
        m_pause.reset();
    lookLater(WatchEvery);
}

bool LocalSystem::isComplete() const
{
    return processes::isAlive(m_state.relayPid) && (!embedded() || processes::isAlive(m_state.exchangePid));
}

void LocalSystem::startAgain(const QString &program, const Starting &starting,
                             void (LocalSystem::*took)(const Daemon::Running &))
{
    whenDone(starting, this, [this, program, took](const Result<Daemon::Running> &running) {
        if (!running)
            return lookLater(m_pause.next());
        if (m_stopped)
            return processes::terminate(running->pid);
        (this->*took)(*running);
        // A state file that can't be written costs the next console a new start, and this one nothing.
        (void)writeLocalState(m_options.folder, m_state);
        m_sinceStart.restart();
        lookLater(m_pause.next());
        emit restarted(program);
    });
}

Result<QString> LocalSystem::writeConfig(const QString &name, const QJsonObject &config)
{
    const QString file = m_options.folder + u'/' + name;
    const Result<Done> written = writePrivateFile(file, QJsonDocument(config).toJson());
    return written ? Result<QString>(file) : Result<QString>(written.error());
}

} // namespace callboard
