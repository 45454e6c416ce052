// All calls' sound, tick by tick.
#pragma once
#include "exchange/media/ear.h"
#include "exchange/media/mouth.h"
#include "exchange/media/prompt.h"
#include "exchange/media/socketline.h"
#include "exchange/media/streamtap.h"
#include "exchange/media/tape.h"
#include "exchange/media/voicepipe.h"
#include "media/mix/mixer.h"
#include <map>
#include <unordered_map>

namespace callboard::exchange {

/// A leg of one call, as LegId and call key of the engine name it.
using Leg = qint64;
using Room = qint64;

/// Owned by the media thread, apart from its making. What concerns a leg that is not there does nothing.
class Studio
{
public:
    /// `reports` outlives the studio.
    explicit Studio(Reports &reports) : m_reports(reports) { }

    /// `peer`: the two legs hear what the other says, across their calls; 0: none. `application`: nobody speaks there,
    /// unless it streams sound in.
    void join(Room room, Leg leg, Leg peer, bool application);
    void leave(Leg leg);
    void leaveAll();
    void mute(Leg leg, bool on);
    void hold(Leg leg, bool on);
    void say(Leg leg, SoundPtr sound, qint64 number);
    void waitForDigits(Leg leg, qint64 number, int count, qint64 ticks);
    void waitForSpeech(Leg leg, qint64 number, qint64 ticks);
    void capture(Leg leg, std::shared_ptr<FramePipe> into);
    /// ToneHeard of what the leg says, from now on or no longer.
    void watch(Leg leg, bool on);

    /// What the leg says goes into the pipe too, until unlisten() closes it.
    void listen(Leg leg, PromptId job, std::shared_ptr<FramePipe> into);
    void unlisten(PromptId job);

    /// What the leg says is written down until endWriting() or until it leaves, which close the pipe.
    void writeDown(Leg leg, PromptId job, std::shared_ptr<VoicePipe> into);
    void endWriting(Leg leg, PromptId job);

    /// What the others in the leg's call say goes out, what the application sends is heard, until closeStream().
    void openStream(Leg leg, std::shared_ptr<StreamTap> tap);
    void closeStream(Leg leg);
    /// The line is the leg's microphone and speaker; nullptr: no longer.
    void attach(Leg leg, std::shared_ptr<SocketLine> line);
    void setFaults(const LineFaults &faults) { m_faults = faults; }

    /// `to`: empty for everybody in the room.
    void begin(Room room, PromptId prompt, std::vector<Leg> to, bool loop);
    void add(PromptId prompt, SoundPtr sound);
    void close(PromptId prompt, std::optional<PromptProblem> problem);
    /// Silent from now on, without a report.
    void stop(PromptId prompt);

    /// What is said in the room goes into the pipe, which is closed when nothing more comes. `paused`: not yet.
    void record(Room room, RecordingKey recording, std::shared_ptr<RecordingPipe> into, bool paused);
    void recordChannel(RecordingKey recording, int channel, Leg leg);
    void pauseRecording(RecordingKey recording, bool on);
    void stopRecording(RecordingKey recording);

    /// The number of the period of 20 ms that begins; never falls.
    void setTime(qint64 number) { m_number = number; }
    /// One tick of every call in which something can be heard or is listened to. False when there is none.
    /// `now`: of a steady clock.
    bool tick(std::chrono::milliseconds now);
    /// Whether the last tick left something to be sent by a socket.
    bool hasSent() const { return m_sent; }
    size_t legs() const { return m_legs.size(); }
    size_t rooms() const { return m_rooms.size(); }

private:
    struct Member {
        Room room = 0;
        media::LegId inMixer{};
        Leg peer = 0;
        Mouth mouth;
        Ear ear;
        bool application = false;
        bool watched = false;
        std::optional<media::DtmfDetector> tones; ///< while somebody wants to know
        double loudness = 0; ///< energy of a frame, falling slowly; kept while a stream asks for it
        std::shared_ptr<StreamTap> tap;
        std::shared_ptr<SocketLine> line;
        std::array<media::Frame, 2> fromPeer{};
        std::map<PromptId, std::shared_ptr<FramePipe>> listeners; ///< to be closed with the leg
        std::map<PromptId, std::shared_ptr<VoicePipe>> transcripts; ///< likewise
    };
    struct Playing {
        Prompt prompt;
        std::vector<Leg> to;
    };
    struct Present {
        Leg leg = 0;
        Member *member = nullptr; ///< stays where it is while the leg is there
    };
    struct Call {
        media::Mixer mixer;
        std::vector<Present> legs;
        std::vector<Playing> prompts;
        std::vector<Leg> tapped; ///< legs with a stream
        media::Frame toAll{};
        std::optional<Tape> tape;
        bool awake = false;
    };
    Member *find(Leg leg);
    static bool isBusy(const Call &call);
    static bool isBusy(const Member &member);
    bool tickEach();
    bool tickTogether();
    void wakeNeighbours();
    Prompt *findPrompt(PromptId prompt);
    Tape *findTape(RecordingKey recording);
    void speak(Call &call);
    void prompt(Call &call);
    void promptAll(Call &call, const media::Frame &frame, bool first);
    bool tonesGoOut(const Call &call) const;
    void hearTones(Call &call, Leg leg, Member &member);
    void pressed(Call &call, Leg leg, const Member &member, QChar digit);
    const media::Frame *voiceOf(Call &call, Leg leg, Member &member);
    void stream(Call &call, Leg leg, const Member &member);
    void streamApart(Call &call, Leg leg, StreamTap &tap);
    void follow(Call &call);
    void listen(Call &call);
    const media::Frame *fromPeer(Member &member);

    Reports &m_reports;
    std::unordered_map<Leg, Member> m_legs;
    size_t m_linked = 0; ///< legs with a peer
    std::map<Room, Call> m_rooms;
    std::unordered_map<PromptId, Room> m_prompts;
    std::unordered_map<RecordingKey, Room> m_recorded;
    std::vector<qint64> m_over; ///< kept for its memory, as are the next two
    std::vector<QChar> m_keys;
    std::vector<Leg> m_speakers;
    LineFaults m_faults;
    std::chrono::milliseconds m_now{};
    bool m_sent = false;
    int m_turn = 0;
    qint64 m_number = 0;
};

} // namespace callboard::exchange
