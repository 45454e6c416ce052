// The action gateway: the service's own paths, for people who may.
#pragma once
#include "httpd/httpserver.h"
#include "relay/accounts/tokens.h"
#include "relay/audit/audittrail.h"
#include "relay/claims/claimbook.h"
#include "relay/gateway/action.h"
#include "relay/gateway/repeats.h"
#include "relay/gateway/servicelink.h"
#include "relay/intake/keybook.h"

namespace callboard::relay {

/// Routes /calling/…: checks token and role, claims ringing calls, gives each new call a callback address of its own,
/// signs and forwards once, records who owns the call or why it was refused, and passes the service's answer on.
/// What has to survive a crash (claim, callback key) is on disk before the service is asked. Main thread; everything
/// it is given outlives it.
class Gateway
{
public:
    struct Parts {
        RelayState &state;
        ClaimBook &claims;
        KeyBook &keys;
        AuditTrail &audit;
        const Tokens &tokens;
        const Clock &clock;
        ServiceLink *service = nullptr; ///< nullptr: no service is configured
        QString publicUrl{}; ///< without a slash at its end
        QString speechServices{}; ///< given to calls whose console names none; empty: nothing is given
    };
    explicit Gateway(Parts parts);
    void addRoutes(httpd::HttpServer &server);

private:
    struct Job; ///< one request under way
    using JobPtr = std::shared_ptr<Job>;

    void handle(const httpd::Request &request, const httpd::Responder &responder);
    void start(const JobPtr &job);
    bool claim(const JobPtr &job, Recording &recording);
    void makeKey(const JobPtr &job, Recording &recording);
    void forward(const JobPtr &job);
    void answered(const JobPtr &job, const Result<http::HttpReply> &reply);
    void succeeded(const JobPtr &job, const http::HttpReply &reply);
    void failed(const JobPtr &job, const ApiError &error, const httpd::Response &answer);
    void refuse(const JobPtr &job, const ApiError &error);
    QList<Entry> outcome(const Job &job, const http::HttpReply &reply);
    AuditLine line(const Job &job, int status, const QString &code = {});
    CallbackKey about(const Job &job) const;

    Parts m_parts;
    Repeats m_repeats;
};

} // namespace callboard::relay
