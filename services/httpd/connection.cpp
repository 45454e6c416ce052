#include "httpd/connection.h"
#include "core/literals.h"
#include "httpd/answerticket.h"

namespace callboard::httpd {

namespace {
Response refusal(int status)
{
    const QString phrase = QString::fromLatin1(reasonPhrase(status));
    QString code = phrase;
    return Response::error(status, code.remove(u' '), phrase);
}
} // namespace

Connection::Connection(ServerCore &core, std::unique_ptr<Stream> stream)
    : m_core(core),
      m_stream(std::move(stream)),
      m_parser(core.limits, *this),
      m_peer(m_stream->peer()),
      m_since(core.clock.monotonic())
{
    m_stream->setClient(this);
}

void Connection::streamReadable()
{
    if (m_phase == Phase::Gone)
        return;
    const qint64 got = m_stream->read(m_core.readBuffer(), m_core.readBufferBytes());
    if (got > 0)
        return received(QByteArrayView(m_core.readBuffer(), got));
    if (got == Stream::Ended)
        return ended();
    if (got == Stream::Broken)
        goAway();
}

void Connection::received(QByteArrayView bytes)
{
    if (m_phase == Phase::Deciding)
        return keepForLater(bytes);
    if (m_phase != Phase::Open)
        return; // thrown away: it follows a request that was refused or the last
    m_since = m_core.clock.monotonic();
    if (m_rest.isEmpty())
        return process(bytes);
    m_rest.append(bytes);
    process(std::exchange(m_rest, {}));
}

/// Frames that a client sends before it knows whether it is let in.
void Connection::keepForLater(QByteArrayView bytes)
{
    if (m_rest.size() + bytes.size() > m_core.limits.messageBytes)
        return goAway();
    m_rest.append(bytes);
}

void Connection::process(QByteArrayView bytes)
{
    m_processing = true;
    while (!bytes.isEmpty() && m_phase == Phase::Open) {
        if (isFull()) {
            m_rest = bytes.toByteArray();
            break;
        }
        if (m_parser.state() == RequestParser::State::Idle)
            m_requestSince = m_core.clock.monotonic();
        bytes = bytes.sliced(m_parser.feed(bytes));
        if (m_parser.state() == RequestParser::State::Failed)
            refuse(m_parser.failure());
        else if (m_parser.state() == RequestParser::State::Complete)
            dispatch(m_parser.take(), bytes);
        if (m_phase == Phase::Open && !m_keepAlive && m_parser.state() == RequestParser::State::Idle)
            m_phase = Phase::Closing;
    }
    m_processing = false;
    if (m_phase != Phase::Gone)
        m_core.needsFlush(this);
}

bool Connection::isFull() const
{
    return m_parser.state() == RequestParser::State::Idle
        && (m_answers.size() >= m_core.limits.inFlight
            || m_out.bytes() + m_answers.bytes() >= m_core.limits.writeWindow);
}

HeadDecision Connection::headArrived(const Request &request)
{
    m_requestSince = m_core.clock.monotonic();
    AnswerTraits traits;
    traits.head = request.method == "HEAD";
    traits.http10 = m_parser.isHttp10();
    m_keepAlive = m_parser.keepAlive() && !m_winding;
    traits.keepAlive = m_keepAlive;
    traits.expectsContinue = m_parser.expectsContinue();
    m_current = m_answers.open(traits);
    m_match = m_core.routes.match(request.path);
    const auto *entry = m_match.target ? m_match.target->find(request.method) : nullptr;
    const qsizetype own = entry ? entry->bodyBytes : -1;
    if (traits.expectsContinue)
        m_core.needsFlush(this);
    return {0, own >= 0 ? own : m_core.limits.bodyBytes, entry != nullptr};
}

void Connection::dispatch(Request request, QByteArrayView rest)
{
    const quint32 id = std::exchange(m_current, 0);
    m_answers.bodyArrived(id);
    request.peer = m_peer;
    request.secure = m_stream->isSecure();
    if (!m_match.target)
        return answer(id, refusal(404));
    if (!decodeParams(m_match.params, request))
        return answer(id, refusal(400));
    if (m_parser.wantsWebSocket() && m_match.target->gate) {
        m_current = id;
        return upgrade(std::move(request), rest);
    }
    const auto *entry = m_match.target->find(request.method);
    if (!entry) {
        m_current = id;
        return answerMissing(request);
    }
    ++m_core.stats.requests;
    entry->handler(request, Responder(std::make_shared<AnswerTicket>(m_core.gate, weak_from_this(), id)));
}

void Connection::answerMissing(const Request &request)
{
    const bool socketOnly = m_match.target->gate && request.method == "GET";
    Response response = refusal(socketOnly ? 426 : 405);
    if (socketOnly)
        response.headers.add("Upgrade", "websocket");
    else
        response.headers.add("Allow", m_match.target->allowed());
    ++m_core.stats.refused;
    answer(std::exchange(m_current, 0), std::move(response));
}

void Connection::answer(quint32 id, Response response)
{
    if (m_phase != Phase::Gone && m_answers.fill(id, std::move(response)))
        m_core.needsFlush(this);
}

void Connection::abandon()
{
    goAway();
}

void Connection::resume()
{
    if (m_phase != Phase::Gone)
        m_core.needsFlush(this);
}

void Connection::refuse(int status)
{
    ++m_core.stats.refused;
    if (m_current == 0)
        m_current = m_answers.open({});
    m_phase = Phase::Closing;
    Response response = refusal(status);
    response.close = true;
    m_answers.fill(std::exchange(m_current, 0), std::move(response));
    m_rest.clear();
    m_core.needsFlush(this);
}

} // namespace callboard::httpd
