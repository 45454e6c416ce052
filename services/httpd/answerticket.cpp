#include "httpd/answerticket.h"
#include "core/literals.h"
#include "httpd/connection.h"

namespace callboard::httpd {

AnswerTicket::AnswerTicket(std::shared_ptr<ServerGate> gate, std::weak_ptr<Connection> connection, quint32 id)
    : m_gate(std::move(gate)),
      m_connection(std::move(connection)),
      m_id(id)
{
}

AnswerTicket::~AnswerTicket()
{
    if (!m_used)
        send(Response::error(500, u"NoAnswer"_s, u"The request was dropped."_s));
}

void AnswerTicket::send(Response response)
{
    if (m_used.exchange(true))
        return;
    m_gate->run([connection = m_connection, id = m_id, answer = std::move(response)]() mutable {
        if (const auto open = connection.lock())
            open->answer(id, std::move(answer));
    });
}

void AnswerTicket::drop()
{
    if (m_used.exchange(true))
        return;
    m_gate->run([connection = m_connection] {
        if (const auto open = connection.lock())
            open->abandon();
    });
}

void AnswerTicket::resume()
{
    m_gate->run([connection = m_connection] {
        if (const auto open = connection.lock())
            open->resume();
    });
}

bool AnswerTicket::isWaiting() const
{
    const auto open = m_connection.lock();
    return !m_used && open && open->isWaiting(m_id);
}

void Responder::send(Response response) const
{
    if (m_ticket)
        m_ticket->send(std::move(response));
}

void Responder::drop() const
{
    if (m_ticket)
        m_ticket->drop();
}

void Responder::resume() const
{
    if (m_ticket)
        m_ticket->resume();
}

bool Responder::isWaiting() const
{
    return m_ticket && m_ticket->isWaiting();
}

} // namespace callboard::httpd
