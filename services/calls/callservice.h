// Calls: set up, look at, transfer, end (contract README, 6 and 7).
#pragma once
#include "calls/channel.h"
#include "wire/callrequests.h"

namespace callboard::calls {

/// A 2xx means accepted; events tell what became of it. Futures as Channel describes them.
class CallService
{
public:
    explicit CallService(Channel channel) : m_channel(std::move(channel)) { }

    /// Several targets make a group call. The answer has the new call connection's id, or it is an error.
    QFuture<Result<wire::CallConnectionProperties>> create(const wire::CreateCallRequest &request, Intent intent = {});
    QFuture<Result<wire::CallConnectionProperties>> answer(const wire::AnswerCallRequest &request, Intent intent = {});
    QFuture<Result<Done>> redirect(const wire::RedirectCallRequest &request, Intent intent = {});
    QFuture<Result<Done>> reject(const wire::RejectCallRequest &request, Intent intent = {});
    /// Joins a running server call, group call or room.
    QFuture<Result<wire::CallConnectionProperties>> connect(const wire::ConnectRequest &request, Intent intent = {});

    QFuture<Result<wire::CallConnectionProperties>> get(const CallId &call);
    /// One-to-one: ends the call for both; otherwise only this application leaves.
    QFuture<Result<Done>> hangUp(const CallId &call);
    /// Ends the call for everybody.
    QFuture<Result<Done>> terminate(const CallId &call, Intent intent = {});
    QFuture<Result<wire::TransferCallResponse>>
    transfer(const CallId &call, const wire::TransferToParticipantRequest &request, Intent intent = {});

private:
    QFuture<Result<wire::CallConnectionProperties>> setUp(wire::OperationId operation, const QJsonObject &body,
                                                          Intent intent);
    Channel m_channel;
};

} // namespace callboard::calls
