// A way into the server's thread that stays safe when the server is gone.
#pragma once
#include <QMetaObject>
#include <QObject>
#include <QThread>
#include <mutex>

namespace callboard::httpd {

/// Shared by the server and everybody who may outlive it.
class ServerGate
{
public:
    explicit ServerGate(QObject *server) : m_server(server) { }

    /// The server goes; nothing passes any more. In the server's thread.
    void shut()
    {
        const std::lock_guard lock(m_mutex);
        m_server = nullptr;
    }

    /// Runs the function in the server's thread: at once when this is it, else by its event loop.
    template<class Function>
    void run(Function function)
    {
        std::unique_lock lock(m_mutex);
        if (!m_server)
            return;
        if (m_server->thread() != QThread::currentThread()) {
            QMetaObject::invokeMethod(m_server, std::move(function), Qt::QueuedConnection);
            return;
        }
        lock.unlock();
        function();
    }

private:
    std::mutex m_mutex;
    QObject *m_server;
};

} // namespace callboard::httpd
