// Downloading and removing recordings: contract README, 2.5 and 12.4.
#pragma once
#include "core/clock.h"
#include "exchange/recorder/recorder.h"
#include "httpd/responder.h"

namespace callboard::httpd {
class HttpServer;
}

namespace callboard::exchange {

/// GET /v1/objects/{documentId}/content/audio and …/content/acsmetadata, with ranges; DELETE /v1/objects/{documentId}.
/// Signed requests only; x-ms-host takes the place of Host in the signature, and the query is not signed then. Errors
/// are {"status","message"}. Lives as long as the server serves, in its thread; files are read there, block by block.
class RecordingFiles
{
public:
    RecordingFiles(httpd::HttpServer &server, Recorder &recorder, QByteArray accessKey, const Clock &clock);

private:
    httpd::Response get(const httpd::Request &request) const;
    httpd::Response remove(const httpd::Request &request) const;
    bool isSigned(const httpd::Request &request) const;

    Recorder &m_recorder;
    QByteArray m_accessKey;
    const Clock &m_clock;
};

} // namespace callboard::exchange
