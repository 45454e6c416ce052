#include "models/ticker.h"

namespace callboard {

Ticker::Ticker(const CallDesk &desk, QObject *parent) : QObject(parent), m_desk(desk)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Ticker::fire);
    arm();
}

void Ticker::arm()
{
    constexpr int second = 1000;
    m_timer.start(second - int(nowMs() % second));
}

void Ticker::fire()
{
    emit ticked(nowMs());
    arm();
}

} // namespace callboard
