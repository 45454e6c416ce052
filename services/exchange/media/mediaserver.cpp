#include "exchange/media/mediaserver.h"
#include "core/literals.h"
#include "core/overloaded.h"
#include "exchange/media/medialog.h"
#include <QDir>

namespace callboard::exchange {

namespace {
qint64 ticksIn(std::chrono::milliseconds time)
{
    return time.count() / media::FrameMilliseconds;
}
} // namespace

MediaServer::MediaServer(media::TickSource &ticks, MediaOptions options, MediaVoices voices, QObject *parent)
    : QObject(parent),
      m_ticks(ticks),
      m_options(std::move(options)),
      m_studio(m_reports),
      m_desk(std::move(voices.ears), m_options.phrases, m_reports),
      m_transcripts(
          m_desk, [this](Command command) { post(std::move(command)); }, m_options.token),
      m_maker(std::move(voices.speak))
{
    connect(&m_reports, &Reports::reported, this, &MediaServer::tell);
    connect(&m_transcripts, &Transcripts::news, this, [this](const TranscriptNews &news) { emit reported(news); });
    m_begin = std::chrono::steady_clock::now();
    m_ticks.start([this](std::uint64_t number) { return step(number); });
}

MediaServer::~MediaServer()
{
    m_ticks.stop();
    m_studio.leaveAll();
}

void MediaServer::tell(const Report &report)
{
    std::visit(overloaded{[this](const SoundOver &over) { emit soundOver(over.leg, over.number); },
                          [this](const LanguageChecked &checked) { m_transcripts.tell(checked); },
                          [this](const TranscriptPiece &piece) { m_transcripts.tell(piece); },
                          [this](const ScribeLeft &left) { m_transcripts.tell(left); },
                          [this](const auto &input) { emit reported(input); }},
               report);
}

void MediaServer::take(const QList<Event> &events)
{
    for (const Event &event : events) {
        if (const auto *signal = std::get_if<SoundSignal>(&event)) {
            on(*signal);
            m_transcripts.take(*signal);
        } else if (const auto *sound = std::get_if<PartySound>(&event))
            on(*sound);
        else if (const auto *order = std::get_if<MediaOrder>(&event))
            on(*order);
        else if (const auto *transcript = std::get_if<TranscriptOrder>(&event))
            m_transcripts.take(*transcript);
        else if (const auto *recording = std::get_if<RecordingOrder>(&event))
            on(*recording);
    }
}

void MediaServer::on(const SoundSignal &signal)
{
    note(signal);
    post([s = signal](Studio &studio) {
        switch (s.kind) {
        case SoundSignal::Kind::Joined: return studio.join(s.call, s.leg, s.peer, s.application);
        case SoundSignal::Kind::Left: return studio.leave(s.leg);
        case SoundSignal::Kind::Muted: return studio.mute(s.leg, s.on);
        case SoundSignal::Kind::Held: return studio.hold(s.leg, s.on);
        }
    });
    if (signal.kind == SoundSignal::Kind::Joined && m_lines.contains(signal.who))
        attach(signal.who, m_lines.value(signal.who));
}

void MediaServer::on(const PartySound &sound)
{
    switch (sound.kind) {
    case PartySound::Kind::Say: {
        return m_maker.make({PromptSource::Kind::Text, sound.text, {}, {}, false},
                            [this, sound](const PromptMaker::Made &made) { sayMade(sound, made); });
    }
    case PartySound::Kind::File:
        return m_maker.read(pathOf(sound.text), [this, sound](const PromptMaker::Made &made) { sayMade(sound, made); });
    case PartySound::Kind::Tone: return say(sound, toneSound(sound.hertz, sound.time));
    case PartySound::Kind::Digits: return say(sound, digitsSound(sound.text));
    case PartySound::Kind::Capture: return capture(sound);
    case PartySound::Kind::WaitForDigits: {
        return post([s = sound](Studio &studio) { studio.waitForDigits(s.leg, s.number, s.count, ticksIn(s.time)); });
    }
    case PartySound::Kind::WaitForSpeech:
        return post([s = sound](Studio &studio) { studio.waitForSpeech(s.leg, s.number, ticksIn(s.time)); });
    }
}

void MediaServer::say(const PartySound &sound, const SoundPtr &what)
{
    if (!what)
        return m_reports.add(SoundOver{sound.leg, sound.number});
    post([s = sound, what](Studio &studio) { studio.say(s.leg, what, s.number); });
}

void MediaServer::sayMade(const PartySound &sound, const PromptMaker::Made &made)
{
    const auto *samples = std::get_if<SharedSamples>(&made);
    say(sound, samples ? soundOf(*samples) : nullptr);
}

void MediaServer::capture(const PartySound &sound)
{
    auto pipe = m_captures.open(pathOf(sound.text));
    if (!pipe) {
        qCWarning(lcMedia).noquote() << "a party can't record:" << pipe.error().detail;
        return;
    }
    post([leg = sound.leg, pipe = std::move(pipe).value()](Studio &studio) { studio.capture(leg, pipe); });
}

QString MediaServer::pathOf(const QString &file) const
{
    return m_options.dataFolder.isEmpty() ? QString() : QDir(m_options.dataFolder).filePath(file);
}

void MediaServer::post(Command command)
{
    {
        const std::lock_guard lock(m_mutex);
        m_commands.push_back(std::move(command));
    }
    m_ticks.wake();
}

media::Next MediaServer::step(std::uint64_t number)
{
    {
        const std::lock_guard lock(m_mutex);
        m_running.swap(m_commands);
    }
    m_studio.setTime(qint64(number));
    for (const Command &command : m_running)
        command(m_studio);
    m_running.clear();
    m_legCount = m_studio.legs();
    m_callCount = m_studio.rooms();
    const auto now = m_begin.time_since_epoch() + number * media::TickSource::Period; // when it was due
    const bool awake = m_studio.tick(std::chrono::duration_cast<std::chrono::milliseconds>(now));
    if (m_studio.hasSent() && !m_told.exchange(true))
        QMetaObject::invokeMethod(this, &MediaServer::tellSockets, Qt::QueuedConnection);
    return awake ? media::Next::Tick : media::Next::Rest;
}

} // namespace callboard::exchange
