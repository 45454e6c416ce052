#include "relay/gateway/job.h"
#include "core/literals.h"

namespace callboard::relay {

namespace {
constexpr QByteArrayView PassedBack[]
    = {"Content-Type",           "Retry-After",    "Repeatability-Result", "x-ms-request-id",
       "x-ms-client-request-id", "x-ms-error-code"};

QString rawIdOf(const QJsonValue &identifier)
{
    const auto read = wire::fromJson<wire::CommunicationIdentifier>(identifier.toObject());
    return read ? read->id().text : QString();
}
} // namespace

QByteArray Gateway::Job::name() const
{
    return action.operation ? QByteArray(action.operation->name.data(), action.operation->name.size())
                            : QByteArray("calling");
}

QByteArray Gateway::Job::callId() const
{
    return action.call.isEmpty() ? action.incoming().text.toUtf8() : action.call.text.toUtf8();
}

QByteArray Gateway::Job::requestId() const
{
    return request.headers.value("Repeatability-Request-ID");
}

QString Gateway::Job::dialledFrom() const
{
    const QString number = action.body.value("sourceCallerIdNumber"_L1).toObject().value("value"_L1).toString();
    return number.isEmpty() ? QString() : wire::CommunicationIdentifier::phone(number).id().text;
}

QString Gateway::Job::dialledTo() const
{
    return rawIdOf(action.body.value("targets"_L1).toArray().first());
}

wire::ActionRefused Gateway::Job::refused(const ApiError &error, int status) const
{
    wire::ActionRefused event;
    event.callId = CallId(QString::fromUtf8(callId()));
    event.operationContext = OperationContext(action.operationContext());
    event.user = who.user;
    event.status = status;
    event.code = error.code;
    event.message = error.detail;
    return event;
}

httpd::Response Gateway::Job::passedOn(const http::HttpReply &reply, const QByteArray &body) const
{
    httpd::Response answer;
    answer.status = reply.status;
    answer.body = body;
    for (const QByteArrayView name : PassedBack)
        if (const QByteArray value = reply.header(name); !value.isEmpty())
            answer.headers.add(name, value);
    return answer;
}

} // namespace callboard::relay
