// Recordings: start to stop, and their files (contract README, 12).
#pragma once
#include "calls/channel.h"
#include "calls/recordingcontent.h"
#include "wire/recordingmodels.h"

namespace callboard::calls {

/// Futures as Channel describes them. File requests are signed for the endpoint and sent to the storage host (contract
/// README, 2.5); an address that is neither storage of the service nor the endpoint is refused as Invalid.
class RecordingService
{
public:
    explicit RecordingService(Channel channel) : m_channel(std::move(channel)) { }

    QFuture<Result<wire::RecordingStateResponse>> start(const wire::StartCallRecordingRequest &request,
                                                        Intent intent = {});
    QFuture<Result<wire::RecordingStateResponse>> state(const RecordingId &recording);
    /// A relay keeps the reason, in the user's words, with the call's history; the service itself never sees it.
    QFuture<Result<Done>> stop(const RecordingId &recording, const QString &reason = {});
    QFuture<Result<Done>> pause(const RecordingId &recording, const QString &reason = {});
    QFuture<Result<Done>> resume(const RecordingId &recording, const QString &reason = {});

    /// The file behind contentLocation, or a range of it.
    QFuture<Result<RecordingContent>> download(const QUrl &contentLocation, const std::optional<ByteRange> &range = {});
    /// The description behind metadataLocation.
    QFuture<Result<wire::RecordingMetadata>> metadata(const QUrl &metadataLocation);
    /// Removes the file and its description for good.
    QFuture<Result<Done>> remove(const QUrl &deleteLocation);

private:
    QFuture<Result<http::HttpReply>> sendToStorage(const QByteArray &method, const QUrl &url,
                                                   const std::optional<ByteRange> &range);
    Channel m_channel;
};

} // namespace callboard::calls
