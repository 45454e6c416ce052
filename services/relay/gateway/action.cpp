#include "relay/gateway/action.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "relay/base/answers.h"
#include "wire/incomingid.h"

namespace callboard::relay {

namespace {
using wire::OperationId;

/// The value of one {name} or {name}:action segment; nothing when the raw segment does not fit the template.
std::optional<QString> segmentValue(QLatin1StringView pattern, QByteArrayView raw)
{
    const qsizetype close = pattern.indexOf(u'}');
    const QLatin1StringView action = pattern.sliced(close + 1);
    if (!raw.endsWith(QByteArrayView(action.data(), action.size())))
        return {};
    const auto value = httpd::percentDecoded(raw.chopped(action.size()));
    const bool usable = value && !value->isEmpty() && !value->contains(u'/') && *value != u"." && *value != u"..";
    return usable ? value : std::nullopt;
}

bool matches(const wire::Operation &operation, const httpd::Request &request, Action &action)
{
    if (request.method != QByteArrayView(operation.method.data(), operation.method.size()))
        return false;
    const QList<QByteArray> raw = request.path.split('/');
    const QList<QByteArray> pattern = QByteArray(operation.path.data(), operation.path.size()).split('/');
    if (raw.size() != pattern.size())
        return false;
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (!pattern[i].startsWith('{')) {
            if (raw[i] != pattern[i])
                return false;
            continue;
        }
        const auto value = segmentValue(QLatin1StringView(pattern[i]), raw[i]);
        if (!value)
            return false;
        if (pattern[i].startsWith("{callConnectionId}"))
            action.call = CallId(*value);
        else if (pattern[i].startsWith("{recordingId}"))
            action.recording = RecordingId(*value);
    }
    action.operation = &operation;
    return true;
}

bool ownsRecording(const Principal &who, const Action &action, const RelayState &state)
{
    const auto owns = [&](const CallId &id) { return state.ownerOf(id) == who.user; };
    if (!action.recording.isEmpty()) {
        for (const CallId &id : state.store().callIds())
            if (owns(id))
                for (const callboard::Recording &recording : state.store().recordings(id))
                    if (recording.id == action.recording)
                        return true;
        return false;
    }
    const QString server = action.body.value("callLocator"_L1).toObject().value("serverCallId"_L1).toString();
    const CallId named(action.body.value("callConnectionId"_L1).toString());
    return named.isEmpty() ? owns(state.callOfServer(ServerCallId(server))) : owns(named);
}

/// Joining a running call is hearing it: an agent may for calls of his own only. Ring events show every agent the
/// server call id, so knowing it proves nothing.
bool joinsForeignCall(const Principal &who, const Action &action, const RelayState &state)
{
    const QJsonObject locator = action.body.value("callLocator"_L1).toObject();
    const ServerCallId server(locator.value("serverCallId"_L1).toString());
    return !server.isEmpty() && state.ownerOf(state.callOfServer(server)) != who.user;
}

bool isRecording(OperationId id)
{
    return id >= OperationId::StartRecording;
}
} // namespace

bool Action::takesRinging() const
{
    const OperationId id = operation->id;
    return id == OperationId::AnswerCall || id == OperationId::RejectCall || id == OperationId::RedirectCall;
}

bool Action::makesCall() const
{
    const OperationId id = operation->id;
    return id == OperationId::CreateCall || id == OperationId::AnswerCall || id == OperationId::Connect;
}

QString Action::operationContext() const
{
    return body.value("operationContext"_L1).toString();
}

IncomingId Action::incoming() const
{
    const QString context = body.value("incomingCallContext"_L1).toString();
    return context.isEmpty() ? IncomingId() : wire::incomingIdOf(context);
}

Result<Action> readAction(const httpd::Request &request)
{
    Action action;
    for (const wire::Operation &operation : wire::Operations)
        if (operation.path.startsWith(u'/') && matches(operation, request, action))
            break;
    if (!action.operation)
        return refusal(404, u"NotFound"_s, u"The service has no such operation."_s);
    if (request.body.isEmpty())
        return action;
    auto body = parseJsonObject(request.body);
    if (!body)
        return refusal(400, u"BadRequest"_s, u"The body is no JSON object."_s);
    action.body = *body;
    action.hasBody = true;
    return action;
}

Result<Done> mayDo(const Principal &who, const Action &action, const RelayState &state)
{
    if (who.hasFloor() || (action.isRead() && who.readsAll()))
        return Done{};
    if (!who.handlesCalls())
        return notAllowed(u"The role does not allow to handle calls."_s);
    const OperationId id = action.operation->id;
    if (isRecording(id))
        return ownsRecording(who, action, state) ? Result<Done>(Done{})
                                                 : notAllowed(u"The call belongs to somebody else."_s);
    if (id == OperationId::Connect && joinsForeignCall(who, action, state))
        return notAllowed(u"The call belongs to somebody else."_s);
    if (action.call.isEmpty())
        return Done{};
    if (state.ownerOf(action.call) != who.user)
        return notAllowed(u"The call belongs to somebody else."_s);
    const CallId from(action.body.value("fromCall"_L1).toString());
    if (id == OperationId::MoveParticipants && state.ownerOf(from) != who.user)
        return notAllowed(u"The other call belongs to somebody else."_s);
    return Done{};
}

} // namespace callboard::relay
