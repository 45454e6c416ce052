// A line of buttons that tell how far their actions have come.
#pragma once
#include "session/actions/pendingaction.h"
#include "ui/widgets/phasebutton.h"
#include <QTimer>
#include <QWidget>

namespace callboard {

class CallActions;
class CallDesk;
class Ticker;

/// One PhaseButton a kind, wrapping into further lines, for which it claims the height. Withdrawing an invitation,
/// moving somebody here, stopping prompts and pausing a recording are shown only when there is something to do it with.
/// Follows what is focused, the pending actions and the clock; updates at most once a turn. Actions, desk and ticker
/// outlive it.
class ActionRow : public QWidget
{
    Q_OBJECT

public:
    ActionRow(const QList<ActionKind> &kinds, CallActions &actions, const CallDesk &desk, const Ticker &ticker,
              QWidget *parent);
    /// One more at the end, which has no phases.
    void add(QAction *action);
    PhaseButton *button(ActionKind kind) const { return m_buttons.value(int(kind)); }

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void refreshButton(ActionKind kind, PhaseButton &button, const QList<PendingAction> &all);
    const PendingAction *latest(ActionKind kind, const QList<PendingAction> &all) const;
    bool isOfUse(ActionKind kind) const;
    void setLongest();
    void claimHeight();

    CallActions &m_actions;
    const CallDesk &m_desk;
    QMap<int, PhaseButton *> m_buttons;
    QTimer m_due;
};

} // namespace callboard
