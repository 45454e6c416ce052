#include "models/batchedtablemodel.h"
#include <QDeadlineTimer>
#include <algorithm>
#include <bit>

namespace callboard {

static qint64 nowMs()
{
    return QDeadlineTimer::current().deadline();
}

BatchedTableModel::BatchedTableModel(QObject *parent) : QAbstractTableModel(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &BatchedTableModel::flush);
}

QList<int> BatchedTableModel::rolesOf(quint32) const
{
    return {};
}

void BatchedTableModel::schedule()
{
    if (std::exchange(m_due, true))
        return;
    m_timer.start(int(std::clamp<qint64>(m_lastFlush + flushGap - nowMs(), 0, flushGap)));
}

void BatchedTableModel::touch(int row, quint32 what)
{
    m_touched.push_back({row, what});
    schedule();
}

void BatchedTableModel::shiftTouched(int first, int by)
{
    if (by < 0) {
        std::erase_if(m_touched, [=](const Touched &t) { return t.row >= first && t.row < first - by; });
    }
    for (Touched &t : m_touched) {
        if (t.row >= first)
            t.row += by;
    }
}

void BatchedTableModel::flush()
{
    if (!m_due)
        return;
    m_timer.stop();
    collect();
    announce();
    m_due = false;
    m_lastFlush = nowMs();
    emit flushed();
}

void BatchedTableModel::announce()
{
    std::vector<Touched> touched = std::exchange(m_touched, {});
    std::ranges::sort(touched, {}, &Touched::row);
    const quint32 all = (quint32(1) << columnCount()) - 1;
    for (size_t at = 0; at < touched.size();) {
        Touched range = touched[at];
        int last = range.row;
        for (++at; at < touched.size() && touched[at].row <= last + 1; ++at) {
            last = touched[at].row;
            range.what |= touched[at].what;
        }
        const quint32 columns = range.what & all;
        const int left = std::countr_zero(columns);
        const int right = std::bit_width(columns) - 1;
        emit dataChanged(index(range.row, left), index(last, right), rolesOf(range.what));
    }
}

} // namespace callboard
