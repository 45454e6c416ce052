// Create, answer, redirect, reject, connect: contract README, 6 and 7.1.
#include "core/literals.h"
#include "exchange/engine/rawids.h"
#include "exchange/rest/requests.h"

namespace callboard::exchange {

namespace {
QString textOf(const std::optional<OperationContext> &context)
{
    return context ? context->text : QString();
}

/// The part that create, answer and connect share. Media that would start by itself can't be given.
template<class Request>
Result<Setup> setupOf(const Request &r, const RequestFrame &frame, RequestChecks &checks)
{
    Setup s;
    s.callbackUri = checks.address(r.callbackUri, u"callbackUri"_s);
    s.operationContext = textOf(r.operationContext);
    s.apiVersion = frame.apiVersion;
    s.aiServices = r.callIntelligenceOptions && r.callIntelligenceOptions->cognitiveServicesEndpoint
        && !r.callIntelligenceOptions->cognitiveServicesEndpoint->isEmpty();
    s.transcription = transcriptionOf(r.transcriptionOptions, checks);
    if (r.mediaStreamingOptions) {
        auto streaming = readStreaming(*r.mediaStreamingOptions, checks);
        if (!streaming)
            return streaming.error();
        s.streaming = *streaming;
    }
    return s;
}

void checkTargets(const QList<RawId> &targets, RequestChecks &checks)
{
    checks.needs(!targets.isEmpty(), u"targets: empty"_s);
    checks.needs(QSet<RawId>(targets.begin(), targets.end()).size() == targets.size(),
                 u"targets: one is named twice"_s);
}

std::optional<ConnectCall> locate(const wire::CallLocator &l)
{
    const int given = int(l.serverCallId.has_value()) + int(l.groupCallId.has_value()) + int(l.roomId.has_value());
    using Kind = wire::CallLocatorKind;
    const Kind kind = l.kind ? l.kind->value()
        : l.serverCallId     ? Kind::ServerCall
        : l.groupCallId      ? Kind::GroupCall
                             : Kind::RoomCall;
    if (given != 1)
        return {};
    if (kind == Kind::ServerCall && l.serverCallId)
        return ConnectCall{{}, ConnectCall::Locator::ServerCall, l.serverCallId->text};
    if (kind == Kind::GroupCall && l.groupCallId)
        return ConnectCall{{}, ConnectCall::Locator::GroupCall, *l.groupCallId};
    if (kind == Kind::RoomCall && l.roomId)
        return ConnectCall{{}, ConnectCall::Locator::Room, *l.roomId};
    return {};
}
} // namespace

Result<CreateCall> readCreate(const QJsonObject &body, const RequestFrame &frame)
{
    const auto r = wire::fromJson<wire::CreateCallRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    auto setup = setupOf(*r, frame, checks);
    if (!setup)
        return setup.error();
    CreateCall c;
    c.setup = std::move(setup).value();
    for (qsizetype i = 0; i < r->targets.size(); ++i)
        c.targets.append(checks.identity(r->targets[i], u"targets[%1]"_s.arg(i)));
    checkTargets(c.targets, checks);
    const bool phones = std::any_of(c.targets.cbegin(), c.targets.cend(), isPhone);
    c.callerNumber = checks.callerNumber(r->sourceCallerIdNumber, frame.ownedNumbers, phones);
    c.displayName = r->sourceDisplayName.value_or(QString());
    c.source = checks.user(r->source, u"source"_s);
    if (r->teamsAppSource && c.source.isEmpty()) {
        wire::CommunicationIdentifier app;
        app.microsoftTeamsApp = r->teamsAppSource;
        c.source = app.id();
    }
    return checks.finish(std::move(c));
}

Result<AnswerCall> readAnswer(const QJsonObject &body, const RequestFrame &frame)
{
    const auto r = wire::fromJson<wire::AnswerCallRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    auto setup = setupOf(*r, frame, checks);
    if (!setup)
        return setup.error();
    checks.needs(!r->incomingCallContext.isEmpty(), u"incomingCallContext: empty"_s);
    return checks.finish(
        AnswerCall{std::move(setup).value(), r->incomingCallContext, checks.user(r->answeredBy, u"answeredBy"_s)});
}

Result<RedirectCall> readRedirect(const QJsonObject &body, const RequestFrame &)
{
    const auto r = wire::fromJson<wire::RedirectCallRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    const RawId target = checks.identity(r->target, u"target"_s);
    return checks.finish(RedirectCall{r->incomingCallContext, target});
}

Result<RejectCall> readReject(const QJsonObject &body, const RequestFrame &)
{
    const auto r = wire::fromJson<wire::RejectCallRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    RejectCall out{r->incomingCallContext, Refusal::Declined};
    using Reason = wire::CallRejectReason;
    switch (r->callRejectReason.value_or(Reason::None).value()) {
    case Reason::None: break;
    case Reason::Busy: out.reason = Refusal::Busy; break;
    case Reason::Forbidden: out.reason = Refusal::Forbidden; break;
    case Reason::Unknown: checks.problem(u"callRejectReason: must be none, busy or forbidden"_s); break;
    }
    return checks.finish(std::move(out));
}

Result<ConnectCall> readConnect(const QJsonObject &body, const RequestFrame &frame)
{
    const auto r = wire::fromJson<wire::ConnectRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    auto setup = setupOf(*r, frame, checks);
    if (!setup)
        return setup.error();
    auto call = locate(r->callLocator);
    checks.needs(call && !call->id.isEmpty(), u"callLocator: must have exactly one id, of the stated kind"_s);
    ConnectCall out = call.value_or(ConnectCall());
    out.setup = std::move(setup).value();
    return checks.finish(std::move(out));
}

} // namespace callboard::exchange
