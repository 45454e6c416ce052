// The sound of the exchange's calls, as the server's thread sees it.
#pragma once
#include "exchange/engine/events.h"
#include "exchange/media/capturefiles.h"
#include "exchange/media/promptmaker.h"
#include "exchange/media/speechdesk.h"
#include "exchange/media/studio.h"
#include "exchange/media/transcripts.h"
#include "exchange/recorder/recorder.h"
#include "media/mix/ticksource.h"
#include <functional>

namespace callboard::exchange {

struct MediaOptions {
    QString dataFolder{}; ///< of the files that parties play and capture; empty: none can
    QStringList phrases{}; ///< what people say here: input of any words is better understood
    AppSocket::Token token = [] { return QByteArray(); }; ///< for the sockets to applications
};
/// Who speaks and who listens.
struct MediaVoices {
    PromptMaker::Speak speak;
    SpeechDesk::Open ears{}; ///< empty: input by voice fails
};

/// Carries out what the engine and its parties say about sound, in real time. Lives in the server's thread.
class MediaServer : public QObject
{
    Q_OBJECT

public:
    /// `ticks` drives the media thread and outlives the server.
    MediaServer(media::TickSource &ticks, MediaOptions options, MediaVoices voices, QObject *parent = nullptr);
    ~MediaServer() override;

    /// Who makes the files of recordings; outlives the server. Without one no recording comes about.
    void recordWith(Recorder &recorder) { m_recorder = &recorder; }

    /// What takes time before anybody can be listened to begins now, in the background.
    void prepareToListen() { m_desk.prepare(); }

    /// In the order in which they happened; what is not about sound is ignored.
    void take(const QList<callboard::exchange::Event> &events);
    /// Frames of 20 ms that transcripts missed because nobody could listen fast enough.
    quint64 framesNotWritten() const { return m_desk.framesMissed(); }

    /// Media streaming of an application's leg.
    void openStream(LegId leg, std::shared_ptr<StreamTap> tap);
    void closeStream(LegId leg);
    /// The line is the party's microphone and speaker in whatever call it is in, in place of the one before; in
    /// several calls: in the latest. nullptr: no longer.
    void attach(const RawId &party, std::shared_ptr<SocketLine> line);
    void setLineFaults(const LineFaults &faults);
    /// Who has the leg; empty when it has gone.
    RawId whoHas(LegId leg) const { return m_parties.value(leg); }

    struct Figures {
        size_t legs = 0;
        size_t calls = 0;
    };
    Figures figures() const { return {m_legCount.load(), m_callCount.load()}; }

signals:
    /// Pipes of streams and lines have something to send. Comes once for many frames.
    void socketsReady();
    /// A PartySound is over.
    void soundOver(callboard::exchange::LegId leg, qint64 number);
    /// Everything else that is reported is for the engine.
    void reported(const callboard::exchange::Input &input);

private:
    using Command = std::function<void(Studio &)>;

    void on(const SoundSignal &signal);
    void note(const SoundSignal &signal);
    void on(const PartySound &sound);
    void on(const MediaOrder &order);
    void on(const RecordingOrder &order);
    void startRecording(const RecordingOrder &order);
    void say(const PartySound &sound, const SoundPtr &what);
    void sayMade(const PartySound &sound, const PromptMaker::Made &made);
    void play(const MediaOrder &order);
    void listen(const MediaOrder &order);
    /// The next source of a prompt, and then those behind it.
    void prepare(PromptId prompt, QList<PromptSource> sources);
    void add(PromptId prompt, const SoundPtr &sound);
    void close(PromptId prompt, std::optional<PromptProblem> problem);
    void tell(const Report &report);
    void tellSockets();
    void capture(const PartySound &sound);
    QString pathOf(const QString &file) const;
    void post(Command command);
    media::Next step(std::uint64_t number);

    media::TickSource &m_ticks;
    MediaOptions m_options;
    Reports m_reports;
    Studio m_studio; ///< the media thread's
    CaptureFiles m_captures;
    SpeechDesk m_desk;
    Transcripts m_transcripts;
    Recorder *m_recorder = nullptr;
    std::chrono::steady_clock::time_point m_begin; ///< of the ticks
    std::mutex m_mutex;
    std::vector<Command> m_commands; ///< guarded
    std::vector<Command> m_running; ///< the media thread's, kept for its memory
    QHash<LegId, RawId> m_parties;
    QHash<RawId, QList<LegId>> m_legsOf; ///< in the order in which they came
    QHash<RawId, std::shared_ptr<SocketLine>> m_lines;
    std::atomic<bool> m_told = false; ///< socketsReady() is on its way
    std::atomic<size_t> m_legCount = 0;
    std::atomic<size_t> m_callCount = 0;
    QSet<PromptId> m_making; ///< prompts with sources still to come
    PromptMaker m_maker; ///< last: waits for its workers
};

} // namespace callboard::exchange
