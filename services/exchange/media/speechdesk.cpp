#include "exchange/media/speechdesk.h"
#include "core/literals.h"
#include "exchange/media/medialog.h"
#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

namespace callboard::exchange {

namespace {
constexpr std::chrono::milliseconds Pause{media::FrameMilliseconds}; // until the next frame may be there

/// Recognition may use what others leave of the machine; sound must never wait for it.
void standBack()
{
#ifdef Q_OS_LINUX
    constexpr int Nice = 10;
    setpriority(PRIO_PROCESS, 0, Nice); // of this thread alone; it can't be refused
#endif
}

/// Tells of the first utterance.
class Clerk final : public RecognizerListener
{
public:
    Clerk(PromptId job, Reports &reports) : m_job(job), m_reports(reports) { }
    void speechBegan(qint64) override
    {
        if (!m_done)
            m_reports.add(SpeechBegan{m_job});
    }
    void heard(const Heard &heard) override
    {
        if (!std::exchange(m_done, true))
            m_reports.add(SpeechHeard{m_job, heard.text, heard.label, heard.confidence, heard.cut});
    }
    bool isDone() const { return m_done; }

private:
    PromptId m_job;
    Reports &m_reports;
    bool m_done = false;
};

QList<Choice> spoken(const QList<RecognizeChoice> &choices)
{
    QList<Choice> all;
    for (const RecognizeChoice &choice : choices)
        all.append({choice.label, choice.phrases});
    return all;
}
} // namespace

SpeechDesk::SpeechDesk(Open open, QStringList phrases, Reports &reports)
    : m_open(std::move(open)),
      m_phrases(std::move(phrases)),
      m_reports(reports)
{
}

SpeechDesk::~SpeechDesk()
{
    for (Seat &seat : m_seats) {
        seat.close();
        seat.thread.join();
    }
}

void SpeechDesk::clear()
{
    for (auto seat = m_seats.begin(); seat != m_seats.end();) {
        if (!seat->left) {
            ++seat;
            continue;
        }
        seat->thread.join();
        m_missed += seat->voice ? seat->voice->dropped() : 0;
        seat = m_seats.erase(seat);
    }
}

SpeechDesk::Seat &SpeechDesk::seat(std::function<void()> close, std::function<void()> work)
{
    clear();
    Seat &seat = m_seats.emplace_back();
    seat.close = std::move(close);
    seat.thread = std::thread([work = std::move(work), &seat] {
        standBack();
        work();
        seat.left = true;
    });
    return seat;
}

void SpeechDesk::prepare()
{
    seat([] {}, [this] { static_cast<void>(engine()); });
}

std::shared_ptr<FramePipe> SpeechDesk::listen(const MediaOrder &order)
{
    auto pipe = std::make_shared<FramePipe>();
    seat([pipe] { pipe->close(); }, [this, order, pipe] { work(order, *pipe); });
    return pipe;
}

std::shared_ptr<VoicePipe> SpeechDesk::writeDown(const ScribeTask &task)
{
    auto pipe = std::make_shared<VoicePipe>();
    seat([pipe] { pipe->abandon(); }, [this, task, pipe] { work(task, *pipe); }).voice = pipe;
    return pipe;
}

void SpeechDesk::check(PromptId job, const QString &language)
{
    seat([] {},
         [this, job, language] {
             const SpeechEngine *ears = engine();
             m_reports.add(LanguageChecked{job, ears && ears->understands(language)});
         });
}

quint64 SpeechDesk::framesMissed() const
{
    quint64 missed = m_missed;
    for (const Seat &seat : m_seats)
        missed += seat.voice ? seat.voice->dropped() : 0;
    return missed;
}

const SpeechEngine *SpeechDesk::engine()
{
    std::call_once(m_opened, [this] {
        auto opened = m_open ? m_open() : Result<std::unique_ptr<SpeechEngine>>(ApiError::invalid(u"none is set"_s));
        if (opened)
            m_engine = std::move(opened).value();
        else
            qCWarning(lcMedia).noquote() << "no speech recogniser:" << opened.error().detail;
    });
    return m_engine.get();
}

Result<std::unique_ptr<Recognizer>> SpeechDesk::recognizerFor(const MediaOrder &order, RecognizerListener &listener)
{
    const SpeechEngine *ears = engine();
    if (!ears)
        return ApiError::invalid(u"there is no speech recogniser"_s);
    RecognizerOptions options;
    if (!order.language.isEmpty())
        options.language = order.language;
    options.endSilence = order.endSilence;
    if (!order.choices.isEmpty())
        return ears->choices(spoken(order.choices), m_phrases, options, listener);
    return anyWords(options, listener);
}

Result<std::unique_ptr<Recognizer>> SpeechDesk::anyWords(const RecognizerOptions &options, RecognizerListener &listener)
{
    const SpeechEngine *ears = engine();
    if (!ears)
        return ApiError::invalid(u"there is no speech recogniser"_s);
    return m_phrases.isEmpty() ? ears->dictation(options, listener) : ears->phrases(m_phrases, options, listener);
}

void SpeechDesk::work(const ScribeTask &task, VoicePipe &pipe)
{
    RecognizerOptions options;
    options.language = task.language;
    Scribe scribe(
        task, pipe, [&](RecognizerListener &listener) { return anyWords(options, listener); }, m_reports);
    const auto done = scribe.work();
    if (!done)
        qCWarning(lcMedia).noquote() << "nobody can write down what is said:" << done.error().detail;
    m_reports.add(ScribeLeft{task.job, !done});
}

void SpeechDesk::work(const MediaOrder &order, FramePipe &pipe)
{
    Clerk clerk(order.prompt, m_reports);
    auto recognizer = recognizerFor(order, clerk);
    if (!recognizer) {
        qCWarning(lcMedia).noquote() << "nobody can listen:" << recognizer.error().detail;
        m_reports.add(ListeningFailed{order.prompt});
        return;
    }
    media::Frame frame;
    while (!clerk.isDone()) {
        if (pipe.read(frame))
            recognizer.value()->feed(frame);
        else if (pipe.isClosed())
            return;
        else
            std::this_thread::sleep_for(Pause);
    }
}

} // namespace callboard::exchange
