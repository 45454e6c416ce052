#include "exchange/media/reports.h"
#include <utility>

namespace callboard::exchange {

void Reports::add(const Report &report)
{
    bool first = false;
    {
        const std::lock_guard lock(m_mutex);
        first = m_reports.empty();
        m_reports.push_back(report);
    }
    if (first)
        QMetaObject::invokeMethod(this, &Reports::deliver, Qt::QueuedConnection);
}

void Reports::deliver()
{
    std::vector<Report> reports;
    {
        const std::lock_guard lock(m_mutex);
        reports.swap(m_reports);
    }
    for (const Report &report : reports)
        emit reported(report);
}

} // namespace callboard::exchange
