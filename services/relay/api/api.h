// /v1 and the operator's paths.
#pragma once
#include "httpd/httpserver.h"
#include "relay/accounts/signin.h"
#include "relay/api/stateview.h"
#include "relay/audit/audittrail.h"

namespace callboard::relay {

/// Routes: POST /v1/signin, POST /v1/refresh, GET /v1/me, /v1/state, /v1/events, /v1/audit (admin), and without sign-in
/// GET /healthz (the process answers), /readyz (it can take events), /metrics. Main thread; everything it is given
/// outlives it.
class Api
{
public:
    struct Parts {
        RelayState &state;
        Journal &journal;
        SignIn &signIn;
        const Tokens &tokens;
        AuditTrail &audit;
        Metrics &metrics;
        const Clock &clock;
    };
    explicit Api(Parts parts);
    void addRoutes(httpd::HttpServer &server);

private:
    using Reply = std::function<void(const Principal &, const httpd::Request &, const httpd::Responder &)>;
    /// Answers 401 itself when there is no valid token.
    void get(httpd::HttpServer &server, const char *path, Reply reply);
    void signIn(const httpd::Request &request, const httpd::Responder &responder);
    void refresh(const httpd::Request &request, const httpd::Responder &responder);
    void events(const Principal &who, const httpd::Request &request, const httpd::Responder &responder);
    void audit(const Principal &who, const httpd::Request &request, const httpd::Responder &responder);
    httpd::Response session(const SignedIn &signedIn) const;

    Parts m_parts;
    StateView m_view;
};

} // namespace callboard::relay
