// The way operations take to the service: address, version, path, body, exact success, answer.
#pragma once
#include "calls/follow.h"
#include "http/httpclient.h"
#include "wire/json.h"
#include "wire/operations.h"

namespace callboard::calls {

/// One intent of a user or program. Requests that are sent again for the same intent must carry the same one, so that
/// the service acts once (contract README, 3.2). An empty one leaves it to the client to make a pair for its retries.
class Intent
{
public:
    Intent() = default;
    static Intent begin(const Clock &clock) { return Intent(http::repeatabilityPair(clock)); }
    const http::HttpHeaders &headers() const { return m_pair; }

private:
    explicit Intent(http::HttpHeaders pair) : m_pair(std::move(pair)) { }
    http::HttpHeaders m_pair;
};

/// One operation with its arguments.
struct Call {
    wire::OperationId operation;
    QStringList ids; ///< for the {names} of the path, in order, not encoded
    std::optional<QJsonObject> body;
    Intent intent; ///< used by repeatable operations only
    http::HttpHeaders headers{}; ///< further ones
};

/// Where operations go. A value type: copies share the client. One thread; futures end in its event loop.
/// Errors: what HttpClient reports; Invalid for arguments that can't be sent; Protocol for an answer that is no success
/// of this operation or can't be read. Cancelling a future aborts the request.
class Channel
{
public:
    Channel(const http::HttpClient &client, QUrl endpoint, QString apiVersion = wire::ApiVersion);

    const QUrl &endpoint() const { return m_endpoint; }
    http::HttpClient &client() { return m_client; }

    /// The answer's object, empty when the operation has none.
    QFuture<Result<QJsonObject>> send(const Call &call);
    /// getParticipantsNext. Only path and query of the link are used, on this endpoint, so that a link can't lead
    /// credentials to another host.
    QFuture<Result<QJsonObject>> sendLink(const QString &nextLink);

    template<class T>
    QFuture<Result<T>> request(const Call &call)
    {
        return follow<T>(send(call), &Channel::read<T>);
    }
    QFuture<Result<Done>> perform(const Call &call);

    template<class T>
    static Result<T> read(const Result<QJsonObject> &object)
    {
        if (!object)
            return object.error();
        return wire::fromJson<T>(*object);
    }

private:
    QFuture<Result<QJsonObject>> send(const wire::Operation &operation, const QByteArray &target, const Call &call);

    http::HttpClient m_client;
    QUrl m_endpoint;
    QString m_apiVersion;
};

/// The request target of an operation: ids percent-encoded, the colon of an action left alone.
Result<QByteArray> targetOf(const wire::Operation &operation, const QStringList &ids, const QString &apiVersion);
/// Path and query of a nextLink as they stand; an error when it is none of the service's.
Result<QByteArray> targetOfLink(const QString &nextLink);

} // namespace callboard::calls
