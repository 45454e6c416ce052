// The way out of a connection: answers, deadlines, the end.
#include "httpd/connection.h"

namespace callboard::httpd {

namespace {
constexpr qint64 turnBytes = 1024 * 1024; // one peer's share of a turn
}

void Connection::flush()
{
    if (m_phase == Phase::Gone || m_phase == Phase::Lingering)
        return;
    auto flushed = OutQueue::Flushed::All;
    qint64 written = 0;
    do {
        m_answers.pump(m_out, m_core.limits.writeWindow, m_core.date());
        const qint64 before = m_out.bytes();
        flushed = m_out.flush(*m_stream);
        written += before - m_out.bytes();
    } while (flushed == OutQueue::Flushed::All && m_answers.hasMore() && written < turnBytes);
    if (written > 0)
        m_since = m_core.clock.monotonic();
    if (flushed == OutQueue::Flushed::Broken || (m_answers.isBroken() && m_out.isEmpty()))
        return goAway();
    if (m_out.isEmpty() && (m_answers.closeDue() || isDone()))
        return startLingering();
    updateWatch(flushed == OutQueue::Flushed::Blocked || m_answers.hasMore());
}

bool Connection::isDone() const
{
    const bool noMore = m_phase == Phase::Closing || (m_peerEnded && m_rest.isEmpty());
    return noMore && m_answers.isEmpty();
}

void Connection::updateWatch(bool blocked)
{
    if (!m_rest.isEmpty() && !isFull() && !m_processing && m_phase == Phase::Open)
        process(std::exchange(m_rest, {}));
    if (m_phase == Phase::Open || m_phase == Phase::Closing)
        m_stream->watch(!m_peerEnded && m_rest.isEmpty(), blocked);
}

void Connection::streamWritable()
{
    flush();
}

void Connection::streamBroken()
{
    goAway();
}

/// The peer has shut its sending side: what it asked is still answered.
void Connection::ended()
{
    m_peerEnded = true;
    const bool nothingDue = m_answers.isEmpty() && m_out.isEmpty() && m_rest.isEmpty();
    if (m_phase == Phase::Lingering || m_phase == Phase::Deciding || nothingDue)
        return goAway();
    if (m_current != 0) // in the middle of a body
        return goAway();
    if (m_rest.isEmpty())
        m_phase = Phase::Closing;
    m_core.needsFlush(this);
}

void Connection::startLingering()
{
    if (m_peerEnded)
        return goAway();
    m_phase = Phase::Lingering;
    m_since = m_core.clock.monotonic();
    m_stream->finish();
    m_stream->watch(true, false);
}

void Connection::goAway()
{
    if (m_phase == Phase::Gone)
        return;
    m_phase = Phase::Gone;
    if (m_stream)
        m_stream->close();
    m_out.clear();
    m_rest.clear();
    m_core.retire(this);
}

std::chrono::milliseconds Connection::deadline() const
{
    const HttpLimits &limits = m_core.limits;
    if (m_phase == Phase::Lingering)
        return m_since + limits.lingerTime;
    if (!m_out.isEmpty())
        return m_since + limits.idleTime;
    if (m_phase == Phase::Open && m_parser.state() == RequestParser::State::Head)
        return m_requestSince + limits.headerTime;
    if (m_phase == Phase::Open && m_parser.state() == RequestParser::State::Body)
        return m_requestSince + limits.bodyTime;
    if (!m_answers.isEmpty())
        return std::chrono::milliseconds::max();
    return m_since + limits.idleTime;
}

void Connection::tick(std::chrono::milliseconds now)
{
    if (m_phase == Phase::Gone || now < deadline())
        return;
    const auto state = m_parser.state();
    const bool reading = state == RequestParser::State::Head || state == RequestParser::State::Body;
    if (m_phase == Phase::Open && m_out.isEmpty() && reading)
        return refuse(408);
    goAway();
}

void Connection::wind()
{
    if (m_phase == Phase::Open && m_answers.isEmpty() && m_out.isEmpty()
        && m_parser.state() == RequestParser::State::Idle)
        return goAway();
    // What has been taken is still answered; the connection ends after it.
    m_winding = true;
    if (m_phase == Phase::Open && m_parser.state() == RequestParser::State::Idle)
        m_phase = Phase::Closing;
}

void Connection::drop()
{
    m_phase = Phase::Gone;
    m_stream.reset();
}

} // namespace callboard::httpd
