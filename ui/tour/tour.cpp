#include "ui/tour/tour.h"
#include "core/literals.h"
#include "ui/tour/pictures.h"

namespace callboard {

using namespace std::chrono_literals;

static constexpr auto lookEvery = 10ms;
/// What was confirmed has to be painted, and a person who follows has to see it.
static constexpr auto settleTime = 120ms;

Tour::Tour(Parts parts, QString folder, Say say, QObject *parent)
    : Tour(parts, std::move(folder), std::move(say),
           tour::signingIn() + tour::firstCall() + tour::media() + tour::participants() + tour::moreCalls()
               + tour::brokenLink() + tour::looks() + tour::endings() + tour::recordings(),
           parent)
{
}

Tour::Tour(Parts parts, QString folder, Say say, QList<TourStep> steps, QObject *parent)
    : QObject(parent),
      m_stage(parts.desktop, parts.session, parts.signIn, parts.settings),
      m_folder(std::move(folder)),
      m_say(std::move(say)),
      m_steps(std::move(steps))
{
    m_looking.setInterval(lookEvery);
    connect(&m_looking, &QTimer::timeout, this, &Tour::look);
}

Tour::~Tour() = default;

void Tour::start()
{
    m_whole.start();
    QTimer::singleShot(0, this, &Tour::next);
}

void Tour::next()
{
    if (++m_current == m_steps.size()) {
        m_say(
            u"All %1 steps confirmed in %2 s."_s.arg(m_steps.size()).arg(double(m_whole.elapsed()) / 1000, 0, 'f', 1));
        emit ended(true);
        return;
    }
    m_stage.begin();
    m_since.start();
    step().act(m_stage);
    m_looking.start();
    look();
}

void Tour::look()
{
    const bool confirmed = m_stage.problem().isEmpty() && step().confirmed(m_stage);
    if (!m_stage.problem().isEmpty())
        return stop(m_stage.problem());
    if (!confirmed && m_since.elapsed() >= step().limit.count())
        return stop(u"not confirmed within %1 s"_s.arg(step().limit.count() / 1000));
    if (!confirmed)
        return;
    m_looking.stop();
    m_took = m_since.elapsed();
    QTimer::singleShot(settleTime, this, &Tour::settle);
}

void Tour::settle()
{
    QString outcome = u"confirmed in %1 s"_s.arg(double(m_took) / 1000, 0, 'f', 2);
    if (!m_stage.remark().isEmpty())
        outcome += u" (%1)"_s.arg(m_stage.remark());
    if (!pictures::save(pictures::ofScreen(), m_folder, int(m_current) + 1, QLatin1StringView(step().name)))
        return stop(u"the picture can't be written"_s);
    m_say(line(outcome));
    next();
}

void Tour::stop(const QString &why)
{
    m_looking.stop();
    pictures::save(pictures::ofScreen(), m_folder, int(m_current) + 1, u"failed-"_s + QLatin1StringView(step().name));
    m_say(line(u"FAILED: "_s + why));
    emit ended(false);
}

QString Tour::line(const QString &outcome) const
{
    return u"%1 %2 ... %3"_s.arg(m_current + 1, 2, 10, QChar(u'0')).arg(QLatin1StringView(step().words), outcome);
}

} // namespace callboard
