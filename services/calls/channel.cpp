#include "calls/channel.h"
#include "core/jsonreader.h"
#include <QJsonDocument>

namespace callboard::calls {

using wire::Operation;

namespace {

http::HttpRequest requestFor(const Operation &operation, const QUrl &url, const Call &call)
{
    http::HttpRequest request;
    request.method = QByteArray(operation.method.data(), operation.method.size());
    request.url = url;
    http::setHeader(request.headers, "Accept", "application/json");
    if (call.body) {
        http::setHeader(request.headers, "Content-Type", "application/json");
        request.body = QJsonDocument(*call.body).toJson(QJsonDocument::Compact);
    }
    request.repeatable = operation.repeatable;
    if (operation.repeatable)
        request.headers += call.intent.headers();
    request.headers += call.headers;
    return request;
}

/// The object of a reply that is one of the operation's successes.
Result<QJsonObject> answerOf(const Operation &operation, const Result<http::HttpReply> &reply)
{
    if (!reply)
        return reply.error();
    if (!operation.succeeds(reply->status)) {
        ApiError error = ApiError::protocol(u"%1 answered with %2"_s.arg(operation.name).arg(reply->status));
        error.httpStatus = reply->status;
        return error;
    }
    if (operation.response.isEmpty() || reply->body.trimmed().isEmpty())
        return QJsonObject();
    return parseJsonObject(reply->body);
}

} // namespace

Result<QByteArray> targetOf(const Operation &operation, const QStringList &ids, const QString &apiVersion)
{
    QByteArray target;
    QByteArray path(operation.path.data(), operation.path.size());
    for (const QString &id : ids) {
        const qsizetype open = path.indexOf('{');
        const qsizetype close = path.indexOf('}', open);
        if (open < 0 || id.isEmpty())
            return ApiError::invalid(u"%1 needs another id"_s.arg(operation.name));
        target += path.left(open) + QUrl::toPercentEncoding(id);
        path = path.mid(close + 1);
    }
    if (path.contains('{'))
        return ApiError::invalid(u"%1 needs another id"_s.arg(operation.name));
    return target + path + "?api-version=" + QUrl::toPercentEncoding(apiVersion);
}

Result<QByteArray> targetOfLink(const QString &nextLink)
{
    const qsizetype scheme = nextLink.indexOf("://"_L1);
    const qsizetype path = scheme < 0 ? 0 : nextLink.indexOf(u'/', scheme + 3);
    const QByteArray target = path < 0 ? QByteArray() : nextLink.mid(path).toUtf8();
    if (!target.startsWith("/calling/") || target.contains("/../"))
        return ApiError::protocol(u"nextLink leads out of the service"_s);
    return target;
}

Channel::Channel(const http::HttpClient &client, QUrl endpoint, QString apiVersion)
    : m_client(client),
      m_endpoint(std::move(endpoint)),
      m_apiVersion(std::move(apiVersion))
{
}

QFuture<Result<QJsonObject>> Channel::send(const Call &call)
{
    const Operation &operation = wire::operation(call.operation);
    const Result<QByteArray> target = targetOf(operation, call.ids, m_apiVersion);
    if (!target)
        return ended<QJsonObject>(target.error());
    return send(operation, *target, call);
}

QFuture<Result<QJsonObject>> Channel::sendLink(const QString &nextLink)
{
    const Operation &operation = wire::operation(wire::OperationId::GetParticipantsNext);
    const Result<QByteArray> target = targetOfLink(nextLink);
    if (!target)
        return ended<QJsonObject>(target.error());
    return send(operation, *target, {operation.id, {}, {}, {}});
}

QFuture<Result<QJsonObject>> Channel::send(const Operation &operation, const QByteArray &target, const Call &call)
{
    const Result<QUrl> url = http::rawUrl(m_endpoint, target);
    if (!url)
        return ended<QJsonObject>(url.error());
    return follow<QJsonObject>(
        m_client.send(requestFor(operation, *url, call)),
        [&operation](const Result<http::HttpReply> &reply) { return answerOf(operation, reply); });
}

QFuture<Result<Done>> Channel::perform(const Call &call)
{
    return follow<Done>(send(call), [](const Result<QJsonObject> &answer) -> Result<Done> {
        if (!answer)
            return answer.error();
        return Done{};
    });
}

} // namespace callboard::calls
