// The control API, for tests, demos and training: architecture.md, section 6.
#pragma once
#include "exchange/rest/answerfaults.h"
#include "exchange/rest/metrics.h"
#include "exchange/rest/runner.h"
#include "httpd/responder.h"

namespace callboard::httpd {
class HttpServer;
}

namespace callboard::exchange {

/// What others do for the control API.
struct ControlHooks {
    /// Members of PUT /exchange/v1/faults other than `answers` and `media`; an error is answered with 400.
    std::function<Result<Done>(const QJsonObject &)> setDeliveryFaults;
    /// Reads the member `media` of it; gives what puts it into force, or an error.
    std::function<Result<std::function<void()>>(const QJsonObject &)> readMediaFaults;
    std::function<Figures()> figures;
    std::function<QJsonObject()> openIdConfiguration;
    std::function<QJsonObject()> signingKeys;
    /// GET of a subscription's validation address; gives what to answer.
    std::function<httpd::Response(const QString &id)> confirmSubscription;
};

/// Every route but the public ones asks for "Authorization: Bearer <access key>".
class Control
{
public:
    Control(Runner &runner, AnswerFaults &faults, QByteArray bearer, ControlHooks hooks);

    void addRoutes(httpd::HttpServer &server);

private:
    using Action = httpd::Response (Control::*)(const httpd::Request &);
    void add(httpd::HttpServer &server, const char *method, const char *pattern, Action action);
    void addPublic(httpd::HttpServer &server);
    httpd::Response putEndpoint(const httpd::Request &request);
    httpd::Response dial(const httpd::Request &request);
    httpd::Response listCalls(const httpd::Request &request);
    httpd::Response putFaults(const httpd::Request &request);

    Runner &m_runner;
    AnswerFaults &m_faults;
    QByteArray m_bearer;
    ControlHooks m_hooks;
};

} // namespace callboard::exchange
