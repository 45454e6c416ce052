// Turns bytes into requests. The only class that knows the parser library.
#pragma once
#include "httpd/request.h"
#include <memory>

namespace callboard::httpd {

struct HttpLimits;

/// What the owner decides when a head is complete.
struct HeadDecision {
    int refusal = 0; ///< a status to refuse with, 0 to go on
    qsizetype bodyBytes = 0; ///< most bytes the body may have
    bool keepBody = true; ///< false: the body is read and thrown away
};

/// Reads one request after the other from a connection. Not reentrant: no feed() inside the sink.
class RequestParser
{
public:
    class Sink
    {
    public:
        virtual ~Sink() = default;
        /// The head is complete and well-formed, the body is still to come. May not destroy the parser.
        virtual HeadDecision headArrived(const Request &request) = 0;
    };
    enum class State {
        Idle, ///< between requests
        Head,
        Body,
        Complete, ///< take() is due; feed() reads nothing before that
        Failed ///< failure() tells the status to answer; nothing more can be read
    };

    RequestParser(const HttpLimits &limits, Sink &sink);
    ~RequestParser();

    /// Reads on and gives how many bytes were used; stops after each complete request.
    qsizetype feed(QByteArrayView bytes);
    State state() const;
    /// The complete request; the parser is ready for the next.
    Request take();
    int failure() const;

    // About the current request, from headArrived() on.
    bool keepAlive() const;
    bool isHttp10() const;
    bool expectsContinue() const;
    /// The request asks for a WebSocket.
    bool wantsWebSocket() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace callboard::httpd
