// The sockets that the service opens for the sound of calls.
#include "core/literals.h"
#include "core/overloaded.h"
#include "media/pcm/bytes.h"
#include "relay/audiohub/audiohub.h"

namespace callboard::relay {

namespace {
/// Seen without reading it: most calls stream without anybody attached, and their sound is most of what comes.
bool isAudio(const QByteArray &text)
{
    return text.startsWith(R"({"audioData":)") || text.startsWith(R"({"kind":"AudioData")");
}
} // namespace

void AudioHub::serviceOpened(const std::shared_ptr<httpd::WebSocket> &socket, const CallId &call)
{
    // The service opens another one only when it believes the last one lost.
    if (const auto before = m_calls.value(call).service)
        end(*before, AudioClose::Replaced, "replaced", false);
    Peer peer;
    peer.socket = socket;
    peer.call = call;
    peer.isService = true;
    const SocketId id
        = keep(std::move(peer), [this](SocketId from, const QByteArray &text) { serviceSaid(from, text); });
    m_calls[call].service = id;
}

void AudioHub::serviceSaid(SocketId id, const QByteArray &text)
{
    const Peer &peer = m_peers.at(id);
    if (isAudio(text) && m_calls.value(peer.call).consoles.isEmpty())
        return m_fromService.add(); // nobody is there to hear it
    const auto frame = text.size() <= MostFrameBytes ? wire::parseServiceFrame(text)
                                                     : Result<wire::ServiceFrame>(ApiError::protocol(u"too big"_s));
    if (!frame)
        return m_malformed.add(); // one bad frame is no reason to lose a call's sound
    std::visit(overloaded{[&](const wire::AudioMetadata &m) { take(id, peer, m); },
                          [&](const wire::AudioData &a) { take(id, peer, a); },
                          [&](const wire::DtmfData &d) { take(peer, d); }, [](const wire::TranscriptionMetadata &) {},
                          [](const wire::TranscriptionData &) {}, [](const wire::UnknownFrame &) {}},
               frame->body);
}

void AudioHub::take(SocketId id, const Peer &peer, const wire::AudioMetadata &metadata)
{
    const bool known = metadata.encoding.compare("PCM"_L1, Qt::CaseInsensitive) == 0 && metadata.channels == 1
        && metadata.sampleRate >= media::Resampler::LowestRate && metadata.sampleRate <= media::Resampler::HighestRate;
    if (!known)
        return m_malformed.add();
    m_rooms.change(peer.call, [id, rate = metadata.sampleRate](AudioRoom &room) { room.serviceOpened(id, rate); });
}

void AudioHub::take(SocketId id, const Peer &peer, const wire::AudioData &audio)
{
    m_fromService.add();
    const QString who = audio.participantRawID.value_or(RawId()).text;
    const bool taken = m_rooms.sound(
        peer.call, [id, who, samples = media::samplesOf(audio.data), now = m_parts.clock.monotonic()](AudioRoom &room) {
            room.heard(id, who, samples, now);
        });
    if (!taken)
        m_dropped.add();
}

void AudioHub::take(const Peer &peer, const wire::DtmfData &tone)
{
    wire::ServiceFrame frame;
    frame.body = tone;
    const QByteArray text = wire::frameText(frame);
    const QList<SocketId> consoles = m_calls.value(peer.call).consoles;
    for (const SocketId console : consoles)
        send(console, text);
}

} // namespace callboard::relay
