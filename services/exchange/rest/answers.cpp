#include "exchange/rest/answers.h"
#include "core/literals.h"
#include "exchange/engine/rawids.h"
#include "wire/errors.h"

namespace callboard::exchange {

namespace {
wire::CallConnectionState stateOf(const Connection &c)
{
    switch (c.state) {
    case Connection::State::Connecting: return wire::CallConnectionState::Connecting;
    case Connection::State::Connected: return wire::CallConnectionState::Connected;
    case Connection::State::Transferring: return wire::CallConnectionState::Transferring;
    case Connection::State::TransferAccepted: return wire::CallConnectionState::TransferAccepted;
    case Connection::State::Disconnecting: return wire::CallConnectionState::Disconnecting;
    }
    Q_UNREACHABLE();
}

std::optional<wire::PhoneNumberIdentifier> phoneOf(const RawId &id)
{
    if (id.isEmpty())
        return {};
    wire::PhoneNumberIdentifier phone;
    phone.value = phoneNumberOf(id);
    return phone;
}

wire::TranscriptionSubscription subscriptionOf(const Transcription &t, bool partials)
{
    using Running = wire::SubscriptionState;
    QList<wire::Open<wire::TranscriptionResultState>> types{wire::TranscriptionResultState::Final};
    if (partials)
        types.append(wire::TranscriptionResultState::Intermediate);
    wire::TranscriptionSubscription s;
    s.id = t.id;
    s.state = t.phase == Transcription::Phase::Running ? Running::Active : Running::Inactive;
    s.subscribedResultTypes = types;
    s.locale = t.locale;
    return s;
}

void addSubscriptions(const Connection &c, wire::CallConnectionProperties &p)
{
    if (!c.mediaStreamingId.isEmpty()) {
        wire::MediaStreamingSubscription s;
        s.id = c.mediaStreamingId;
        s.state = c.streaming.state == Streaming::State::On ? wire::SubscriptionState::Active
                                                            : wire::SubscriptionState::Inactive;
        s.subscribedContentTypes
            = QList<wire::Open<wire::MediaStreamingContentType>>{wire::MediaStreamingContentType::Audio};
        p.mediaStreamingSubscription = s;
    }
    if (c.setup.transcription)
        p.transcriptionSubscription = subscriptionOf(c.transcription, c.setup.transcription->partials);
}
} // namespace

httpd::Response refusalAnswer(const ApiError &error)
{
    auto answer = httpd::Response::rawJson(error.httpStatus, wire::errorBody(error.code, error.detail, error.target));
    if (error.retryAfter)
        answer.headers.add("Retry-After", QByteArray::number(qint64(error.retryAfter->count() / 1000)));
    return answer;
}

wire::CallConnectionProperties propertiesOf(const Connection &c)
{
    wire::CallConnectionProperties p;
    p.callConnectionId = c.id;
    p.serverCallId = c.serverCall;
    p.correlationId = c.correlation;
    p.callConnectionState = stateOf(c);
    p.callbackUri = c.setup.callbackUri;
    QList<wire::CommunicationIdentifier> targets;
    for (const RawId &target : c.targets)
        targets.append(wire::CommunicationIdentifier::fromRawId(target));
    p.targets = targets;
    p.source = wire::CommunicationIdentifier::fromRawId(c.source);
    p.sourceCallerIdNumber = phoneOf(c.callerNumber);
    if (!c.displayName.isEmpty())
        p.sourceDisplayName = c.displayName;
    if (!c.answeredBy.isEmpty()) {
        wire::CommunicationUserIdentifier user;
        user.id = c.answeredBy.text;
        p.answeredBy = user;
    }
    p.answeredFor = phoneOf(c.answeredFor);
    addSubscriptions(c, p);
    return p;
}

QJsonObject contextBody(const QString &operationContext)
{
    if (operationContext.isEmpty())
        return {};
    return {{u"operationContext"_s, operationContext}};
}

} // namespace callboard::exchange
