#include "library/recordingplayer.h"
#include "audio/engine/headset.h"
#include "core/literals.h"
#include "library/pcmfile.h"
#include <QTimer>
#include <atomic>

namespace callboard::library {

namespace {
constexpr int TellEvery = 40; // ms between positions
}

struct RecordingPlayer::News {
    quint64 load = 0;
    State state = State::Empty;
    qint64 positionMs = 0;
    qint64 durationMs = 0;
    bool lacksDevice = false;
    ApiError error{};
};

/// Made on the UI thread, lives on the sound thread.
struct RecordingPlayer::Engine : QObject {
    explicit Engine(MakeSystem make) : makeSystem(std::move(make)), ticker(this)
    {
        QObject::connect(&ticker, &QTimer::timeout, this, [this] { tick(); });
    }

    void load(quint64 number, const QStringList &parts, const QString &path,
              const std::shared_ptr<std::atomic<quint64>> &newest)
    {
        stop();
        sound.reset();
        news = {.load = number, .state = State::Loading};
        auto decoded = PcmFile::decode(parts, path, [&] { return newest->load() != number; });
        position = 0;
        if (decoded) {
            sound.emplace(std::move(decoded).value());
            news.durationMs = sound->durationMs();
            news.state = State::Paused;
        } else {
            news.state = State::Failed;
            news.error = decoded.error();
        }
        say();
    }
    void unload()
    {
        stop();
        sound.reset();
    }
    void play()
    {
        if (!sound || plays)
            return;
        if (position >= sound->samples())
            position = 0;
        if (!headset)
            makeHeadset();
        plays = true;
        headset->play(audio::Role::Speaker, [this] { return give(); });
        followDevice();
    }
    void makeHeadset()
    {
        headset = std::make_unique<audio::Headset>(makeSystem());
        headset->choose(audio::Role::Speaker, device);
        // Later: what follows may close the line that tells.
        QObject::connect(
            headset.get(), &audio::Headset::statusChanged, this, [this] { followDevice(); }, Qt::QueuedConnection);
    }
    void followDevice()
    {
        if (!plays)
            return;
        news.lacksDevice = !headset->status(audio::Role::Speaker).open;
        if (news.lacksDevice)
            return pause();
        news.state = State::Playing;
        ticker.start(TellEvery);
        say();
    }
    void choose(const QByteArray &id)
    {
        device = id;
        if (headset)
            headset->choose(audio::Role::Speaker, device);
    }
    void pause()
    {
        stop();
        if (sound)
            news.state = State::Paused;
        say();
    }
    void seek(qint64 ms)
    {
        if (sound)
            position = std::clamp<qint64>(ms * media::SampleRate / 1000, 0, sound->samples());
        say();
    }
    const media::Frame *give()
    {
        if (!sound || position >= sound->samples())
            return nullptr;
        frame = sound->at(position);
        position += media::FrameSamples;
        for (media::Sample &sample : frame)
            sample = media::Sample(sample * volume / 100);
        return &frame;
    }
    void tick()
    {
        if (sound && position >= sound->samples())
            pause();
        else
            say();
    }
    void stop()
    {
        ticker.stop();
        if (std::exchange(plays, false))
            headset->play(audio::Role::Speaker, {});
    }
    void say()
    {
        news.positionMs = sound ? std::min(position, sound->samples()) * 1000 / media::SampleRate : 0;
        report(news);
    }

    MakeSystem makeSystem;
    std::function<void(const News &)> report;
    std::unique_ptr<audio::Headset> headset; ///< made when it is needed first
    std::optional<PcmFile> sound;
    QTimer ticker;
    News news;
    QByteArray device;
    media::Frame frame{};
    qint64 position = 0; ///< samples
    int volume = 100;
    bool plays = false;
};

RecordingPlayer::RecordingPlayer(MakeSystem makeSystem, QObject *parent)
    : QObject(parent),
      m_engine(new Engine(std::move(makeSystem)))
{
    m_engine->report = [this](const News &news) {
        QMetaObject::invokeMethod(
            this, [this, news] { take(news); }, Qt::QueuedConnection);
    };
    m_engine->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_engine, &QObject::deleteLater);
    m_thread.setObjectName(u"player"_s);
    m_thread.start();
}

RecordingPlayer::~RecordingPlayer()
{
    m_newest->store(0);
    // The headset ends where it was made.
    tell([](Engine &engine) {
        engine.unload();
        engine.headset.reset();
        engine.thread()->quit();
    });
    m_thread.wait();
}

template<class Do>
void RecordingPlayer::tell(Do what)
{
    QMetaObject::invokeMethod(
        m_engine, [engine = m_engine, what] { what(*engine); }, Qt::QueuedConnection);
}

void RecordingPlayer::load(const QStringList &parts, const QString &workFile)
{
    const quint64 number = ++m_load;
    m_newest->store(number);
    m_state = State::Loading;
    m_position = m_duration = 0;
    tell(
        [number, parts, workFile, newest = m_newest](Engine &engine) { engine.load(number, parts, workFile, newest); });
    emit stateChanged();
}

void RecordingPlayer::unload()
{
    m_newest->store(++m_load);
    m_state = State::Empty;
    m_position = m_duration = 0;
    tell([](Engine &engine) { engine.unload(); });
    emit stateChanged();
}

void RecordingPlayer::play()
{
    tell([](Engine &engine) { engine.play(); });
}

void RecordingPlayer::pause()
{
    tell([](Engine &engine) { engine.pause(); });
}

void RecordingPlayer::seek(qint64 ms)
{
    m_position = std::clamp<qint64>(ms, 0, m_duration);
    tell([to = m_position](Engine &engine) { engine.seek(to); });
    emit positionChanged(m_position);
}

void RecordingPlayer::setVolume(int percent)
{
    m_volume = std::clamp(percent, 0, 100);
    tell([to = m_volume](Engine &engine) { engine.volume = to; });
}

void RecordingPlayer::setDevice(const QByteArray &device)
{
    tell([device](Engine &engine) { engine.choose(device); });
}

void RecordingPlayer::take(const News &news)
{
    if (news.load != m_load)
        return;
    const bool other = m_state != news.state || m_lacksDevice != news.lacksDevice || m_duration != news.durationMs;
    m_state = news.state;
    m_duration = news.durationMs;
    m_lacksDevice = news.lacksDevice;
    m_error = news.error;
    const bool moved = std::exchange(m_position, news.positionMs) != news.positionMs;
    if (other)
        emit stateChanged();
    if (moved)
        emit positionChanged(m_position);
}

} // namespace callboard::library
