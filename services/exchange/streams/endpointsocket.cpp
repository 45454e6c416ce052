#include "exchange/streams/endpointsocket.h"
#include "core/literals.h"
#include "media/pcm/bytes.h"
#include "wire/soundtexts.h"
#include <QUuid>

namespace callboard::exchange {

namespace {
SocketLine::Millis steadyNow()
{
    return std::chrono::duration_cast<SocketLine::Millis>(std::chrono::steady_clock::now().time_since_epoch());
}
constexpr auto FrameSize = size_t(media::FrameSamples);
constexpr auto Replaced = httpd::CloseCode(4001);
} // namespace

EndpointSocket::EndpointSocket(std::shared_ptr<httpd::WebSocket> socket, quint64 seed, StreamFigures &figures)
    : m_socket(std::move(socket)),
      m_line(std::make_shared<SocketLine>(seed)),
      m_figures(figures)
{
    m_socket->setPatient();
    m_socket->onText = [this](const QByteArray &text) { received(text); };
    m_socket->sendText(wire::audioMetadataText(QUuid::createUuid().toString(QUuid::WithoutBraces), media::SampleRate));
}

EndpointSocket::~EndpointSocket()
{
    m_socket->onText = nullptr;
}

void EndpointSocket::replaced()
{
    m_socket->close(Replaced, "replaced");
}

/// A program that doesn't read loses frames, and in the end its socket.
bool EndpointSocket::isSlow()
{
    if (m_socket->bytesToWrite() <= MostWaiting) {
        m_lost = 0;
        return false;
    }
    ++m_figures.lostOut;
    if (++m_lost >= MostLost)
        m_socket->abort();
    return true;
}

void EndpointSocket::flush(FrameTime &time)
{
    for (const auto *item = m_line->out.front(); item; m_line->out.pop(), item = m_line->out.front()) {
        if (isSlow())
            continue;
        wire::writeAudioData(m_text, {}, time.text(item->at), media::bytesOf(item->frame));
        m_socket->sendTextNow(m_text);
        ++m_figures.framesOut;
    }
}

void EndpointSocket::received(const QByteArray &text)
{
    const auto frame = m_reader.read(text);
    if (!frame)
        return malformed();
    ++m_figures.framesIn;
    take(*frame);
}

void EndpointSocket::take(const SocketFrame &frame)
{
    switch (frame.kind) {
    case SocketFrame::Kind::Audio: return speak(frame);
    case SocketFrame::Kind::Metadata: return m_intake.setRate(frame.sampleRate);
    case SocketFrame::Kind::Tone: m_line->in.write(SocketLine::In{0, steadyNow(), frame.digit, {}}); return;
    case SocketFrame::Kind::Stop:
    case SocketFrame::Kind::Other: return;
    }
}

void EndpointSocket::write(std::int64_t number, const media::Sample *samples)
{
    m_next = number + 1;
    SocketLine::In *slot = m_line->in.room();
    if (!slot) {
        ++m_figures.lostIn;
        return;
    }
    slot->number = number;
    slot->arrived = steadyNow();
    slot->digit = {};
    std::copy_n(samples, media::FrameSamples, slot->frame.begin());
    m_line->in.commit();
}

/// Sound in pieces of 20 ms has its place by its stamp; without one, and in pieces of other lengths, by its order.
void EndpointSocket::speak(const SocketFrame &frame)
{
    const media::Samples samples = m_intake.take(frame.pcm);
    if (samples.size() == FrameSize && m_rest.empty() && frame.stampMs)
        return write(media::JitterBuffer::numberAt(SocketLine::Millis(*frame.stampMs)), samples.data());
    m_rest.insert(m_rest.end(), samples.begin(), samples.end());
    size_t at = 0;
    for (; at + FrameSize <= m_rest.size(); at += FrameSize)
        write(m_next, m_rest.data() + at);
    m_rest.erase(m_rest.begin(), m_rest.begin() + std::ptrdiff_t(at));
}

void EndpointSocket::malformed()
{
    ++m_figures.malformed;
    if (++m_bad >= MostBadFrames)
        m_socket->close(httpd::CloseCode::PolicyViolation, "too many frames that can't be read");
}

} // namespace callboard::exchange
