// What is said in calls, on its way to applications.
#pragma once
#include "exchange/media/speechdesk.h"
#include "exchange/sockets/appsocket.h"
#include <QSet>
#include <map>

namespace callboard::exchange {

class Studio;

/// One transcript for each connection that asks for it: its socket, and a scribe for every leg of its call, the
/// application's own voice included. Lives in the server's thread.
class Transcripts : public QObject
{
    Q_OBJECT

public:
    /// Hands a command to the media thread.
    using Post = std::function<void(std::function<void(Studio &)>)>;

    /// `desk` outlives it.
    Transcripts(SpeechDesk &desk, Post post, AppSocket::Token token, QObject *parent = nullptr);
    ~Transcripts() override;

    void take(const SoundSignal &signal);
    void take(const TranscriptOrder &order);
    void tell(const LanguageChecked &checked);
    void tell(const TranscriptPiece &piece);
    void tell(const ScribeLeft &left);

signals:
    void news(const callboard::exchange::TranscriptNews &news);

private:
    struct Run {
        TranscriptOrder order;
        std::unique_ptr<AppSocket> socket;
        QSet<LegId> legs; ///< that are written down
        int scribes = 0; ///< at work, also on what was said before
        bool began = false;
        bool ending = false; ///< nobody is listened to any more
    };
    struct Voice {
        qint64 call = 0;
        RawId who;
    };
    void start(const TranscriptOrder &order);
    void change(Run &run, const QString &language);
    void end(Run &run);
    void connectTo(Run &run);
    void opened(PromptId job);
    /// Ends without sending anything more.
    void fail(PromptId job, TranscriptNews::What why);
    Run *find(PromptId job);
    /// Listens to all who are in the call of the application's leg, and to nobody else.
    void follow(Run &run);
    void listen(Run &run, LegId leg);
    void leave(Run &run, LegId leg);

    SpeechDesk &m_desk;
    Post m_post;
    AppSocket::Token m_token;
    std::map<PromptId, Run> m_runs;
    std::map<LegId, Voice> m_voices;
};

} // namespace callboard::exchange
