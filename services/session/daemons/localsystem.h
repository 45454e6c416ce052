// The relay (and exchange) of this machine: embedded mode, and direct mode without the exchange.
#pragma once
#include "core/backoff.h"
#include "core/result.h"
#include "session/daemons/daemon.h"
#include "session/daemons/demoshift.h"
#include "session/daemons/localconfig.h"
#include <QElapsedTimer>
#include <QFuture>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPromise>
#include <QTimer>
#include <QUrl>
#include <memory>
#include <optional>

namespace callboard {

inline const QString RelayProgram = QStringLiteral("callboard-relay");
inline const QString ExchangeProgram = QStringLiteral("callboard-exchange");
/// The path of a program as this system names its files.
QString localProgram(const QString &folder, const QString &name);

/// Where to sign in once the daemons run.
struct LocalAccess {
    QUrl relay;
    QString user;
    QString password;
    bool reattached = false; ///< daemons of an earlier console were still running
};

/// Starts the daemons of one state folder, or finds those that an earlier console left running. They outlive this
/// object unless stop() is called: a console crash must not end calls. One that ends unasked is started again where it
/// listened, at once and then after growing waits. Lives on the UI thread, never blocks it.
class LocalSystem final : public QObject
{
    Q_OBJECT
public:
    struct Options {
        QString folder; ///< state folder; made with mode 0700
        QString programs; ///< folder of callboard-relay and callboard-exchange
        QString directTo; ///< connection string of the cloud service; empty: embedded exchange
        bool demo = false; ///< scripted parties exist and callers ring the line
    };

    explicit LocalSystem(Options options, QObject *parent = nullptr);

    /// One start per object. Errors name the program and carry the last line of its log.
    QFuture<Result<LocalAccess>> start();
    /// Ends the daemons cleanly; for a console that is closed by its user. Does not wait: see hasEnded().
    void stop();
    /// Whether the daemons that stop() asked to end have gone.
    bool hasEnded() const;
    /// Stops the relay's process for a while, as on a machine out of breath; for the tour and for tests.
    void freezeRelay(bool frozen);
    /// The callers of the demonstration; null unless asked for in the options.
    DemoShift *shift() const { return m_shift.get(); }

signals:
    /// A daemon had ended unasked and runs again.
    void restarted(const QString &program);

private:
    using Starting = QFuture<Result<Daemon::Running>>;

    void lookForRunning();
    void startWhenGone(int looksLeft);
    void startRelay();
    void startExchange();
    Starting runRelay(const QString &listen);
    Starting runExchange(const QString &listen);
    Starting run(Daemon &daemon, const QString &program, const QStringList &arguments);
    void tookRelay(const Daemon::Running &relay);
    void tookExchange(const Daemon::Running &exchange);
    void watch();
    void look();
    bool isComplete() const;
    void startAgain(const QString &program, const Starting &starting,
                    void (LocalSystem::*took)(const Daemon::Running &));
    void lookLater(std::chrono::milliseconds wait);
    void finishRunning(bool reattached);
    void fail(const QString &program, const ApiError &error);
    void makeAccount();
    Result<QString> writeConfig(const QString &name, const QJsonObject &config);
    bool embedded() const { return m_options.directTo.isEmpty(); }

    Options m_options;
    LocalState m_state;
    QList<qint64> m_ending; ///< process ids
    QString m_exchangeListen;
    QNetworkAccessManager m_network;
    Daemon m_relay;
    Daemon m_exchange;
    QTimer m_watch;
    QElapsedTimer m_sinceStart;
    bool m_stopped = false;
    Backoff m_pause; ///< between two starts of a daemon that doesn't stay
    std::unique_ptr<DemoShift> m_shift;
    std::unique_ptr<QPromise<Result<LocalAccess>>> m_promise;
};

} // namespace callboard
