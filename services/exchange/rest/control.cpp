#include "exchange/rest/control.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "exchange/events/wireevents.h"
#include "exchange/rest/answers.h"
#include "exchange/rest/gate.h"
#include "exchange/rest/requests.h"
#include "httpd/httpserver.h"

namespace callboard::exchange {

namespace {
httpd::Response refused(ApiError error)
{
    if (error.httpStatus == 0) {
        error.httpStatus = 400;
        error.code = u"8523"_s;
    }
    return refusalAnswer(error);
}

Result<QJsonObject> bodyOf(const httpd::Request &request)
{
    auto body = parseJsonObject(request.body);
    if (!body)
        return badRequest("body: "_L1 + body.error().detail);
    return body;
}

QJsonObject describe(const Member &m)
{
    return {{u"rawId"_s, m.who.text},
            {u"name"_s, m.name},
            {u"isMuted"_s, m.muted},
            {u"isOnHold"_s, m.onHold},
            {u"isApplication"_s, !m.connection.isEmpty()},
            {u"callConnectionId"_s, m.connection.text}};
}

QJsonObject describe(const Call &call, const State &state)
{
    QJsonArray members, ringing;
    for (const Member &m : call.members)
        members.append(describe(m));
    for (const LegId leg : call.rings)
        ringing.append(state.rings.at(leg).target.text);
    return {{u"callId"_s, call.serverCall.text},
            {u"correlationId"_s, call.correlation.text},
            {u"startedAt"_s, Timestamp::fromTicks(call.startedAt).text()},
            {u"established"_s, call.established},
            {u"participants"_s, members},
            {u"ringing"_s, ringing}};
}
} // namespace

Control::Control(Runner &runner, AnswerFaults &faults, QByteArray bearer, ControlHooks hooks)
    : m_runner(runner),
      m_faults(faults),
      m_bearer(std::move(bearer)),
      m_hooks(std::move(hooks))
{
}

void Control::addRoutes(httpd::HttpServer &server)
{
    add(server, "PUT", "/exchange/v1/endpoints/{rawId}", &Control::putEndpoint);
    add(server, "POST", "/exchange/v1/dial", &Control::dial);
    add(server, "GET", "/exchange/v1/calls", &Control::listCalls);
    add(server, "PUT", "/exchange/v1/faults", &Control::putFaults);
    addPublic(server);
}

void Control::add(httpd::HttpServer &server, const char *method, const char *pattern, Action action)
{
    server.route(method, pattern, [this, action](const httpd::Request &request, const httpd::Responder &responder) {
        const bool allowed = http::equalInConstantTime(request.bearerToken(), m_bearer);
        responder.send(allowed ? (this->*action)(request) : denied());
    });
}

/// What a receiver of events needs to verify them; open to all, as the service's are.
void Control::addPublic(httpd::HttpServer &server)
{
    const auto publish = [&server](const char *path, const std::function<QJsonObject()> &content) {
        server.route("GET", path, [content](const httpd::Request &, const httpd::Responder &responder) {
            responder.send(httpd::Response::json(200, content()));
        });
    };
    publish("/calling/.well-known/acsopenidconfiguration", m_hooks.openIdConfiguration);
    publish("/calling/keys", m_hooks.signingKeys);
    server.route("GET", "/metrics", [this](const httpd::Request &, const httpd::Responder &responder) {
        httpd::Response response;
        response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        response.body = metricsText(m_hooks.figures());
        responder.send(response);
    });
    server.route("GET", "/exchange/v1/subscriptions/{id}/validate",
                 [this](const httpd::Request &request, const httpd::Responder &responder) {
                     responder.send(m_hooks.confirmSubscription(request.param("id")));
                 });
}

httpd::Response Control::putEndpoint(const httpd::Request &request)
{
    auto body = bodyOf(request);
    if (!body)
        return refused(body.error());
    body.value().insert("identity"_L1, request.param("rawId"));
    const auto endpoint = parseEndpoint(*body, u"$"_s);
    if (!endpoint)
        return refused(endpoint.error());
    m_runner.define(*endpoint);
    return httpd::Response::json(200, {{u"identity"_s, endpoint->who.text}, {u"name"_s, endpoint->name}});
}

httpd::Response Control::dial(const httpd::Request &request)
{
    const auto body = bodyOf(request);
    if (!body)
        return refused(body.error());
    const auto input = readDial(*body);
    if (!input)
        return refused(input.error());
    const auto reply = m_runner.run(*input);
    if (!reply)
        return refused(reply.error());
    return httpd::Response::json(200, {{u"callId"_s, reply->serverCall.text}});
}

httpd::Response Control::listCalls(const httpd::Request &)
{
    QJsonArray calls;
    for (const auto &[key, call] : m_runner.state().calls)
        calls.append(describe(call, m_runner.state()));
    return httpd::Response::json(200, {{u"calls"_s, calls}});
}

httpd::Response Control::putFaults(const httpd::Request &request)
{
    auto body = bodyOf(request);
    if (!body)
        return refused(body.error());
    QJsonObject delivery = *body;
    const QJsonValue answers = delivery.take("answers"_L1);
    if (!answers.isUndefined() && !answers.isArray())
        return refused(ApiError::invalid(u"$.answers: wrong type"_s));
    const QJsonValue media = delivery.take("media"_L1);
    if (!media.isUndefined() && !media.isObject())
        return refused(ApiError::invalid(u"$.media: wrong type"_s));
    AnswerFaults next = m_faults; // what is refused changes nothing
    if (const auto set = next.set(answers.toArray(), u"$.answers"_s); !set)
        return refused(set.error());
    const auto setMedia = m_hooks.readMediaFaults(media.toObject());
    if (!setMedia)
        return refused(setMedia.error());
    if (const auto set = m_hooks.setDeliveryFaults(delivery); !set)
        return refused(set.error());
    (*setMedia)();
    m_faults = next;
    return httpd::Response::json(200, {});
}

} // namespace callboard::exchange
