// Who is in the selected call, and what can be done with each.
#pragma once
#include "models/participantmodel.h"
#include "ui/calls/callcard.h"
#include <QWidget>

class QLabel;

namespace callboard {

class ActionRow;
class DenseTable;

/// The buttons are about the selected row, or the customer; a line above them says who that is.
class ParticipantPane : public QWidget
{
    Q_OBJECT

public:
    ParticipantPane(const CallCard::Parts &parts, QWidget *parent);
    DenseTable *table() const { return m_table; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void layOutColumns();
    void showCall();
    QString emptyText() const;
    void rowChosen();
    void tellWhom();
    void retranslate();

    CallCard::Parts m_parts;
    ParticipantModel m_model;
    bool m_switching = false; ///< another call's roster is taking the place of this one
    QLabel *m_title;
    QLabel *m_whom;
    DenseTable *m_table;
    ActionRow *m_actions;
};

} // namespace callboard
