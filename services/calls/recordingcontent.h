// Bytes of a recording and where they belong.
#pragma once
#include "core/result.h"
#include "http/httprequest.h"
#include <optional>

namespace callboard::calls {

/// Which bytes to fetch. Ask for a few megabytes at a time: an answer is held in memory.
struct ByteRange {
    qint64 first = 0;
    std::optional<qint64> last; ///< inclusive; nothing: to the end
    QByteArray etag; ///< of the part one has; a file that has changed is then sent whole

    QByteArray header() const; ///< "bytes=0-1023"
};

/// What came.
struct RecordingContent {
    QByteArray bytes;
    qint64 first = 0; ///< offset of `bytes` in the file
    qint64 total = -1; ///< size of the file, -1 when it was not said
    QByteArray etag;
    QByteArray contentType;
    bool whole = false; ///< the answer is the whole file, whatever was asked for
};

/// Reads a 200 or 206 answer. A part that is not the one asked for, or shorter than announced, is a Protocol error.
Result<RecordingContent> recordingContent(const http::HttpReply &reply, const std::optional<ByteRange> &asked);

/// Whether credentials of the endpoint may be sent to this address: https hosts of the service's storage, or the
/// endpoint itself, as with an exchange of this machine (contract README, 12.4).
bool servesRecordings(const QUrl &url, const QUrl &endpoint);

} // namespace callboard::calls
