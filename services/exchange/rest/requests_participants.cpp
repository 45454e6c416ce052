// Requests about the people in a call: contract README, 7.4 and 8.
#include "core/literals.h"
#include "exchange/engine/rawids.h"
#include "exchange/rest/operationof.h"
#include "exchange/rest/requests.h"
#include "wire/mediarequests.h"

namespace callboard::exchange {

namespace {
constexpr int LongestInvitation = 180; // seconds
} // namespace

Result<Transfer> readTransfer(const QJsonObject &body, const RequestFrame &frame)
{
    const auto r = wire::fromJson<wire::TransferToParticipantRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    Transfer t;
    t.operation = operationOf(*r, frame, checks);
    t.target = checks.identity(r->targetParticipant, u"targetParticipant"_s);
    if (r->transferee)
        t.transferee = checks.identity(*r->transferee, u"transferee"_s);
    t.callerNumber = checks.callerNumber(r->sourceCallerIdNumber, frame.ownedNumbers, false);
    t.context = checks.context(r->customCallingContext, frame.apiVersion);
    return checks.finish(std::move(t));
}

Result<AddParticipant> readAdd(const QJsonObject &body, const RequestFrame &frame)
{
    const auto r = wire::fromJson<wire::AddParticipantRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    AddParticipant a;
    a.operation = operationOf(*r, frame, checks);
    a.target = checks.identity(r->participantToAdd, u"participantToAdd"_s);
    a.callerNumber = checks.callerNumber(r->sourceCallerIdNumber, frame.ownedNumbers, isPhone(a.target));
    a.displayName = r->sourceDisplayName.value_or(QString());
    a.timeoutSeconds = r->invitationTimeoutInSeconds;
    const int seconds = a.timeoutSeconds.value_or(0);
    checks.needs(seconds >= 0 && seconds <= LongestInvitation, u"invitationTimeoutInSeconds: out of 0..180"_s);
    a.context = checks.context(r->customCallingContext, frame.apiVersion);
    return checks.finish(std::move(a));
}

Result<CancelAdd> readCancelAdd(const QJsonObject &body, const RequestFrame &frame)
{
    const auto r = wire::fromJson<wire::CancelAddParticipantRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    checks.needs(!r->invitationId.isEmpty(), u"invitationId: empty"_s);
    const Operation operation = operationOf(*r, frame, checks);
    return checks.finish(CancelAdd{operation, r->invitationId.text});
}

Result<RemoveParticipant> readRemove(const QJsonObject &body, const RequestFrame &frame)
{
    const auto r = wire::fromJson<wire::RemoveParticipantRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    const Operation operation = operationOf(*r, frame, checks);
    const RawId target = checks.identity(r->participantToRemove, u"participantToRemove"_s);
    return checks.finish(RemoveParticipant{operation, target});
}

Result<MoveParticipants> readMove(const QJsonObject &body, const RequestFrame &frame)
{
    const auto r = wire::fromJson<wire::MoveParticipantsRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    MoveParticipants m;
    m.operation = operationOf(*r, frame, checks);
    m.fromCall = r->fromCall;
    for (qsizetype i = 0; i < r->targetParticipants.size(); ++i)
        m.targets.append(checks.identity(r->targetParticipants[i], u"targetParticipants[%1]"_s.arg(i)));
    checks.needs(!m.targets.isEmpty(), u"targetParticipants: empty"_s);
    checks.needs(!m.fromCall.isEmpty(), u"fromCall: empty"_s);
    return checks.finish(std::move(m));
}

Result<std::pair<MuteParticipant, QString>> readMute(const QJsonObject &body, const RequestFrame &frame)
{
    const auto r = wire::fromJson<wire::MuteParticipantsRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    if (r->targetParticipants.size() != 1)
        return badRequest(u"targetParticipants: must name exactly one"_s);
    RequestChecks checks;
    const RawId target = checks.identity(r->targetParticipants.first(), u"targetParticipants[0]"_s);
    checks.needs(isAcsUser(target), u"targetParticipants[0]: only ACS users can be muted"_s);
    const QString context = r->operationContext ? r->operationContext->text : QString();
    return checks.finish(std::pair(MuteParticipant{frame.connection, target}, context));
}

Result<SetHold> readHold(const QJsonObject &body, const RequestFrame &frame)
{
    const auto r = wire::fromJson<wire::HoldRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    SetHold h;
    h.connection = frame.connection;
    h.operation = operationOf(*r, frame, checks);
    h.target = checks.identity(r->targetParticipant, u"targetParticipant"_s);
    if (r->playSourceInfo)
        h.music = readSource(*r->playSourceInfo, u"playSourceInfo"_s, checks);
    return checks.finish(std::move(h));
}

Result<SetHold> readUnhold(const QJsonObject &body, const RequestFrame &frame)
{
    const auto r = wire::fromJson<wire::UnholdRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    operationOf(*r, frame, checks);
    return checks.finish(
        SetHold{frame.connection, checks.identity(r->targetParticipant, u"targetParticipant"_s), false});
}

} // namespace callboard::exchange
