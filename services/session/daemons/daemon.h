// One of our own programs running in the background.
#pragma once
#include "core/result.h"
#include <QFuture>
#include <QJsonObject>
#include <QObject>
#include <QPromise>
#include <QStringList>
#include <QTimer>
#include <chrono>
#include <memory>

namespace callboard {

/// Starts a program detached from this process, so that it survives our crash, and waits for the JSON line that it
/// prints first. Its log goes to `<folder>/<name>.log`. Lives on a thread with an event loop.
class Daemon final : public QObject
{
    Q_OBJECT
public:
    struct Running {
        qint64 pid = 0;
        QJsonObject hello; ///< the first line: endpoint and what else the program tells
    };

    /// `name` names files in `folder`, which must exist.
    Daemon(QString name, QString folder, QObject *parent = nullptr);

    /// Starts `program`. Fails with Transport when it can't be started or ends early (detail: the end of its log),
    /// with Timeout when it says nothing within `limit`, with Protocol when its first line is no JSON object.
    /// One start at a time.
    QFuture<Result<Running>> start(const QString &program, const QStringList &arguments,
                                   std::chrono::milliseconds limit = std::chrono::seconds(15));

private:
    void look();
    void finish(Result<Running> result);
    QString helloFile() const;
    QString logFile() const;
    QString lastLogLine() const;

    QString m_name;
    QString m_folder;
    QTimer m_poll;
    qint64 m_pid = 0;
    int m_looksLeft = 0;
    std::unique_ptr<QPromise<Result<Running>>> m_promise;
};

} // namespace callboard
