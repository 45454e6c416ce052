// Accepts connections and hands their descriptors on.
#pragma once
#include <QTcpServer>
#include <functional>

namespace callboard::httpd {

/// A listening socket that makes no QTcpSocket of what it accepts. When the system is out of descriptors it pauses for
/// a moment instead of spinning.
class Listener final : public QTcpServer
{
    Q_OBJECT

public:
    explicit Listener(std::function<void(qintptr descriptor)> accepted);

protected:
    void incomingConnection(qintptr descriptor) override { m_accepted(descriptor); }

private:
    std::function<void(qintptr)> m_accepted;
};

} // namespace callboard::httpd
