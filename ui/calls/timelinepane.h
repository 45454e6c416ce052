// Events of the selected call, in words and raw.
#pragma once
#include "models/timelinemodel.h"
#include "ui/calls/callcard.h"
#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QSplitter;

namespace callboard {

class DenseTable;

/// Newest at the bottom; stays there while the last row is in sight. The raw JSON of the chosen event stands beside
/// the list while that is switched on.
class TimelinePane : public QWidget
{
    Q_OBJECT

public:
    TimelinePane(const CallCard::Parts &parts, QWidget *parent);
    DenseTable *table() const { return m_table; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void buildRaw();
    void layOutColumns();
    void showCall();
    void showRaw(bool on);
    void refreshRaw();
    void retranslate();

    CallCard::Parts m_parts;
    TimelineModel m_model;
    DenseTable *m_table;
    QWidget *m_rawPane;
    QPlainTextEdit *m_raw;
    QPushButton *m_copy;
    QSplitter *m_split;
    bool m_atEnd = true;
};

} // namespace callboard
