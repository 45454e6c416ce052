#include "exchange/rest/api.h"
#include "core/literals.h"
#include "exchange/rest/operations.h"
#include "httpd/httpserver.h"

namespace callboard::exchange {

Api::Api(httpd::HttpServer &server, Runner &runner, ApiOptions options, ControlHooks hooks)
    : m_runner(runner),
      m_options(std::move(options)),
      m_gate(m_options.accessKey, runner.clock(), m_options.seed),
      m_control(runner, m_gate.faults(), m_options.accessKey.toBase64(), std::move(hooks))
{
    for (const wire::Operation &operation : wire::Operations) {
        if (operation.id != wire::OperationId::GetParticipantsNext) // the same route as the first page
            addOperation(server, operation);
    }
    m_control.addRoutes(server);
    server.route("*", "/{*rest}", [](const httpd::Request &, const httpd::Responder &responder) {
        responder.send(httpd::Response::error(404, u"NotFound"_s, u"There is nothing at this address."_s));
    });
}

void Api::addOperation(httpd::HttpServer &server, const wire::Operation &operation)
{
    const auto handler = [this, &operation](const httpd::Request &request, const httpd::Responder &responder) {
        m_gate.handle(operation, request, responder, [this, &operation](const Gate::Passed &passed) {
            const RequestFrame frame{passed.apiVersion, CallId(passed.request.param("callConnectionId")),
                                     m_runner.config().ownedNumbers};
            return perform(operation.id, {m_runner, passed.request, passed.body, frame, m_options.pageSize});
        });
    };
    server.route(operation.method.latin1(), operation.path.latin1(), handler);
}

} // namespace callboard::exchange
