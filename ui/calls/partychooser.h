// Typing whom to call, with those lately spoken to on offer.
#pragma once
#include "ui/calls/target.h"
#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;

namespace callboard {

/// A line and a list under it. What is typed counts if it is a number or an id; of a name the first of the list that
/// fits is meant, and the line below says so. Up and Down choose without leaving the line. `desk` outlives it.
class PartyChooser : public QWidget
{
    Q_OBJECT

public:
    PartyChooser(const CallDesk &desk, QWidget *parent);

    /// Several may be typed, separated by commas.
    void setSeveral(bool on);
    /// Never offers these.
    void leaveOut(const QList<RawId> &ids);
    /// Empty while problem() is not.
    QList<RawId> targets() const;
    QString problem() const;
    QLineEdit *line() const { return m_line; }
    void retranslate();

signals:
    void changed();
    /// A double click: that one.
    void activated();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QStringList pieces() const;
    Target last() const;
    QString read(QList<RawId> &found) const;
    void fill();
    void tell();
    void move(int by);

    const CallDesk &m_desk;
    QLineEdit *m_line;
    QListWidget *m_list;
    QLabel *m_meaning;
    QList<RawId> m_leftOut;
    bool m_several = false;
};

} // namespace callboard
