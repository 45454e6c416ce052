// Operations on participants whose answers have a body of their own.
#include "core/literals.h"
#include "exchange/engine/query.h"
#include "exchange/events/wireevents.h"
#include "exchange/rest/answers.h"
#include "exchange/rest/operations.h"

namespace callboard::exchange {

namespace {
using Op = wire::OperationId;

httpd::Response success(Op id, const QJsonObject &body)
{
    return httpd::Response::json(wire::operation(id).success[0], body);
}

/// Only characters that the JavaScript SDK signs as it sends them (contract README, 2.3).
QString nextLink(const OperationCall &call, qsizetype skip)
{
    return u"/calling/callConnections/%1/participants?api-version=%2&skip=%3"_s
        .arg(call.frame.connection.text, call.frame.apiVersion)
        .arg(skip);
}
} // namespace

httpd::Response listParticipants(const OperationCall &call)
{
    const auto all = participantsOf(call.runner.state(), call.frame.connection);
    if (!all)
        return refusalAnswer(all.error());
    bool isNumber = true;
    const QString skipText = call.request.queryValue("skip").value_or(u"0"_s);
    const qsizetype skip = skipText.toLongLong(&isNumber);
    if (!isNumber || skip < 0)
        return refusalAnswer(badRequest(u"skip: must be a number"_s));
    QJsonArray page;
    for (qsizetype i = skip; i < all->size() && i < skip + call.pageSize; ++i)
        page.append(wire::toJson(toWire(all->at(i))));
    QJsonObject body{{u"value"_s, page}};
    if (skip + call.pageSize < all->size())
        body.insert("nextLink"_L1, nextLink(call, skip + call.pageSize));
    return success(Op::GetParticipants, body);
}

httpd::Response getParticipant(const OperationCall &call)
{
    const RawId who(call.request.param("participantRawId"));
    const auto found = participantOf(call.runner.state(), call.frame.connection, who);
    return found ? success(Op::GetParticipant, wire::toJson(toWire(*found))) : refusalAnswer(found.error());
}

httpd::Response addParticipant(const OperationCall &call)
{
    const auto input = readAdd(call.body, call.frame);
    if (!input)
        return refusalAnswer(input.error());
    const auto reply = call.runner.run(*input);
    if (!reply)
        return refusalAnswer(reply.error());
    QJsonObject body = contextBody(input->operation.operationContext);
    body.insert("participant"_L1, wire::toJson(toWire(Participant{input->target, false, false})));
    body.insert("invitationId"_L1, reply->invitationId);
    return success(Op::AddParticipant, body);
}

httpd::Response cancelAdd(const OperationCall &call)
{
    const auto input = readCancelAdd(call.body, call.frame);
    if (!input)
        return refusalAnswer(input.error());
    const auto reply = call.runner.run(*input);
    if (!reply)
        return refusalAnswer(reply.error());
    QJsonObject body = contextBody(input->operation.operationContext);
    body.insert("invitationId"_L1, input->invitationId);
    return success(Op::CancelAddParticipant, body);
}

httpd::Response moveParticipants(const OperationCall &call)
{
    const auto input = readMove(call.body, call.frame);
    if (!input)
        return refusalAnswer(input.error());
    const auto reply = call.runner.run(*input);
    if (!reply)
        return refusalAnswer(reply.error());
    QJsonArray moved;
    for (const RawId &who : input->targets)
        moved.append(wire::toJson(toWire(Participant{who, false, false})));
    QJsonObject body = contextBody(input->operation.operationContext);
    body.insert("participants"_L1, moved);
    body.insert("fromCall"_L1, input->fromCall.text);
    return success(Op::MoveParticipants, body);
}

httpd::Response muteParticipant(const OperationCall &call)
{
    const auto input = readMute(call.body, call.frame);
    if (!input)
        return refusalAnswer(input.error());
    const auto reply = call.runner.run(input->first);
    return reply ? success(Op::Mute, contextBody(input->second)) : refusalAnswer(reply.error());
}

} // namespace callboard::exchange
