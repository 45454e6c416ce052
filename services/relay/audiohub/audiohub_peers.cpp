// Sockets of the audio hub as such: sending, watching, ending.
#include "relay/audiohub/audiohub.h"

namespace callboard::relay {

namespace {
constexpr std::chrono::milliseconds PingEvery{2'000}; // while nothing else comes
constexpr std::chrono::milliseconds SilentFor{6'000}; // since the ping
} // namespace

SocketId AudioHub::keep(Peer peer, std::function<void(SocketId, const QByteArray &)> said)
{
    const SocketId id{++m_last};
    peer.heardAt = m_parts.clock.monotonic();
    httpd::WebSocket &socket = *peer.socket;
    m_peers.emplace(id, std::move(peer));
    const auto heard = [this, id] {
        const auto it = m_peers.find(id);
        if (it == m_peers.end())
            return;
        it->second.heardAt = m_parts.clock.monotonic();
        it->second.askedAt.reset();
    };
    socket.onText = [heard, id, said = std::move(said)](const QByteArray &text) {
        heard();
        said(id, text);
    };
    socket.onPong = [heard](const QByteArray &) { heard(); };
    socket.onBinary
        = [this, id](const QByteArray &) { end(id, httpd::CloseCode::UnsupportedData, "frames are text", true); };
    socket.onClosed
        = [this, id](httpd::CloseCode code, const QByteArray &) { forget(id, code != httpd::CloseCode::Normal); };
    return id;
}

/// From here on nothing of the socket comes here, while it is being closed or lives longer than the hub.
void AudioHub::letGo(httpd::WebSocket &socket)
{
    socket.onText = {};
    socket.onBinary = {};
    socket.onPong = {};
    socket.onClosed = {};
}

void AudioHub::forget(SocketId id, bool cut)
{
    const auto it = m_peers.find(id);
    if (it == m_peers.end())
        return;
    const Peer peer = std::move(it->second);
    m_peers.erase(it);
    Attendance &there = m_calls[peer.call];
    if (peer.isService) {
        if (there.service == id)
            there.service.reset();
        m_rooms.change(peer.call, [id](AudioRoom &room) { room.serviceClosed(id); });
    } else {
        there.consoles.removeOne(id);
        m_rooms.change(peer.call,
                       [id, cut, now = m_parts.clock.monotonic()](AudioRoom &room) { room.detach(id, cut, now); });
    }
    // The room stays while the call lasts: somebody may come back, and the caller hears so until then.
    const Call *call = m_parts.state.store().call(peer.call);
    if (!there.service && there.consoles.isEmpty() && (!call || call->isOver())) {
        m_calls.remove(peer.call);
        m_rooms.close(peer.call);
    }
}

void AudioHub::end(SocketId id, httpd::CloseCode code, const QByteArray &reason, bool cut)
{
    const auto it = m_peers.find(id);
    if (it == m_peers.end())
        return;
    const std::shared_ptr<httpd::WebSocket> socket = it->second.socket;
    if (cut && !it->second.isService)
        m_cut.add();
    forget(id, cut);
    letGo(*socket);
    socket->close(code, reason);
}

void AudioHub::end(SocketId id, AudioClose code, const QByteArray &reason, bool cut)
{
    end(id, httpd::CloseCode(quint16(code)), reason, cut);
}

void AudioHub::deliver(const QList<RoomThread::Frame> &frames)
{
    for (const RoomThread::Frame &frame : frames)
        send(frame.to, frame.text);
}

void AudioHub::send(SocketId id, const QByteArray &text)
{
    const auto it = m_peers.find(id);
    if (it == m_peers.end())
        return;
    if (it->second.socket->bytesToWrite() <= MostQueued) {
        m_sent.add();
        return it->second.socket->sendText(text);
    }
    m_dropped.add();
    if (!it->second.isService)
        end(id, AudioClose::TooSlow, "too slow", true);
}

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
