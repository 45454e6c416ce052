// Who of the audio hub's peers has to go: calls that change, tokens that end, consoles that don't answer. And figures.
#include "relay/audiohub/audiohub.h"

namespace callboard::relay {

namespace {
constexpr std::chrono::milliseconds PingEvery{2'000}; // while nothing else comes
constexpr std::chrono::milliseconds SilentFor{6'000}; // since the ping
} // namespace

void AudioHub::callsChanged(const ChangeSet &changes)
{
    for (auto it = changes.calls.cbegin(); it != changes.calls.cend(); ++it)
        if (m_calls.contains(it.key()))
            check(it.key());
}

void AudioHub::check(const CallId &id)
{
    const Call *call = m_parts.state.store().call(id);
    const QList<SocketId> consoles = m_calls.value(id).consoles;
    for (const SocketId console : consoles)
        checkConsole(console, call);
    if (call && !call->isOver())
        return;
    m_rooms.close(id);
    if (!m_calls.value(id).service)
        m_calls.remove(id);
}

void AudioHub::checkConsole(SocketId id, const Call *call)
{
    Peer &peer = m_peers.at(id);
    if (!call || call->isOver())
        return end(id, httpd::CloseCode::Normal, "the call is over", false);
    if (!mayAttach(peer.who, peer.mode, call))
        return end(id, AudioClose::NotAllowed, "not allowed any more", false);
    const bool owns = call->owner == peer.who.user;
    if (std::exchange(peer.keepsLine, owns) != owns)
        m_rooms.change(peer.call, [id, owns](AudioRoom &room) { room.setKeepsLine(id, owns); });
}

void AudioHub::watch()
{
    QList<SocketId> ids;
    for (const auto &[id, peer] : m_peers)
        if (!peer.isService)
            ids.append(id);
    for (const SocketId id : std::as_const(ids)) {
        if (m_peers.at(id).ends <= m_parts.clock.now())
            end(id, AudioClose::TokenEnded, "the token has ended", true);
        else
            askWhetherItIsThere(id);
    }
}

void AudioHub::askWhetherItIsThere(SocketId id)
{
    Peer &peer = m_peers.at(id);
    const auto now = m_parts.clock.monotonic();
    if (peer.askedAt && now - *peer.askedAt > SilentFor)
        return end(id, AudioClose::TooSlow, "does not answer", true);
    if (peer.askedAt || now - peer.heardAt < PingEvery)
        return;
    peer.askedAt = now;
    peer.socket->ping();
}

double AudioHub::count(bool service, std::optional<AudioMode> mode) const
{
    return double(std::ranges::count_if(m_peers, [&](const auto &entry) {
        return entry.second.isService == service && (!mode || entry.second.mode == *mode);
    }));
}

void AudioHub::addFigures()
{
    Metrics &metrics = m_parts.metrics;
    metrics.gauge("callboard_media_sockets", "Sockets of the service with calls' sound.",
                  [this] { return count(true, {}); });
    metrics.gauge("callboard_audio_talkers", "Consoles that talk.", [this] { return count(false, AudioMode::Talk); });
    metrics.gauge("callboard_audio_listeners", "Consoles that listen.",
                  [this] { return count(false, AudioMode::Listen); });
    metrics.counted("callboard_audio_lost_total", "Mixed frames that the relay was too busy to send.",
                    [this] { return double(m_rooms.lostFrames()); });
}

} // namespace callboard::relay
