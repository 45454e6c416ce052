// Calls that are recorded tick by tick: the media server and the recorder without an engine, on ticks of the test's.
#pragma once
#include "core/literals.h"
#include "exchange/media/mediaserver.h"
#include "exchange/recorder/completion.h"
#include "media/file/decodedaudio.h"
#include "media/pcm/level.h"
#include "support/manualclock.h"
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace callboard::exchange {

class RecordingBench
{
public:
    static constexpr qint64 Room = 1;
    static constexpr RecordingKey Key = 77;

    /// A disk that never keeps up with the test's ticks is no fault here.
    explicit RecordingBench(ChunkLimits chunks = {}, QString folder = {})
        : folder(folder.isEmpty() ? dir.filePath(u"recordings"_s) : folder),
          recorder({this->folder, u"resource"_s, std::chrono::milliseconds(0), std::chrono::hours(24), chunks,
                    std::chrono::minutes(12)},
                   clock),
          m_media(ticks, {dir.path()}, {})
    {
        m_media.recordWith(recorder);
        QObject::connect(&recorder, &Recorder::ready, &recorder, [this](const Manifest &m) { ready.append(m); });
        QObject::connect(&recorder, &Recorder::broke, &recorder, [this](RecordingKey key) { broken.append(key); });
    }
    void join(LegId leg)
    {
        SoundSignal s;
        s.leg = leg;
        s.call = Room;
        m_media.take({s});
    }
    void change(SoundSignal::Kind kind, LegId leg, bool on)
    {
        SoundSignal s;
        s.kind = kind;
        s.leg = leg;
        s.on = on;
        m_media.take({s});
    }
    void start(bool unmixed = false, bool mp3 = false, bool paused = false)
    {
        RecordingOrder o;
        o.recording = Key;
        o.id = RecordingId(u"recording"_s);
        o.call = Room;
        o.connection = CallId(u"connection"_s);
        o.serverCall = ServerCallId(u"server"_s);
        o.startedAt = 17'736'480'000'000'000;
        o.unmixed = unmixed;
        o.mp3 = mp3;
        o.paused = paused;
        m_media.take({o});
    }
    void channel(int channel, LegId leg)
    {
        RecordingOrder o;
        o.kind = RecordingOrder::Kind::Channel;
        o.recording = Key;
        o.channel = channel;
        o.leg = leg;
        o.who = RawId(u"8:acs:r_%1"_s.arg(leg));
        m_media.take({o});
    }
    void order(RecordingOrder::Kind kind)
    {
        RecordingOrder o;
        o.kind = kind;
        o.recording = Key;
        m_media.take({o});
    }
    void say(LegId leg, double hertz, int milliseconds)
    {
        PartySound s;
        s.kind = PartySound::Kind::Tone;
        s.leg = leg;
        s.hertz = hertz;
        s.time = std::chrono::milliseconds(milliseconds);
        m_media.take({s});
    }
    /// Stops, and waits for the files.
    Manifest stop()
    {
        order(RecordingOrder::Kind::Stop);
        ticks.tick();
        return wait();
    }
    Manifest wait(qsizetype count = 1)
    {
        const bool came = QTest::qWaitFor([&] { return ready.size() >= count; }, 20'000);
        return came ? ready.last() : Manifest();
    }
    QString path(const Manifest &m, qsizetype chunk = 0) const
    {
        return QDir(folder).filePath(m.audioFile(m.chunks[chunk]));
    }
    /// One channel of a chunk.
    std::vector<media::Sample> sound(const Manifest &m, qsizetype chunk = 0, int channel = 0) const
    {
        std::vector<media::Sample> one;
        const auto audio = media::readAudio(path(m, chunk), media::Channels::Kept, {1'000'000'000, 3'600});
        for (size_t i = size_t(channel); audio && i < audio->samples.size(); i += size_t(audio->channels))
            one.push_back(audio->samples[i]);
        return one;
    }
    std::optional<RecordingDocument> document(const Manifest &m, qsizetype chunk = 0) const
    {
        return recorder.find(m.chunks[chunk].documentId);
    }

    QTemporaryDir dir;
    QString folder;
    ManualClock clock;
    media::ManualTicks ticks;
    Recorder recorder;
    QList<Manifest> ready;
    QList<RecordingKey> broken;

private:
    MediaServer m_media;
};

/// Samples before the first one that is not silent.
inline qsizetype silenceBefore(const std::vector<media::Sample> &samples, qsizetype from = 0)
{
    qsizetype at = from;
    while (at < qsizetype(samples.size()) && samples[size_t(at)] == 0)
        ++at;
    return at;
}

} // namespace callboard::exchange
