// The program callboard as it is started: exit codes, and what becomes of daemons and calls when it goes.
#include "core/literals.h"
#include "session/daemons/localsystem.h"
#include "session/daemons/processes.h"
#include "session/net/feedstream.h"
#include "session/net/httprelayapi.h"
#include "session/net/servicecommands.h"
#include "session/user/session.h"
#include <QDir>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace callboard;

namespace {

QString binary()
{
    return qEnvironmentVariable("CALLBOARD_BIN") + u"/callboard"_s;
}

struct Ended {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

Ended run(const QStringList &arguments, const QString &program = binary(), bool display = true)
{
    QProcess process;
    if (!display) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        environment.remove(u"DISPLAY"_s);
        process.setProcessEnvironment(environment);
    }
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// A console of its own account's relay that has no window; the call it answers is the account's.
class SilentConsole
{
public:
    SilentConsole()
        : m_session(
            {std::make_unique<HttpRelayApi>(), std::make_unique<FeedStream>(), std::make_unique<ServiceCommands>()})
    {
    }
    void signIn(const LocalState &state) { m_session.signIn(QUrl(state.relayEndpoint), state.user, state.password); }
    Session &session() { return m_session; }
    void ask(ActionKind kind, const CallId &call, const IncomingId &incoming = {})
    {
        CallRequest request;
        request.kind = kind;
        request.callId = call;
        request.incomingId = incoming;
        m_session.perform(request);
    }
    CallId connected() const
    {
        for (const CallId &id : m_session.store().callIds()) {
            if (m_session.store().call(id)->state == CallState::Connected)
                return id;
        }
        return {};
    }

private:
    Session m_session;
};

} // namespace

class TstConsole : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup();

    void badOptionsEndWithTwo();
    void aFolderThatCantBeMadeEndsWithTwo();
    void helpAndVersionNeedNoDisplay();
    void aTourWithoutDaemonsFailsAndSaysWhy();
    void whenTheWindowClosesTheDaemonsEnd();
    void callsOutliveAConsoleThatIsKilled();

private:
    std::unique_ptr<QProcess> startConsole();
    LocalState state() const { return readLocalState(m_folder->filePath(u"embedded"_s)).value_or(LocalState()); }
    int consoles(const LocalState &of);

    std::unique_ptr<QTemporaryDir> m_folder;
    QNetworkAccessManager m_network;
};

void TstConsole::cleanup()
{
    const LocalState left = state();
    for (const qint64 pid : {left.relayPid, left.exchangePid})
        processes::terminate(pid);
    QTRY_VERIFY_WITH_TIMEOUT(!processes::isAlive(left.relayPid) && !processes::isAlive(left.exchangePid), 10'000);
}

void TstConsole::badOptionsEndWithTwo()
{
    const Ended ended = run({u"--nonsense"_s}, binary(), false);
    QCOMPARE(ended.code, 2);
    QVERIFY(ended.err.contains("nonsense"));
    QVERIFY(ended.out.isEmpty());
}

void TstConsole::aFolderThatCantBeMadeEndsWithTwo()
{
    const Ended ended = run({u"--data"_s, u"/proc/nowhere"_s});
    QCOMPARE(ended.code, 2);
    QVERIFY(ended.err.contains("--data"));
}

void TstConsole::helpAndVersionNeedNoDisplay()
{
    const Ended help = run({u"--help"_s}, binary(), false);
    QCOMPARE(help.code, 0);
    QVERIFY(help.out.contains("--demo"));
    const Ended version = run({u"--version"_s}, binary(), false);
    QCOMPARE(version.code, 0);
    QVERIFY(version.out.startsWith("callboard "));
}

void TstConsole::aTourWithoutDaemonsFailsAndSaysWhy()
{
    const QString alone = m_folder->filePath(u"callboard"_s);
    QVERIFY(QFile::copy(binary(), alone));
    const Ended ended = run({u"--tour"_s, m_folder->filePath(u"tour"_s)}, alone);
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.out.contains("02 ") && ended.out.contains("FAILED: "), ended.out);
    QVERIFY(QFile::exists(m_folder->filePath(u"tour/02-failed-signed-in.png"_s)));
}

std::unique_ptr<QProcess> TstConsole::startConsole()
{
    auto console = std::make_unique<QProcess>();
    console->setProcessChannelMode(QProcess::ForwardedChannels);
    console->start(binary(), {u"--demo"_s, u"--data"_s, m_folder->path()});
    return console;
}

/// How many consoles listen to the relay, as its metrics tell.
int TstConsole::consoles(const LocalState &of)
{
    if (of.relayEndpoint.isEmpty())
        return 0;
    std::unique_ptr<QNetworkReply> reply(m_network.get(QNetworkRequest(QUrl(of.relayEndpoint + u"/metrics"_s))));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }))
        return 0;
    for (const QByteArray &line : reply->readAll().split('\n')) {
        if (line.startsWith("callboard_hub_connections "))
            return line.split(' ').at(1).toInt();
    }
    return 0;
}

void TstConsole::whenTheWindowClosesTheDaemonsEnd()
{
    const auto console = startConsole();
    QTRY_COMPARE_WITH_TIMEOUT(consoles(state()), 1, 20'000);
    const LocalState daemons = state();
    console->terminate();
    QVERIFY(console->waitForFinished(10'000));
    QCOMPARE(console->exitStatus(), QProcess::NormalExit);
    QCOMPARE(console->exitCode(), 0);
    QVERIFY(!processes::isAlive(daemons.relayPid));
    QVERIFY(!processes::isAlive(daemons.exchangePid));
}

void TstConsole::callsOutliveAConsoleThatIsKilled()
{
    auto console = startConsole();
    QTRY_COMPARE_WITH_TIMEOUT(consoles(state()), 1, 20'000);
    const LocalState daemons = state();
    SilentConsole other;
    other.signIn(daemons);
    QTRY_VERIFY_WITH_TIMEOUT(!other.session().ringing().isEmpty(), 20'000);
    other.ask(ActionKind::Answer, {}, *other.session().ringing().cbegin());
    QTRY_VERIFY_WITH_TIMEOUT(!other.connected().isEmpty(), 10'000);
    const CallId call = other.connected();

    console->kill();
    QVERIFY(console->waitForFinished(10'000));
    QTRY_COMPARE(consoles(daemons), 1);
    QVERIFY(processes::isAlive(daemons.relayPid) && processes::isAlive(daemons.exchangePid));
    QCOMPARE(other.connected(), call);

    // A console that is on a call leaves the daemons alone when it is ended: that is how it shows that it is.
    console = startConsole();
    QTRY_COMPARE_WITH_TIMEOUT(consoles(daemons), 2, 20'000);
    QCOMPARE(state(), daemons);
    QTest::qWait(1000);
    console->terminate();
    QVERIFY(console->waitForFinished(10'000));
    QCOMPARE(console->exitCode(), 0);
    QVERIFY(processes::isAlive(daemons.relayPid) && processes::isAlive(daemons.exchangePid));
    QCOMPARE(other.connected(), call);
}

QTEST_GUILESS_MAIN(TstConsole)
#include "tst_console.moc"
