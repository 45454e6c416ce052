#include "exchange/media/speechdesk.h"
#include "core/literals.h"
#include "exchange/media/medialog.h"

namespace callboard::exchange {

namespace {
constexpr std::chrono::milliseconds Pause{media::FrameMilliseconds}; // until the next frame may be there

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
            m_reports.add(SpeechHeard{m_job, heard.text, heard.label, heard.confidence});
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
        seat.pipe->close();
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
        seat = m_seats.erase(seat);
    }
}

std::shared_ptr<FramePipe> SpeechDesk::listen(const MediaOrder &order)
{
    clear();
    Seat &seat = m_seats.emplace_back();
    seat.pipe = std::make_shared<FramePipe>();
    seat.thread = std::thread([this, order, &seat] {
        work(order, *seat.pipe);
        seat.left = true;
    });
    return seat.pipe;
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
    if (!m_phrases.isEmpty())
        return ears->phrases(m_phrases, options, listener);
    return ears->dictation(options, listener);
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
