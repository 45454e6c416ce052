#include "ui/calls/actionnotices.h"
#include "core/literals.h"
#include "models/spacednumber.h"
#include "models/ticker.h"
#include "ui/calls/callactions.h"
#include "ui/calls/noticerow.h"
#include "ui/calls/target.h"
#include "ui/text/actiontext.h"
#include "ui/text/errortext.h"
#include "ui/widgets/plaintext.h"
#include <QEvent>
#include <QVBoxLayout>

namespace callboard {

ActionNotices::ActionNotices(CallDesk &desk, CallActions &actions, const Ticker &ticker, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_actions(actions),
      m_column(new QVBoxLayout(this)),
      m_explanation(new NoticeRow(this))
{
    m_column->setContentsMargins({});
    m_column->setSpacing(2);
    m_column->addWidget(m_explanation);
    m_explanation->setObjectName("explanation");
    m_explanation->hide();
    connect(m_explanation, &NoticeRow::closePressed, this, &ActionNotices::hideExplanation);
    connect(m_explanation, &NoticeRow::helpPressed, this, [this] {
        const std::optional<CallRequest> instead = m_instead;
        hideExplanation();
        if (instead)
            m_actions.perform(*instead);
    });
    for (QTimer *timer : {&m_due, &m_fade})
        timer->setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &ActionNotices::refresh);
    connect(&m_fade, &QTimer::timeout, this, &ActionNotices::hideExplanation);
    connect(&desk, &CallDesk::actionsChanged, this, [this] { m_due.start(0); });
    connect(&ticker, &Ticker::ticked, this, [this] {
        if (!m_rows.isEmpty())
            m_due.start(0);
    });
    connect(&actions, &CallActions::performed, this, &ActionNotices::hideExplanation);
    refresh();
}

void ActionNotices::explain(const QString &sentence, const std::optional<CallRequest> &instead)
{
    m_instead = instead;
    m_explanation->forget();
    m_explanation->show();
    showOrHide();
    const QString help = instead ? plainText(ActionText::name(instead->kind)) : QString();
    m_explanation->say(Tone::Active, u"info"_s, sentence, help, true);
    m_fade.start(explained);
}

void ActionNotices::hideExplanation()
{
    m_explanation->hide();
    m_fade.stop();
    showOrHide();
}

bool ActionNotices::shows(const PendingAction &action) const
{
    // Who withdrew it himself needs no telling.
    if (action.phase == ActionPhase::Failed)
        return action.error.kind != ApiError::Kind::Cancelled;
    if (action.phase == ActionPhase::TimedOut)
        return true;
    const bool sets = action.kind == ActionKind::Dial || action.kind == ActionKind::Connect;
    return sets && action.isOpen() && !m_desk.store().call(action.callId);
}

void ActionNotices::refresh()
{
    QStringList wanted;
    const QList<PendingAction> all = m_desk.actions();
    for (const PendingAction &action : all) {
        if (shows(action))
            wanted.append(action.id.text);
    }
    wanted = wanted.mid(qMax(qsizetype(0), wanted.size() - most));
    for (const QString &id : std::as_const(m_order)) {
        if (!wanted.contains(id))
            delete m_rows.take(id);
    }
    m_order = wanted;
    for (const PendingAction &action : all) {
        if (m_order.contains(action.id.text))
            refreshRow(action);
    }
    showOrHide();
}

/// Asking again is offered where it can do no harm: a dialled call or an invitation that nobody has heard of may still
/// come about.
static bool mayRetry(const PendingAction &action)
{
    const bool rings = action.kind == ActionKind::Dial || action.kind == ActionKind::Connect
        || action.kind == ActionKind::AddParticipant || action.kind == ActionKind::Transfer
        || action.kind == ActionKind::Play || action.kind == ActionKind::Collect || action.kind == ActionKind::SendTones
        || action.kind == ActionKind::StartRecording;
    return action.refusal == Refusal::None && !(rings && action.phase == ActionPhase::TimedOut);
}

void ActionNotices::refreshRow(const PendingAction &action)
{
    NoticeRow *&row = m_rows[action.id.text];
    if (!row) {
        row = new NoticeRow(this);
        m_column->addWidget(row);
        connect(row, &NoticeRow::helpPressed, this, [this, id = action.id] { m_desk.retry(id); });
        connect(row, &NoticeRow::closePressed, this, [this, id = action.id] { m_desk.dismiss(id); });
    }
    if (action.isOpen()) {
        const QString whom = action.target.isEmpty() ? QString() : targetText(action.target);
        const QString time = spanText(qMax(qint64(0), action.since.secsTo(m_desk.serverNow())));
        const QString words = QStringList{ActionText::underWay(action.kind), whom, time}.join(u' ').simplified();
        return row->say(Tone::Active, u"pending"_s, words, {}, false);
    }
    const bool failed = action.phase == ActionPhase::Failed;
    QString words = ErrorText::outcome(action);
    if (!action.target.isEmpty())
        words = tr("%1: %2", "whom an action concerned: what became of it").arg(targetText(action.target), words);
    row->say(failed ? Tone::Bad : Tone::Held, u"warning"_s, words, mayRetry(action) ? tr("Retry") : QString(), true);
}

bool ActionNotices::dismissNewest()
{
    if (!m_explanation->isHidden()) {
        hideExplanation();
        return true;
    }
    for (auto id = m_order.crbegin(); id != m_order.crend(); ++id) {
        if (m_rows.value(*id)->isClosable()) {
            m_desk.dismiss(ActionId(*id));
            return true;
        }
    }
    return false;
}

void ActionNotices::showOrHide()
{
    setVisible(!m_rows.isEmpty() || !m_explanation->isHidden());
}

void ActionNotices::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        hideExplanation();
        m_due.start(0);
    }
}

} // namespace callboard
