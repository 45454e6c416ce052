// The sockets through which the service tells what is said in calls.
#pragma once
#include "httpd/httpserver.h"
#include "relay/base/publisher.h"
#include "relay/intake/servicedoor.h"
#include "wire/streaming.h"
#include <QHash>
#include <QObject>

namespace callboard::relay {

/// Serves /transcription/{key} (contract README, 11.3 and 11.4). Final text is journalled as
/// Callboard.TranscriptSegment before anything else happens with it; its id is made from what was said where, so a
/// piece that is told twice is one line in every store. Partial text is published as Callboard.TranscriptPartial to
/// those who follow the call and to its owner, and kept nowhere. A frame that can't be read is counted and left out.
/// No text reaches a log. Main thread; everything it is given outlives it.
class TranscriptIntake : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        RelayState &state;
        Publisher &publisher;
        ServiceDoor &door;
        Metrics &metrics;
    };
    static constexpr qsizetype MostFrameBytes = 256 * 1024;

    explicit TranscriptIntake(Parts parts, QObject *parent = nullptr);
    ~TranscriptIntake() override;
    void addRoutes(httpd::HttpServer &server);

private:
    struct Stream {
        std::shared_ptr<httpd::WebSocket> socket;
        CallId call;
        QString locale; ///< of the last metadata
    };
    void opened(const std::shared_ptr<httpd::WebSocket> &socket, const CallId &call);
    void said(quint64 id, const QByteArray &text);
    void take(const Stream &stream, const wire::TranscriptionData &data);
    /// What final and partial text have in common.
    template<class Text>
    static Text told(const Stream &stream, const wire::TranscriptionData &data);
    void journal(const Stream &stream, const wire::TranscriptionData &data);
    void publish(const Stream &stream, const wire::TranscriptionData &data);

    Parts m_parts;
    QHash<quint64, Stream> m_streams;
    quint64 m_last = 0;
    Counter &m_segments;
    Counter &m_partials;
    Counter &m_malformed;
};

} // namespace callboard::relay
