#include "relay/api/api.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "relay/api/eventpages.h"
#include "relay/base/answers.h"
#include "relay/base/parameters.h"
#include <QJsonArray>

namespace callboard::relay {

namespace {
constexpr qsizetype LargestSignIn = 4096;

QString addressOf(const httpd::Request &request)
{
    return request.peer.left(request.peer.lastIndexOf(u':'));
}

QJsonObject userJson(const Principal &who)
{
    return {{u"name"_s, who.user.text},
            {u"displayName"_s, who.displayName},
            {u"roles"_s, QJsonArray::fromStringList(roleNames(who.roles))}};
}
} // namespace

Api::Api(Parts parts) : m_parts(std::move(parts)), m_view(m_parts.state, m_parts.journal, m_parts.clock) { }

void Api::addRoutes(httpd::HttpServer &server)
{
    using httpd::Request;
    using httpd::Responder;
    server.route(
        "POST", "/v1/signin", [this](const Request &r, const Responder &a) { signIn(r, a); }, LargestSignIn);
    server.route(
        "POST", "/v1/refresh", [this](const Request &r, const Responder &a) { refresh(r, a); }, LargestSignIn);
    get(server, "/v1/me", [](const Principal &who, const Request &, const Responder &a) {
        QJsonObject me = userJson(who);
        me.insert("groups"_L1, QJsonArray::fromStringList(who.hubGroups()));
        a.send(httpd::Response::json(200, me));
    });
    get(server, "/v1/state", [this](const Principal &who, const Request &, const Responder &a) {
        a.send(httpd::Response::rawJson(200, m_view.text(who)));
    });
    get(server, "/v1/events",
        [this](const Principal &who, const Request &r, const Responder &a) { events(who, r, a); });
    get(server, "/v1/audit", [this](const Principal &who, const Request &r, const Responder &a) { audit(who, r, a); });
    server.route("GET", "/healthz",
                 [](const Request &, const Responder &a) { a.send(httpd::Response::text(200, "ok\n")); });
    server.route("GET", "/readyz", [this](const Request &, const Responder &a) {
        const bool ready = !m_parts.journal.figures().failing;
        a.send(httpd::Response::text(ready ? 200 : 503, ready ? "ready\n" : "the journal can't be written\n"));
    });
    server.route("GET", "/metrics", [this](const Request &, const Responder &a) {
        a.send(httpd::Response::text(200, m_parts.metrics.text(), "text/plain; version=0.0.4; charset=utf-8"));
    });
}

void Api::get(httpd::HttpServer &server, const char *path, Reply reply)
{
    server.route("GET", path, [this, reply = std::move(reply)](const httpd::Request &r, const httpd::Responder &a) {
        const auto who = m_parts.tokens.verify(r.bearerToken());
        if (!who)
            return a.send(answerOf(who.error()));
        reply(*who, r, a);
    });
}

void Api::signIn(const httpd::Request &request, const httpd::Responder &responder)
{
    const auto body = parseJsonObject(request.body);
    const QJsonValue user = body ? body->value("user"_L1) : QJsonValue();
    const QJsonValue password = body ? body->value("password"_L1) : QJsonValue();
    if (!user.isString() || !password.isString())
        return responder.send(answerOf(refusal(400, u"BadRequest"_s, u"\"user\" and \"password\" are needed."_s)));
    m_parts.signIn.signIn(user.toString(), password.toString().toUtf8(), addressOf(request),
                          [this, responder](const auto &outcome) {
                              const httpd::Response answer = outcome ? session(*outcome) : answerOf(outcome.error());
                              m_parts.audit.write({outcome ? outcome->who.user.text.toUtf8() : QByteArray(),
                                                   "signIn",
                                                   {},
                                                   answer.status,
                                                   outcome ? QByteArray() : outcome.error().code.toUtf8(),
                                                   {}});
                              responder.send(answer);
                          });
}

void Api::refresh(const httpd::Request &request, const httpd::Responder &responder)
{
    const auto outcome = m_parts.signIn.refresh(request.bearerToken());
    responder.send(outcome ? session(*outcome) : answerOf(outcome.error()));
}

httpd::Response Api::session(const SignedIn &signedIn) const
{
    QString url = m_parts.tokens.clientUrl();
    url.replace(0, 4, "ws"_L1); // http → ws, https → wss
    return httpd::Response::json(200,
                                 {{u"token"_s, QString::fromLatin1(signedIn.token.text)},
                                  {u"expiresAt"_s, signedIn.token.expiresAt.toString(Qt::ISODate)},
                                  {u"url"_s, url},
                                  {u"user"_s, userJson(signedIn.who)}});
}

void Api::events(const Principal &who, const httpd::Request &request, const httpd::Responder &responder)
{
    PageQuery query;
    const auto after = wholeNumber(request, "after", 0);
    const auto limit = wholeNumber(request, "limit", query.limit);
    if (!after || !limit || *limit == 0)
        return responder.send(answerOf(refusal(400, u"BadRequest"_s, u"\"after\" and \"limit\" are whole numbers."_s)));
    query.after = *after;
    query.limit = *limit;
    query.epoch = request.queryValue("epoch").value_or(QString()).toUtf8();
    query.callId = request.queryValue("call").value_or(QString()).toUtf8();
    auto page = eventPage(query, who, m_parts.state, m_parts.journal);
    responder.send(page ? std::move(page).value() : answerOf(page.error()));
}

void Api::audit(const Principal &who, const httpd::Request &request, const httpd::Responder &responder)
{
    if (!who.roles.testFlag(Role::Admin))
        return responder.send(answerOf(notAllowed(u"Only administrators read the audit trail."_s)));
    const auto lines
        = m_parts.journal.audit(int(std::min<qint64>(wholeNumber(request, "limit", 100).value_or(100), 10'000)));
    if (!lines)
        return responder.send(answerOf(lines.error()));
    QJsonArray array;
    for (const AuditLine &line : *lines)
        array.append(QJsonObject{{u"at"_s, QString::fromLatin1(timeText(line.at))},
                                 {u"user"_s, QString::fromUtf8(line.user)},
                                 {u"action"_s, QString::fromUtf8(line.action)},
                                 {u"callId"_s, QString::fromUtf8(line.callId)},
                                 {u"status"_s, line.status},
                                 {u"code"_s, QString::fromUtf8(line.code)},
                                 {u"requestId"_s, QString::fromUtf8(line.requestId)}});
    responder.send(httpd::Response::json(200, {{u"lines"_s, array}}));
}

} // namespace callboard::relay
