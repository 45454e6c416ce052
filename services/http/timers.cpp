#include "http/transport.h"
#include <QTimer>

namespace callboard::http {

namespace {
class TimerRun final : public Running
{
public:
    TimerRun(std::chrono::milliseconds time, std::function<void()> done)
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(time);
        m_timer.callOnTimeout(std::move(done));
        m_timer.start();
    }

private:
    QTimer m_timer;
};
} // namespace

std::unique_ptr<Running> EventLoopTimers::after(std::chrono::milliseconds time, std::function<void()> done)
{
    return std::make_unique<TimerRun>(time, std::move(done));
}

} // namespace callboard::http
