#include "relay/transcript/transcriptintake.h"
#include "core/literals.h"
#include <QCryptographicHash>
#include <QJsonDocument>

namespace callboard::relay {

namespace {
QString idOf(const wire::TranscriptSegment &segment)
{
    const QStringList parts{segment.callConnectionId.text, segment.participantRawId.value_or(RawId()).text,
                            segment.offset, segment.duration, segment.text};
    const QByteArray hash = QCryptographicHash::hash(parts.join(u'\n').toUtf8(), QCryptographicHash::Sha256);
    return u"segment-"_s + QString::fromLatin1(hash.first(16).toHex());
}

std::optional<RawId> speakerOf(const wire::TranscriptionData &data)
{
    return data.participantRawID.isEmpty() ? std::nullopt : std::optional(data.participantRawID);
}
} // namespace

TranscriptIntake::TranscriptIntake(Parts parts, QObject *parent)
    : QObject(parent),
      m_parts(parts),
      m_segments(parts.metrics.counter("callboard_transcript_segments_total", "Final pieces of transcripts.")),
      m_partials(
          parts.metrics.counter("callboard_transcript_partials_total", "Pieces of transcripts that were not final.")),
      m_malformed(
          parts.metrics.counter("callboard_transcript_malformed_total", "Transcription frames that could not be read."))
{
    parts.metrics.gauge("callboard_transcription_sockets", "Sockets of the service with calls' text.",
                        [this] { return double(m_streams.size()); });
}

TranscriptIntake::~TranscriptIntake()
{
    for (const Stream &stream : std::as_const(m_streams)) {
        stream.socket->onText = {};
        stream.socket->onClosed = {};
    }
}

void TranscriptIntake::addRoutes(httpd::HttpServer &server)
{
    m_parts.door.addRoute(
        server, "transcription",
        [this](const std::shared_ptr<httpd::WebSocket> &socket, const CallId &call) { opened(socket, call); });
}

void TranscriptIntake::opened(const std::shared_ptr<httpd::WebSocket> &socket, const CallId &call)
{
    const quint64 id = ++m_last;
    m_streams.insert(id, {socket, call, {}});
    socket->onText = [this, id](const QByteArray &text) { said(id, text); };
    socket->onClosed = [this, id](httpd::CloseCode, const QByteArray &) { m_streams.remove(id); };
}

void TranscriptIntake::said(quint64 id, const QByteArray &text)
{
    const auto frame = text.size() <= MostFrameBytes ? wire::parseServiceFrame(text)
                                                     : Result<wire::ServiceFrame>(ApiError::protocol(u"too big"_s));
    if (!frame)
        return m_malformed.add();
    Stream &stream = m_streams[id];
    if (const auto *metadata = std::get_if<wire::TranscriptionMetadata>(&frame->body))
        stream.locale = metadata->locale;
    else if (const auto *data = std::get_if<wire::TranscriptionData>(&frame->body))
        take(stream, *data);
}

void TranscriptIntake::take(const Stream &stream, const wire::TranscriptionData &data)
{
    if (data.resultStatus == wire::TranscriptionResultStatus::Final)
        journal(stream, data);
    else if (data.resultStatus == wire::TranscriptionResultStatus::Intermediate)
        publish(stream, data);
}

template<class Text>
Text TranscriptIntake::told(const Stream &stream, const wire::TranscriptionData &data)
{
    Text said;
    said.callConnectionId = stream.call;
    said.participantRawId = speakerOf(data);
    said.text = data.text;
    said.offset = QString::number(data.offset);
    said.duration = QString::number(data.duration);
    said.confidence = data.confidence;
    said.locale = stream.locale;
    return said;
}

void TranscriptIntake::journal(const Stream &stream, const wire::TranscriptionData &data)
{
    m_segments.add();
    auto segment = told<wire::TranscriptSegment>(stream, data);
    for (const wire::TranscriptionWord &word : data.words)
        segment.words.append({word.text, QString::number(word.offset), QString::number(word.duration)});
    const QString id = idOf(segment);
    // What was said can't be asked for again.
    m_parts.state.recordSurely({{OwnEvents::make(std::move(segment), id, m_parts.state.own().now())}});
}

void TranscriptIntake::publish(const Stream &stream, const wire::TranscriptionData &data)
{
    m_partials.add();
    if (!m_parts.publisher.isHeard())
        return;
    const auto partial = told<wire::TranscriptPartial>(stream, data);
    QStringList names{groups::ofCall(stream.call.text)};
    if (const UserName owner = m_parts.state.ownerOf(stream.call); !owner.isEmpty())
        names.append(groups::ofAgent(owner.text));
    const QJsonObject message = wire::partialMessage(partial, m_parts.state.own().now());
    m_parts.publisher.publish(QJsonDocument(message).toJson(QJsonDocument::Compact), names);
}

} // namespace callboard::relay
