// Sound between the service and the consoles.
#pragma once
#include "httpd/httpserver.h"
#include "relay/accounts/tokens.h"
#include "relay/audiohub/roomthread.h"
#include "relay/audiohub/soundbudget.h"
#include "relay/intake/servicedoor.h"
#include "wire/streaming.h"
#include <QTimer>

namespace callboard::relay {

/// Why a console's socket is closed, besides the codes of RFC 6455 (1000: the call is over, 1003 and 1007: not a frame,
/// 1009: a frame too big).
enum class AudioClose : quint16 {
    Replaced = 4001, ///< the same user talks from another socket
    TokenEnded = 4002, ///< attach again with a new token; done before, nothing is heard of it
    NotAllowed = 4003, ///< the call is somebody else's now
    TooSlow = 4004 ///< does not take what it is sent
};

/// Serves /media/{key}, which the service opens (contract README, 11.3), and /audio/{callConnectionId}?mode=talk|listen
/// for consoles, with a bearer token or access_token; refusals come before the upgrade (400, 401, 403, 404, 503).
/// A console gets AudioMetadata, then AudioData every 20 ms, DtmfData as it comes, and Levels five times a second with
/// the raw id of each participant of an unmixed stream and "user:NAME" of each console that talks. It may send
/// AudioData (16 kHz, mono) and StopAudio. Either end may come first, and may come back: those who are there stay.
///
/// Main thread; mixing has the thread of `ticks`. A peer that does not read costs at most MostQueued bytes: the service
/// then misses frames, a console is cut. Everything it is given outlives it.
class AudioHub : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        RelayState &state;
        ServiceDoor &door;
        const Tokens &tokens;
        AuditTrail &audit;
        Metrics &metrics;
        const Clock &clock;
        media::TickSource &ticks;
    };
    static constexpr qint64 MostQueued = 64 * 1024; ///< bytes to one peer, about a second of sound
    static constexpr qsizetype MostFrameBytes = 64 * 1024; ///< text of one frame that comes in
    static constexpr qsizetype MostConsoles = 32; ///< of one call

    explicit AudioHub(Parts parts, QObject *parent = nullptr);
    ~AudioHub() override;
    void addRoutes(httpd::HttpServer &server);

private:
    struct Admission;
    struct Peer {
        std::shared_ptr<httpd::WebSocket> socket;
        CallId call;
        bool isService = false;
        Principal who;
        AudioMode mode = AudioMode::Listen;
        bool keepsLine = false; ///< talks, and the call is this user's
        QDateTime ends; ///< of the token
        std::chrono::milliseconds heardAt{0};
        std::optional<std::chrono::milliseconds> askedAt{}; ///< whether it is there; nothing once it answered
        SoundBudget budget;
    };
    struct Attendance {
        std::optional<SocketId> service;
        QList<SocketId> consoles;
    };

    // The service's sockets: audiohub_service.cpp.
    void serviceOpened(const std::shared_ptr<httpd::WebSocket> &socket, const CallId &call);
    void serviceSaid(SocketId id, const QByteArray &text);
    void take(SocketId id, const Peer &peer, const wire::AudioMetadata &metadata);
    void take(SocketId id, const Peer &peer, const wire::AudioData &audio);
    void take(const Peer &peer, const wire::DtmfData &tone);

    // Consoles: audiohub.cpp.
    httpd::UpgradeDecision admit(const httpd::Request &request);
    httpd::UpgradeDecision refuse(const ApiError &error, const Admission &who);
    void consoleOpened(const std::shared_ptr<httpd::WebSocket> &socket, const Admission &admission);
    void replaceTalker(const CallId &call, const UserName &user);
    void consoleSaid(SocketId id, const QByteArray &text);
    void spoken(SocketId id, Peer &peer, const QByteArray &pcm);

    // Both: audiohub_peers.cpp.
    void tookBinary(SocketId id);
    static void letGo(httpd::WebSocket &socket);
    SocketId keep(Peer peer, std::function<void(SocketId, const QByteArray &)> said);
    void forget(SocketId id, bool cut);
    void end(SocketId id, httpd::CloseCode code, const QByteArray &reason, bool cut);
    void end(SocketId id, AudioClose code, const QByteArray &reason, bool cut);
    void deliver(const QList<RoomThread::Frame> &frames);
    void send(SocketId id, const QByteArray &text);

    // Who has to go, and figures: audiohub_watch.cpp.
    void callsChanged(const ChangeSet &changes);
    void check(const CallId &id);
    void checkConsole(SocketId id, const Call *call);
    void watch();
    void askWhetherItIsThere(SocketId id);
    void addFigures();
    double count(bool service, std::optional<AudioMode> mode) const;

    Parts m_parts;
    std::map<SocketId, Peer> m_peers;
    QHash<CallId, Attendance> m_calls;
    quint64 m_last = 0; ///< SocketId
    QTimer m_watch;
    Counter &m_fromService;
    Counter &m_fromConsoles;
    Counter &m_sent;
    Counter &m_dropped;
    Counter &m_malformed;
    Counter &m_cut;
    RoomThread m_rooms; ///< last: its thread ends before anything else goes
};

} // namespace callboard::relay
