#include "ui/calls/actionrow.h"
#include "core/literals.h"
#include "models/ticker.h"
#include "ui/calls/callactions.h"
#include "ui/text/actiontext.h"
#include "ui/widgets/flowlayout.h"
#include <QEvent>

namespace callboard {

ActionRow::ActionRow(const QList<ActionKind> &kinds, CallActions &actions, const CallDesk &desk, const Ticker &ticker,
                     QWidget *parent)
    : QWidget(parent),
      m_actions(actions),
      m_desk(desk)
{
    auto *flow = new FlowLayout(this);
    for (const ActionKind kind : kinds) {
        auto *button = new PhaseButton(actions.action(kind), this);
        button->setObjectName(actions.action(kind)->objectName() + "Button"_L1);
        flow->addWidget(button);
        m_buttons.insert(int(kind), button);
    }
    m_due.setSingleShot(true);
    m_due.setInterval(0);
    connect(&m_due, &QTimer::timeout, this, &ActionRow::refresh);
    connect(&actions, &CallActions::reasonsChanged, &m_due, qOverload<>(&QTimer::start));
    connect(&ticker, &Ticker::ticked, &m_due, qOverload<>(&QTimer::start));
    connect(&actions, &CallActions::swapped, this, [this](ActionKind goneKind, ActionKind comeKind) {
        // Otherwise Qt would hand the keyboard to the neighbour, and the next press would be another action.
        PhaseButton *gone = button(goneKind);
        PhaseButton *come = button(comeKind);
        if (gone && come && gone->hasFocus())
            come->setFocus();
    });
    setLongest();
    refresh();
}

void ActionRow::add(QAction *action)
{
    auto *button = new PhaseButton(action, this);
    button->setObjectName(action->objectName() + "Button"_L1);
    layout()->addWidget(button);
}

/// Actions that undo each other give way to each other once they are confirmed: what shows again is about to be asked
/// anew. What can be asked for again and again at once shows no end either.
static bool showsEnd(ActionKind kind)
{
    return kind <= ActionKind::Terminate && kind != ActionKind::Hold && kind != ActionKind::Unhold;
}

/// Widths are those of the longest words a button may show, so that nothing jumps.
void ActionRow::setLongest()
{
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it) {
        const ActionKind kind = ActionKind(it.key());
        const QString waiting = ActionText::underWayShort(kind);
        const QString done = showsEnd(kind) ? ActionText::done(kind) : QString();
        it.value()->setLongestWords(waiting.size() > done.size() ? waiting : done);
    }
}

/// The newest action of this kind on what the button is about now.
const PendingAction *ActionRow::latest(ActionKind kind, const QList<PendingAction> &all) const
{
    const CallRequest about = m_actions.request(kind);
    const PendingAction *found = nullptr;
    for (const PendingAction &action : all) {
        const bool same = action.kind == kind && action.callId == about.callId && action.incomingId == about.incomingId;
        const bool anybody = about.target.isEmpty() || action.target == about.target;
        const bool somewhere = !action.callId.isEmpty() || !action.incomingId.isEmpty();
        if (same && anybody && somewhere)
            found = &action;
    }
    return found;
}

void ActionRow::refreshButton(ActionKind kind, PhaseButton &button, const QList<PendingAction> &all)
{
    const PendingAction *action = latest(kind, all);
    const bool waiting = action && action->isOpen();
    button.setReason(waiting ? QString() : m_actions.reason(kind));
    if (!action)
        return button.setPhase(PhaseButton::Phase::Idle);
    switch (action->phase) {
    case ActionPhase::Requested:
    case ActionPhase::Accepted:
        button.setPhase(PhaseButton::Phase::Waiting, ActionText::underWayShort(kind),
                        qMax(qint64(0), action->since.secsTo(m_desk.serverNow())));
        break;
    case ActionPhase::Confirmed:
        button.setPhase(showsEnd(kind) ? PhaseButton::Phase::Confirmed : PhaseButton::Phase::Idle,
                        ActionText::done(kind));
        break;
    case ActionPhase::Failed: button.setPhase(PhaseButton::Phase::Failed); break;
    case ActionPhase::TimedOut: button.setPhase(PhaseButton::Phase::Unconfirmed, button.text()); break;
    }
}

bool ActionRow::isOfUse(ActionKind kind) const
{
    if (kind == ActionKind::CancelAdd)
        return !m_actions.request(kind).invitationId.isEmpty();
    // Of a recording that can't be resumed or paused there is nothing to show.
    if (kind == ActionKind::PauseRecording || kind == ActionKind::StopMedia)
        return m_actions.reason(kind).isEmpty();
    return kind != ActionKind::MoveHere || m_actions.canMoveHere();
}

void ActionRow::refresh()
{
    const QList<PendingAction> all = m_desk.actions();
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it) {
        const ActionKind kind = ActionKind(it.key());
        it.value()->setVisible(m_actions.action(kind)->isVisible() && isOfUse(kind));
        refreshButton(kind, *it.value(), all);
    }
    claimHeight();
}

/// Splitters and columns ask for a minimum without regard to the width.
void ActionRow::claimHeight()
{
    setMinimumHeight(layout()->heightForWidth(width()));
}

void ActionRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    claimHeight();
}

void ActionRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setLongest();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        m_due.start();
}

} // namespace callboard
