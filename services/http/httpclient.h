// The one HTTP client of console, relay and exchange.
#pragma once
#include "core/clock.h"
#include "http/authorizer.h"
#include "http/requestlog.h"
#include "http/retrypolicy.h"
#include "http/transport.h"
#include <QFuture>

namespace callboard::http {

/// Everything a client is made of; what is left out gets a sensible default.
struct HttpClientParts {
    std::shared_ptr<Transport> transport; ///< default: the network
    std::shared_ptr<Timers> timers; ///< default: the event loop
    std::shared_ptr<Authorizer> authorizer; ///< default: none, requests go as they are
    std::shared_ptr<RequestLog> log; ///< default: none
    RetryPolicy retry;
    const Clock *clock = nullptr; ///< default: the system's
};

/// Sends requests: authorises each try anew, keeps one repeatability pair an intent, retries as the policy allows.
/// Lives in one thread; futures finish there. A copy shares everything with its original.
class HttpClient
{
public:
    explicit HttpClient(HttpClientParts parts = {});
    ~HttpClient();

    /// A reply with a 2xx status, or an error; other statuses become the error that errorOf() describes. Cancelling the
    /// future aborts the request and stops retries; it then finishes without a result. Requests that are still running
    /// when the last copy of the client goes are carried on to their end.
    QFuture<Result<HttpReply>> send(HttpRequest request);

private:
    std::shared_ptr<const HttpClientParts> m_parts;
};

/// The network, as a default.
std::shared_ptr<Transport> defaultTransport();
/// A fresh repeatability pair (contract README, 3.2).
HttpHeaders repeatabilityPair(const Clock &clock);

} // namespace callboard::http
