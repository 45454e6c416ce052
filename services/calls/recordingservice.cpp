#include "calls/recordingservice.h"
#include "core/jsonreader.h"
#include "wire/relayevents.h"

namespace callboard::calls {

using wire::OperationId;
using wire::toJson;

static http::HttpHeaders reasonHeader(const QString &reason)
{
    return reason.isEmpty() ? http::HttpHeaders()
                            : http::HttpHeaders{{wire::RecordingReasonHeader, QUrl::toPercentEncoding(reason)}};
}

QFuture<Result<wire::RecordingStateResponse>> RecordingService::start(const wire::StartCallRecordingRequest &request,
                                                                      Intent intent)
{
    if (request.callLocator.has_value() == request.callConnectionId.has_value())
        return ended<wire::RecordingStateResponse>(
            ApiError::invalid(u"a recording needs a call locator or a call connection, not both"_s));
    return m_channel.request<wire::RecordingStateResponse>(
        {OperationId::StartRecording, {}, toJson(request), std::move(intent)});
}

QFuture<Result<wire::RecordingStateResponse>> RecordingService::state(const RecordingId &recording)
{
    return m_channel.request<wire::RecordingStateResponse>(
        {OperationId::GetRecordingProperties, {recording.text}, {}, {}});
}

QFuture<Result<Done>> RecordingService::stop(const RecordingId &recording, const QString &reason)
{
    return m_channel.perform({OperationId::StopRecording, {recording.text}, {}, {}, reasonHeader(reason)});
}

QFuture<Result<Done>> RecordingService::pause(const RecordingId &recording, const QString &reason)
{
    return m_channel.perform({OperationId::PauseRecording, {recording.text}, {}, {}, reasonHeader(reason)});
}

QFuture<Result<Done>> RecordingService::resume(const RecordingId &recording, const QString &reason)
{
    return m_channel.perform({OperationId::ResumeRecording, {recording.text}, {}, {}, reasonHeader(reason)});
}

QFuture<Result<http::HttpReply>> RecordingService::sendToStorage(const QByteArray &method, const QUrl &url,
                                                                 const std::optional<ByteRange> &range)
{
    if (!servesRecordings(url, m_channel.endpoint()))
        return ended<http::HttpReply>(ApiError::invalid(u"no address of the service's storage"_s));
    http::HttpRequest request;
    request.method = method;
    request.url = url;
    request.signedHost = http::wireHost(m_channel.endpoint());
    if (range)
        http::setHeader(request.headers, "Range", range->header());
    if (range && !range->etag.isEmpty())
        http::setHeader(request.headers, "If-Range", range->etag);
    return m_channel.client().send(request);
}

QFuture<Result<RecordingContent>> RecordingService::download(const QUrl &contentLocation,
                                                             const std::optional<ByteRange> &range)
{
    return follow<RecordingContent>(sendToStorage("GET", contentLocation, range),
                                    [range](const Result<http::HttpReply> &reply) -> Result<RecordingContent> {
                                        if (!reply)
                                            return reply.error();
                                        return recordingContent(*reply, range);
                                    });
}

QFuture<Result<wire::RecordingMetadata>> RecordingService::metadata(const QUrl &metadataLocation)
{
    return follow<wire::RecordingMetadata>(sendToStorage("GET", metadataLocation, {}),
                                           [](const Result<http::HttpReply> &reply) -> Result<wire::RecordingMetadata> {
                                               if (!reply)
                                                   return reply.error();
                                               return Channel::read<wire::RecordingMetadata>(
                                                   parseJsonObject(reply->body));
                                           });
}

QFuture<Result<Done>> RecordingService::remove(const QUrl &deleteLocation)
{
    return follow<Done>(sendToStorage("DELETE", deleteLocation, {}),
                        [](const Result<http::HttpReply> &reply) -> Result<Done> {
                            if (!reply)
                                return reply.error();
                            if (reply->status != 200)
                                return ApiError::protocol(u"recording: unexpected status %1"_s.arg(reply->status));
                            return Done{};
                        });
}

} // namespace callboard::calls
