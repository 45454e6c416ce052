// The exchange's routes: Call Automation under /calling, control under /exchange/v1, and what proves its events.
#pragma once
#include "exchange/rest/control.h"
#include "exchange/rest/gate.h"
#include "exchange/rest/runner.h"

namespace callboard::httpd {
class HttpServer;
}

namespace callboard::exchange {

struct ApiOptions {
    QByteArray accessKey; ///< decoded
    qsizetype pageSize = 100; ///< participants a page
    quint64 seed = 1; ///< of the answers' faults
};

/// Puts the routes into a server; lives as long as that serves. Everything happens in the server's thread.
class Api
{
public:
    Api(httpd::HttpServer &server, Runner &runner, ApiOptions options, ControlHooks hooks);

private:
    void addOperation(httpd::HttpServer &server, const wire::Operation &operation);

    Runner &m_runner;
    ApiOptions m_options;
    Gate m_gate;
    Control m_control;
};

} // namespace callboard::exchange
