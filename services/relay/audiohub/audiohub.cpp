#include "relay/audiohub/audiohub.h"
#include "core/literals.h"
#include "core/overloaded.h"
#include "media/pcm/bytes.h"
#include "relay/base/answers.h"
#include "relay/base/secrets.h"
#include "wire/soundtexts.h"

namespace callboard::relay {

struct AudioHub::Admission {
    Principal who;
    AudioMode mode = AudioMode::Listen;
    CallId call;
    QDateTime ends;
    QByteArray action() const { return mode == AudioMode::Talk ? "audioTalk" : "audioListen"; }
};

AudioHub::AudioHub(Parts parts, QObject *parent)
    : QObject(parent),
      m_parts(parts),
      m_fromService(parts.metrics.counter("callboard_audio_frames_total", "Frames of sound.", "way=\"from service\"")),
      m_fromConsoles(
          parts.metrics.counter("callboard_audio_frames_total", "Frames of sound.", "way=\"from consoles\"")),
      m_sent(parts.metrics.counter("callboard_audio_frames_total", "Frames of sound.", "way=\"sent\"")),
      m_dropped(parts.metrics.counter("callboard_audio_dropped_total", "Frames that somebody was too slow for.")),
      m_malformed(parts.metrics.counter("callboard_audio_malformed_total", "Frames that could not be read.")),
      m_cut(parts.metrics.counter("callboard_audio_cut_total", "Consoles that the relay cut.")),
      m_rooms(parts.ticks, parts.clock, [this](const QList<RoomThread::Frame> &frames) { deliver(frames); })
{
    connect(&m_parts.state, &RelayState::applied, this,
            [this](const Entry &, const ChangeSet &changes) { callsChanged(changes); });
    connect(&m_watch, &QTimer::timeout, this, &AudioHub::watch);
    m_watch.start(std::chrono::milliseconds(500));
    addFigures();
}

AudioHub::~AudioHub()
{
    for (auto &[id, peer] : m_peers)
        letGo(*peer.socket);
}

void AudioHub::addRoutes(httpd::HttpServer &server)
{
    m_parts.door.addRoute(server, "media", [this](const std::shared_ptr<httpd::WebSocket> &socket, const CallId &call) {
        serviceOpened(socket, call);
    });
    server.upgrade(
        "/audio/{call}", [this](const httpd::Request &request) { return admit(request); },
        [this](const std::shared_ptr<httpd::WebSocket> &socket, const httpd::Request &,
               const httpd::UpgradeDecision &decision) {
            consoleOpened(socket, *std::static_pointer_cast<Admission>(decision.context));
        });
}

httpd::UpgradeDecision AudioHub::admit(const httpd::Request &request)
{
    auto admission = std::make_shared<Admission>();
    const auto inQuery = request.queryValue("access_token");
    const QByteArray token = inQuery ? inQuery->toUtf8() : request.bearerToken();
    const auto who = m_parts.tokens.verify(token);
    if (!who)
        return httpd::UpgradeDecision::refuse(answerOf(who.error()));
    admission->who = *who;
    admission->ends = m_parts.tokens.endOf(token);
    admission->call = CallId(request.param("call"));
    const auto mode = audioModeFrom(request.queryValue("mode").value_or(QString()));
    if (!mode)
        return refuse(refusal(400, u"BadRequest"_s, u"The mode is talk or listen."_s, u"mode"_s), *admission);
    admission->mode = *mode;
    const auto may = mayAttach(admission->who, *mode, m_parts.state.store().call(admission->call));
    if (!may)
        return refuse(may.error(), *admission);
    if (m_calls.value(admission->call).consoles.size() >= MostConsoles)
        return refuse(refusal(503, u"TooMany"_s, u"Too many consoles are attached to the call."_s), *admission);
    return httpd::UpgradeDecision::accept({}, admission);
}

httpd::UpgradeDecision AudioHub::refuse(const ApiError &error, const Admission &who)
{
    m_parts.audit.write(
        {who.who.user.text.toUtf8(), who.action(), who.call.text.toUtf8(), error.httpStatus, error.code.toUtf8(), {}});
    return httpd::UpgradeDecision::refuse(answerOf(error));
}

void AudioHub::consoleOpened(const std::shared_ptr<httpd::WebSocket> &socket, const Admission &admission)
{
    m_parts.audit.write(
        {admission.who.user.text.toUtf8(), admission.action(), admission.call.text.toUtf8(), 101, {}, {}});
    if (admission.mode == AudioMode::Talk)
        replaceTalker(admission.call, admission.who.user);
    const bool owns = m_parts.state.ownerOf(admission.call) == admission.who.user;
    Peer peer{socket, admission.call, false, admission.who, admission.mode, owns, admission.ends, {}, {}, {}};
    const SocketId id
        = keep(std::move(peer), [this](SocketId from, const QByteArray &text) { consoleSaid(from, text); });
    m_calls[admission.call].consoles.append(id);
    send(id, wire::audioMetadataText(QString::fromLatin1(randomKey(12)), media::SampleRate));
    const AudioRoom::Console console{admission.mode, u"user:"_s + admission.who.user.text, owns};
    m_rooms.change(admission.call, [id, console](AudioRoom &room) { room.attach(id, console); });
}

void AudioHub::replaceTalker(const CallId &call, const UserName &user)
{
    const QList<SocketId> consoles = m_calls.value(call).consoles;
    for (const SocketId id : consoles) {
        const Peer &peer = m_peers.at(id);
        if (peer.mode == AudioMode::Talk && peer.who.user == user)
            end(id, AudioClose::Replaced, "replaced", false);
    }
}

void AudioHub::consoleSaid(SocketId id, const QByteArray &text)
{
    if (text.size() > MostFrameBytes)
        return end(id, httpd::CloseCode::TooBig, "the frame is too big", true);
    const auto frame = wire::parseAppFrame(text);
    if (!frame) {
        m_malformed.add();
        return end(id, httpd::CloseCode::InvalidPayload, "not a frame", true);
    }
    Peer &peer = m_peers.at(id);
    if (peer.mode == AudioMode::Listen)
        return; // nobody hears one who listens
    if (const auto *audio = std::get_if<wire::AppAudio>(&frame->body))
        spoken(id, peer, audio->data);
    else if (std::holds_alternative<wire::StopAudio>(frame->body))
        m_rooms.change(peer.call, [id](AudioRoom &room) { room.stopped(id); });
}

void AudioHub::spoken(SocketId id, Peer &peer, const QByteArray &pcm)
{
    m_fromConsoles.add();
    const auto now = m_parts.clock.monotonic();
    const bool taken = peer.budget.allows(pcm.size(), now)
        && m_rooms.sound(
            peer.call, [id, samples = media::samplesOf(pcm), now](AudioRoom &room) { room.spoken(id, samples, now); });
    if (!taken)
        m_dropped.add();
}

} // namespace callboard::relay
