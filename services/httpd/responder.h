// The way back to one waiting client.
#pragma once
#include "httpd/response.h"
#include <memory>

namespace callboard::httpd {

class AnswerTicket;

/// Answers one request, now or later. Copies answer the same request; the first answer counts, further ones are
/// ignored. Safe when the client has left and when the server is gone. send() may be called from any thread.
/// When the last copy goes without an answer the client gets 500.
class Responder
{
public:
    Responder() = default;
    explicit Responder(std::shared_ptr<AnswerTicket> ticket) : m_ticket(std::move(ticket)) { }

    void send(Response response) const;
    /// Ends the connection without an answer, as a failing network would. From any thread.
    void drop() const;
    /// After a BodySource had nothing ready: it is asked again. From any thread.
    void resume() const;
    /// False once an answer was given or the client is known to have left (one that only stopped sending may still
    /// listen). Only in the server's thread.
    bool isWaiting() const;

private:
    std::shared_ptr<AnswerTicket> m_ticket;
};

} // namespace callboard::httpd
