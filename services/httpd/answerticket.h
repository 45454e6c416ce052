// What a Responder holds on to.
#pragma once
#include "httpd/responder.h"
#include "httpd/servergate.h"
#include <atomic>

namespace callboard::httpd {

class Connection;

/// The right to answer one request of one connection, once.
class AnswerTicket
{
public:
    AnswerTicket(std::shared_ptr<ServerGate> gate, std::weak_ptr<Connection> connection, quint32 id);
    /// Unused: the client gets 500.
    ~AnswerTicket();

    void send(Response response);
    void drop();
    void resume();
    bool isWaiting() const;

private:
    std::shared_ptr<ServerGate> m_gate;
    std::weak_ptr<Connection> m_connection;
    quint32 m_id;
    std::atomic<bool> m_used = false;
};

} // namespace callboard::httpd
