// A flat table that tells its views about changes once a turn instead of once a change.
#pragma once
#include <QAbstractTableModel>
#include <QTimer>
#include <vector>

namespace callboard {

/// Base of the keyed models. Subclasses call touch(); the rows collected are announced as few ranged dataChanged
/// signals, with the columns and roles concerned, at the end of the event-loop turn; under a flood at most once per
/// flushGap. Insertions and removals come from collect(), which runs first. Never resets. UI thread.
class BatchedTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// Shortest time between two announcements: below one frame of a 60 Hz screen.
    static constexpr int flushGap = 12;

    explicit BatchedTableModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const final { return parent.isValid() ? 0 : rows(); }
    /// Announces what is due now; nothing when nothing is.
    void flush();
    bool isDue() const { return m_due; }

signals:
    /// All of one flush has been announced: a proxy can put its rows in order once.
    void flushed();

protected:
    virtual int rows() const = 0;
    /// Brings the rows up to date: inserts, removes, touch(). Called at the start of a flush.
    virtual void collect() { }
    /// Roles that a row touched with `what` may have changed; empty means all.
    virtual QList<int> rolesOf(quint32 what) const;

    /// `what`: bit n stands for column n; bits above the columns are the subclass's own, for rolesOf().
    void touch(int row, quint32 what);
    void schedule();
    /// Rows at and after `first` have moved by `by`; touched ones among the removed are dropped.
    void shiftTouched(int first, int by);
    void dropTouched() { m_touched.clear(); }

private:
    void announce();

    struct Touched {
        int row;
        quint32 what;
    };
    std::vector<Touched> m_touched;
    QTimer m_timer;
    qint64 m_lastFlush = 0;
    bool m_due = false;
};

} // namespace callboard
