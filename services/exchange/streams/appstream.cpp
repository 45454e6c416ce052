#include "exchange/streams/appstream.h"
#include "core/literals.h"
#include "media/pcm/bytes.h"
#include "wire/soundtexts.h"

namespace callboard::exchange {

namespace {
constexpr quint16 PolicyViolation = 1008;

std::shared_ptr<StreamTap> tapFor(const StreamOptions &options)
{
    auto tap = std::make_shared<StreamTap>();
    tap->unmixed = options.unmixed;
    tap->tones = options.tones;
    if (options.bidirectional)
        tap->in = std::make_shared<SampleQueue>();
    return tap;
}
} // namespace

AppStream::AppStream(const StreamOrder &order, AppSocket::Token token, const AppSocketRules &rules, NameOf nameOf,
                     StreamFigures &figures)
    : m_order(order),
      m_nameOf(std::move(nameOf)),
      m_figures(figures),
      m_tap(tapFor(order.options)),
      m_socket({QUrl(order.options.url), order.connection, order.correlation}, std::move(token), rules),
      m_intake(order.options.sampleRate)
{
    m_socket.setGreeting([this] { return wire::audioMetadataText(m_order.subscription, m_order.options.sampleRate); });
    connect(&m_socket, &AppSocket::opened, this, [this] {
        if (!std::exchange(m_wasOpen, true))
            emit opened(id());
    });
    connect(&m_socket, &AppSocket::failed, this, [this](bool everOpened) {
        emit failed(id(), everOpened ? StreamProblem::Interrupted : StreamProblem::NeverOpened);
    });
    if (order.options.bidirectional)
        connect(&m_socket, &AppSocket::received, this, &AppStream::received);
}

AppStream::~AppStream() = default;

void AppStream::close()
{
    m_socket.close();
}

const QByteArray &AppStream::nameOf(LegId leg)
{
    Speaker &speaker = m_speakers[leg];
    if (leg != 0 && speaker.name.isEmpty())
        speaker.name = wire::quoted(m_nameOf(leg));
    return speaker.name;
}

media::Samples AppStream::outOf(const StreamItem &item)
{
    if (m_order.options.sampleRate == media::SampleRate)
        return item.frame;
    auto &out = m_speakers[item.from].out;
    if (!out)
        out = media::Resampler::between(media::SampleRate, m_order.options.sampleRate);
    return out->process(item.frame);
}

QByteArray AppStream::textOf(const StreamItem &item, FrameTime &time)
{
    const QByteArray &name = nameOf(item.from);
    if (!item.digit.isNull())
        return wire::dtmfDataText(name, time.text(item.at), item.digit);
    return wire::audioDataText(name, time.text(item.at), media::bytesOf(outOf(item)));
}

void AppStream::flush(FrameTime &time)
{
    for (const StreamItem *item = m_tap->out.front(); item; m_tap->out.pop(), item = m_tap->out.front()) {
        if (!m_socket.isOpen())
            continue;
        m_socket.send(textOf(*item, time), SendQueue::Loss::Allowed);
        ++m_figures.framesOut;
    }
    m_figures.lostOut += m_socket.lost() - std::exchange(m_lostTold, m_socket.lost());
    m_figures.lostOut += m_tap->out.dropped() - std::exchange(m_droppedTold, m_tap->out.dropped());
}

void AppStream::received(const QByteArray &text)
{
    const auto frame = m_reader.read(text);
    if (!frame)
        return malformed();
    ++m_figures.framesIn;
    take(*frame);
}

void AppStream::take(const SocketFrame &frame)
{
    if (frame.kind == SocketFrame::Kind::Stop)
        return m_tap->in->stop();
    if (frame.kind != SocketFrame::Kind::Audio)
        return;
    const media::Samples samples = m_intake.take(frame.pcm);
    if (!m_tap->in->add({samples.begin(), samples.end()}))
        ++m_figures.lostIn;
}

void AppStream::malformed()
{
    ++m_figures.malformed;
    if (++m_bad < MostBadFrames)
        return;
    m_socket.close(PolicyViolation, u"too many frames that can't be read"_s);
    emit failed(id(), StreamProblem::BadFrames);
}

} // namespace callboard::exchange
