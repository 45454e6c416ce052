// One HTTP connection: requests in, answers out.
#pragma once
#include "httpd/answerqueue.h"
#include "httpd/requestparser.h"
#include "httpd/servercore.h"

namespace callboard::httpd {

/// Reads requests, finds their handlers, writes the answers in order, and keeps the peer within the limits.
/// Becomes a WebSocket by handing its stream on.
class Connection final : public Peer, public std::enable_shared_from_this<Connection>, private RequestParser::Sink
{
public:
    Connection(ServerCore &core, std::unique_ptr<Stream> stream);

    // For tickets.
    void answer(quint32 id, Response response);
    void abandon();
    void resume();
    bool isWaiting(quint32 id) const { return m_answers.isWaiting(id); }

    void flush() override;
    void tick(std::chrono::milliseconds now) override;
    void wind() override;
    void drop() override;

private:
    enum class Phase {
        Open,
        Deciding, ///< a gate has not made up its mind about the upgrade
        Closing, ///< takes no more requests, writes what is due
        Lingering, ///< all is written; reads on for a moment so that the peer gets it
        Gone
    };

    void streamReadable() override;
    void streamWritable() override;
    void streamBroken() override;
    HeadDecision headArrived(const Request &request) override;

    void received(QByteArrayView bytes);
    void process(QByteArrayView bytes);
    void keepForLater(QByteArrayView bytes);
    /// True when no further request may be taken now.
    bool isFull() const;
    void dispatch(Request request, QByteArrayView rest);
    void upgrade(Request request, QByteArrayView rest);
    void decided(quint32 id, const Request &request, const UpgradeDecision &decision);
    void refuseUpgrade(quint32 id, Response refusal);
    void becomeWebSocket(const Request &request, const UpgradeDecision &decision, QByteArray rest);
    void answerMissing(const Request &request);
    void refuse(int status);
    void ended();
    /// Nothing more will be asked and everything is answered.
    bool isDone() const;
    void startLingering();
    void goAway();
    void updateWatch(bool blocked);
    std::chrono::milliseconds deadline() const;

    ServerCore &m_core;
    std::unique_ptr<Stream> m_stream;
    RequestParser m_parser;
    AnswerQueue m_answers;
    OutQueue m_out;
    RouteTable::Match m_match; ///< of the request whose body is being read
    QByteArray m_rest; ///< read, but not to be looked at before an answer has left
    QString m_peer;
    quint32 m_current = 0; ///< place of the answer to the request that is being read; 0: none
    std::chrono::milliseconds m_since; ///< of the last progress
    std::chrono::milliseconds m_requestSince{0}; ///< first byte of the current head, or its end
    Phase m_phase = Phase::Open;
    bool m_processing = false;
    bool m_keepAlive = true; ///< of the request that is being read
    bool m_winding = false;
    bool m_peerEnded = false;
};

} // namespace callboard::httpd
