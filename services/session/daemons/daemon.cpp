#include "session/daemons/daemon.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "session/daemons/processes.h"
#include <QFile>
#include <QProcess>

namespace callboard {

namespace {
constexpr std::chrono::milliseconds LookEvery{20};
}

Daemon::Daemon(QString name, QString folder, QObject *parent)
    : QObject(parent),
      m_name(std::move(name)),
      m_folder(std::move(folder))
{
    m_poll.setInterval(LookEvery);
    connect(&m_poll, &QTimer::timeout, this, &Daemon::look);
}

QFuture<Result<Daemon::Running>> Daemon::start(const QString &program, const QStringList &arguments,
                                               std::chrono::milliseconds limit)
{
    m_promise = std::make_unique<QPromise<Result<Running>>>();
    m_promise->start();
    const auto future = m_promise->future();
    QFile::remove(helloFile());
    QProcess process;
    process.setProgram(program);
    process.setArguments(arguments);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(helloFile());
    process.setStandardErrorFile(logFile(), QIODevice::Append);
    if (!process.startDetached(&m_pid)) {
        finish(ApiError::of(ApiError::Kind::Transport, process.errorString()));
        return future;
    }
    m_looksLeft = int(limit / LookEvery);
    m_poll.start();
    return future;
}

void Daemon::look()
{
    QFile file(helloFile());
    const QByteArray line = file.open(QIODevice::ReadOnly) ? file.readLine() : QByteArray();
    if (line.endsWith('\n')) {
        const Result<QJsonObject> hello = parseJsonObject(line);
        finish(hello ? Result<Running>(Running{m_pid, *hello}) : Result<Running>(hello.error()));
    } else if (!processes::isAlive(m_pid)) {
        finish(ApiError::of(ApiError::Kind::Transport, lastLogLine()));
    } else if (--m_looksLeft <= 0) {
        processes::terminate(m_pid);
        finish(ApiError::of(ApiError::Kind::Timeout, lastLogLine()));
    }
}

void Daemon::finish(Result<Running> result)
{
    m_poll.stop();
    QFile::remove(helloFile());
    m_promise->addResult(std::move(result));
    m_promise->finish();
}

QString Daemon::helloFile() const
{
    return m_folder + u'/' + m_name + ".hello"_L1;
}

QString Daemon::logFile() const
{
    return m_folder + u'/' + m_name + ".log"_L1;
}

QString Daemon::lastLogLine() const
{
    QFile file(logFile());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    file.seek(qMax<qint64>(0, file.size() - 2000));
    return QString::fromUtf8(file.readAll().trimmed().split('\n').last());
}

} // namespace callboard
