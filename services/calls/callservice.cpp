#include "calls/callservice.h"

namespace callboard::calls {

using wire::OperationId;
using wire::toJson;

namespace {

/// Without the id nothing could be done with the new call.
Result<wire::CallConnectionProperties> withId(const Result<QJsonObject> &answer)
{
    auto properties = Channel::read<wire::CallConnectionProperties>(answer);
    if (properties && properties->callConnectionId.value_or(CallId()).isEmpty())
        return ApiError::protocol(u"$.callConnectionId: missing"_s);
    return properties;
}

} // namespace

QFuture<Result<wire::CallConnectionProperties>> CallService::setUp(OperationId operation, const QJsonObject &body,
                                                                   Intent intent)
{
    return follow<wire::CallConnectionProperties>(m_channel.send({operation, {}, body, std::move(intent)}), &withId);
}

QFuture<Result<wire::CallConnectionProperties>> CallService::create(const wire::CreateCallRequest &request,
                                                                    Intent intent)
{
    return setUp(OperationId::CreateCall, toJson(request), std::move(intent));
}

QFuture<Result<wire::CallConnectionProperties>> CallService::answer(const wire::AnswerCallRequest &request,
                                                                    Intent intent)
{
    return setUp(OperationId::AnswerCall, toJson(request), std::move(intent));
}

QFuture<Result<Done>> CallService::redirect(const wire::RedirectCallRequest &request, Intent intent)
{
    return m_channel.perform({OperationId::RedirectCall, {}, toJson(request), std::move(intent)});
}

QFuture<Result<Done>> CallService::reject(const wire::RejectCallRequest &request, Intent intent)
{
    return m_channel.perform({OperationId::RejectCall, {}, toJson(request), std::move(intent)});
}

QFuture<Result<wire::CallConnectionProperties>> CallService::connect(const wire::ConnectRequest &request, Intent intent)
{
    return setUp(OperationId::Connect, toJson(request), std::move(intent));
}

QFuture<Result<wire::CallConnectionProperties>> CallService::get(const CallId &call)
{
    return m_channel.request<wire::CallConnectionProperties>({OperationId::GetCall, {call.text}, {}, {}});
}

QFuture<Result<Done>> CallService::hangUp(const CallId &call)
{
    return m_channel.perform({OperationId::HangupCall, {call.text}, {}, {}});
}

QFuture<Result<Done>> CallService::terminate(const CallId &call, Intent intent)
{
    return m_channel.perform({OperationId::TerminateCall, {call.text}, {}, std::move(intent)});
}

QFuture<Result<wire::TransferCallResponse>>
CallService::transfer(const CallId &call, const wire::TransferToParticipantRequest &request, Intent intent)
{
    return m_channel.request<wire::TransferCallResponse>(
        {OperationId::TransferToParticipant, {call.text}, toJson(request), std::move(intent)});
}

} // namespace callboard::calls
