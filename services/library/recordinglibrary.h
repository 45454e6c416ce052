// The recordings a user may hear, and their sound.
#pragma once
#include "http/httpclient.h"
#include "library/recordinginfo.h"
#include "media/file/peaks.h"
#include <QObject>
#include <QTemporaryDir>
#include <QUrl>

namespace callboard::library {

/// Keeps the list in step with a relay and fetches what is asked for. Lives on the UI thread and never blocks it for
/// long: sound goes to a temporary folder of the user's own in pieces, which goes with this object.
class RecordingLibrary : public QObject
{
    Q_OBJECT
public:
    enum class State { NotSignedIn, Loading, Ready, Failed };

    /// `parts` without an authorizer; left out: the network.
    explicit RecordingLibrary(http::HttpClientParts parts = {}, QObject *parent = nullptr);
    ~RecordingLibrary() override;

    /// Where the relay is and who asks; another user's or relay's list begins empty. Reads the list when it is new.
    void useAccess(const QUrl &relay, const QString &token);
    /// Signed out: forgets list and sound.
    void clear();
    /// Reads the whole list again, page by page.
    void refresh();
    /// Reads one again, after an event told of it.
    void refresh(const RecordingId &id);

    State state() const { return m_state; }
    const ApiError &error() const { return m_error; } ///< of State::Failed
    QList<RecordingId> ids() const { return m_recordings.keys(); }
    /// nullptr when unknown; good until the next turn of the event loop.
    const RecordingInfo *find(const RecordingId &id) const;

    /// A part's sound as a file. Whoever asks again gets the same file. Of a damaged part what is there.
    QFuture<Result<QString>> sound(const RecordingId &id, int part);
    QFuture<Result<media::Peaks>> peaks(const RecordingId &id, int part);

signals:
    void changed(const QList<callboard::RecordingId> &ids);
    void stateChanged();
    /// Bytes of a part that are here, while it is fetched.
    void progressed(const callboard::RecordingId &id, int part, qint64 bytes, qint64 of);

private:
    struct Fetch;
    QFuture<Result<http::HttpReply>> get(const QByteArray &target, http::HttpHeaders headers = {});
    void askPage(const QByteArray &after);
    void gotPage(const Result<http::HttpReply> &reply);
    void take(const QList<RecordingInfo> &recordings);
    void setState(State state);
    void step(const std::shared_ptr<Fetch> &fetch);
    void got(const std::shared_ptr<Fetch> &fetch, const Result<http::HttpReply> &reply);
    QByteArray partPath(const RecordingId &id, int part) const;
    template<class T>
    void when(const QFuture<Result<T>> &future, std::function<void(const Result<T> &)> then);

    http::HttpClient m_client;
    QUrl m_relay;
    QByteArray m_token;
    State m_state = State::NotSignedIn;
    ApiError m_error;
    QHash<RecordingId, RecordingInfo> m_recordings;
    QHash<QByteArray, std::shared_ptr<Fetch>> m_fetches; ///< by path; those that failed go
    std::unique_ptr<QTemporaryDir> m_folder;
    quint64 m_round = 0; ///< answers to an earlier sign-in are not for this one
};

} // namespace callboard::library
