#include "ui/calls/participantpane.h"
#include "ui/calls/actionrow.h"
#include "ui/calls/callactions.h"
#include "ui/calls/callfocus.h"
#include "ui/widgets/densetable.h"
#include "ui/widgets/heading.h"
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>
#include <numeric>

namespace callboard {

ParticipantPane::ParticipantPane(const CallCard::Parts &parts, QWidget *parent)
    : QWidget(parent),
      m_parts(parts),
      m_model(parts.desk, parts.phrases, parts.ticker),
      m_title(new Heading(1.0, this)),
      m_whom(new QLabel(this)),
      m_table(new DenseTable(this)),
      m_actions(new ActionRow({ActionKind::Hold, ActionKind::Unhold, ActionKind::Mute, ActionKind::WatchTones,
                               ActionKind::UnwatchTones, ActionKind::Remove, ActionKind::CancelAdd},
                              parts.actions, parts.desk, parts.ticker, this))
{
    // Before the view hears of it: that would hand the selection, and the next action, to a neighbour.
    connect(&m_model, &ParticipantModel::rowsAboutToBeRemoved, this, [this](const QModelIndex &, int first, int last) {
        const int current = m_table->currentIndex().row();
        if (current >= first && current <= last)
            m_table->setCurrentIndex({});
    });
    build();
    connect(&parts.focus, &CallFocus::callChanged, this, &ParticipantPane::showCall);
    connect(&parts.actions, &CallActions::reasonsChanged, this, [this] {
        m_table->setEmptyText(emptyText());
        tellWhom();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ParticipantPane::rowChosen);
    connect(&m_model, &ParticipantModel::flushed, this, &ParticipantPane::tellWhom);
    connect(&parts.ticker, &Ticker::ticked, this, [this] {
        const auto [first, last] = m_table->visibleRows();
        QList<int> rows(last - first + 1);
        std::iota(rows.begin(), rows.end(), first);
        m_model.tick(rows);
    });
    retranslate();
    showCall();
}

void ParticipantPane::build()
{
    m_table->setObjectName("participants");
    m_table->setModel(&m_model);
    m_whom->setTextFormat(Qt::PlainText);
    m_whom->setObjectName("participantActionsFor");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_table, 1);
    column->addWidget(m_whom);
    column->addWidget(m_actions);
    layOutColumns();
}

void ParticipantPane::layOutColumns()
{
    constexpr int widths[] = {11, 20, 18, 11, 12, 15, 11};
    const int unit = fontMetrics().averageCharWidth();
    for (int at = 0; at < ParticipantModel::columns; ++at)
        m_table->setColumnWidth(at, widths[at] * unit);
    const int name = int(ParticipantColumn::Name);
    m_table->setFillingColumn(name, widths[name] * unit);
    m_table->setLeastRows(2);
}

QString ParticipantPane::emptyText() const
{
    const CallStore &store = m_parts.desk.store();
    const Call *call = store.call(m_parts.focus.callId());
    const IncomingCall *incoming = store.incoming(m_parts.focus.incomingId());
    if (!call && !incoming)
        return {};
    const bool over = call ? call->isOver() : incoming->outcome != IncomingOutcome::None;
    return over ? tr("Nobody is in this call.") : tr("Nobody is in this call yet.");
}

void ParticipantPane::showCall()
{
    m_switching = true;
    m_model.setCall(m_parts.focus.callId());
    if (m_parts.focus.participant().isEmpty())
        m_table->setCurrentIndex({});
    m_switching = false;
    m_table->setEmptyText(emptyText());
    tellWhom();
}

void ParticipantPane::rowChosen()
{
    if (m_switching)
        return;
    const QModelIndex current = m_table->currentIndex();
    m_parts.focus.setParticipant(current.isValid() ? m_model.at(current.row()).id : RawId());
}

void ParticipantPane::tellWhom()
{
    const int row = m_model.rowOf(m_parts.actions.target());
    m_whom->setText(row < 0 ? tr("Nobody to act on.") : tr("For %1:").arg(m_parts.phrases.name(m_model.at(row))));
    m_whom->setVisible(!m_parts.focus.callId().isEmpty());
    m_actions->setVisible(!m_parts.focus.callId().isEmpty());
}

void ParticipantPane::retranslate()
{
    m_title->setText(tr("Participants"));
    m_table->setAccessibleName(tr("Participants"));
    m_model.retranslate();
    showCall();
}

void ParticipantPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        layOutColumns();
}

} // namespace callboard
