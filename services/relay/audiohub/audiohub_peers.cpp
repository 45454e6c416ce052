// Sockets of the audio hub as such: kept, sent to, ended.
#include "relay/audiohub/audiohub.h"

namespace callboard::relay {

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
    socket.onBinary = [this, id](const QByteArray &) { tookBinary(id); };
    socket.onClosed
        = [this, id](httpd::CloseCode code, const QByteArray &) { forget(id, code != httpd::CloseCode::Normal); };
    return id;
}

void AudioHub::tookBinary(SocketId id)
{
    m_malformed.add();
    const auto it = m_peers.find(id);
    if (it != m_peers.end() && !it->second.isService)
        end(id, httpd::CloseCode::UnsupportedData, "frames are text", true);
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

} // namespace callboard::relay
