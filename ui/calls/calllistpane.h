// The list of calls with its filter.
#pragma once
#include "models/calllistmodel.h"
#include "models/orderedfiltermodel.h"
#include "ui/calls/callcard.h"
#include "ui/settings/settings.h"
#include <QWidget>

class QLineEdit;

namespace callboard {

class ActionRow;
class DenseTable;

/// Selecting a row sets the focus; a filter only hides rows and leaves the focus where it is. By itself it selects what
/// the user just got to do with: a call that becomes his own, and a ringing one while nothing live is selected; it
/// never takes the keyboard. Columns are chosen in the header's menu and kept.
class CallListPane : public QWidget
{
    Q_OBJECT

public:
    CallListPane(const CallCard::Parts &parts, Ticker &ticker, Settings &settings, QWidget *parent);
    DenseTable *table() const { return m_table; }
    QLineEdit *filter() const { return m_filter; }
    /// `at`: in the header's coordinates.
    void showColumnMenu(const QPoint &at);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void layOutColumns();
    void scaleColumns();
    void restoreColumns();
    void look(int first, int last);
    void selectByItself();
    void select(const QString &key);
    void rowChosen();
    void filterBy(const QString &words);
    void refreshFocus();
    void retranslate();

    CallCard::Parts m_parts;
    Settings &m_settings;
    CallListModel m_model;
    OrderedFilterModel m_order;
    QLineEdit *m_filter;
    DenseTable *m_table;
    ActionRow *m_actions;
    QSet<QString> m_own; ///< keys of the user's live calls
    QSet<QString> m_rung; ///< keys of ringing rows that were looked at
    QString m_selected; ///< key of the focused row, also while a filter hides it
    bool m_filtering = false;
    int m_unit = 0; ///< width of a character that the columns were made for
    QString m_wanted; ///< key to select at the end of the turn
};

} // namespace callboard
