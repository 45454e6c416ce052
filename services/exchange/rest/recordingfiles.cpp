#include "exchange/rest/recordingfiles.h"
#include "core/literals.h"
#include "exchange/rest/signature.h"
#include "httpd/httpserver.h"
#include <QFile>
#include <QJsonDocument>

namespace callboard::exchange {

namespace {
httpd::Response refusal(int status, const QString &message)
{
    return httpd::Response::json(status, {{u"status"_s, status}, {u"message"_s, message}});
}

httpd::Response notThere()
{
    return refusal(404, u"There is no such recording, or no longer."_s);
}

httpd::Response sound(const httpd::Request &request, const RecordingDocument &document)
{
    auto file = std::make_shared<QFile>(document.path);
    if (!file->open(QIODevice::ReadOnly))
        return notThere();
    httpd::RangedContent content;
    content.size = file->size();
    content.type = document.type;
    content.etag = '"' + request.param("documentId").toUtf8() + '"';
    content.read
        = [file](qint64 offset, qint64 length) { return file->seek(offset) ? file->read(length) : QByteArray(); };
    return httpd::ranged(request, content);
}

httpd::Response description(const httpd::Request &request, const RecordingDocument &document)
{
    const QByteArray text = QJsonDocument(document.metadata).toJson();
    httpd::RangedContent content;
    content.size = text.size();
    content.type = "application/json";
    content.read = [text](qint64 offset, qint64 length) { return text.mid(offset, length); };
    return httpd::ranged(request, content);
}

/// The message of an error that the server made itself, in the form of recording storage.
httpd::Response inStorageForm(const httpd::Response &response)
{
    if (response.status < 400 || response.source)
        return response;
    httpd::Response changed = refusal(response.status, u"The range lies outside the recording."_s);
    changed.headers.set("Content-Range", response.headers.view("Content-Range"));
    return changed;
}
} // namespace

RecordingFiles::RecordingFiles(httpd::HttpServer &server, Recorder &recorder, QByteArray accessKey, const Clock &clock)
    : m_recorder(recorder),
      m_accessKey(std::move(accessKey)),
      m_clock(clock)
{
    const auto add = [&](const char *method, const char *pattern, auto action) {
        server.route(method, pattern, [this, action](const httpd::Request &request, const httpd::Responder &responder) {
            responder.send(isSigned(request) ? (this->*action)(request)
                                             : refusal(401, u"The request is not signed with the resource's key."_s));
        });
    };
    add("GET", "/v1/objects/{documentId}/content/{kind}", &RecordingFiles::get);
    add("DELETE", "/v1/objects/{documentId}", &RecordingFiles::remove);
}

bool RecordingFiles::isSigned(const httpd::Request &request) const
{
    httpd::Request meant = request;
    const QByteArray host = request.headers.value("x-ms-host");
    if (!host.isEmpty()) {
        meant.headers.set("Host", host);
        meant.target = request.path;
    }
    return verifySignature(meant, m_accessKey, m_clock.now()) == http::HmacVerdict::Ok;
}

httpd::Response RecordingFiles::get(const httpd::Request &request) const
{
    const auto document = m_recorder.find(request.param("documentId"));
    const QString kind = request.param("kind");
    if (!document || (kind != "audio"_L1 && kind != "acsmetadata"_L1))
        return notThere();
    return inStorageForm(kind == "audio"_L1 ? sound(request, *document) : description(request, *document));
}

httpd::Response RecordingFiles::remove(const httpd::Request &request) const
{
    return m_recorder.remove(request.param("documentId")) ? httpd::Response::json(200, {}) : notThere();
}

} // namespace callboard::exchange
