#include "ui/calls/transcriptpane.h"
#include "core/literals.h"
#include "ui/calls/callactions.h"
#include "ui/calls/callfocus.h"
#include "ui/widgets/densetable.h"
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

namespace callboard {

TranscriptPane::TranscriptPane(const CallCard::Parts &parts, QWidget *parent)
    : QWidget(parent),
      m_parts(parts),
      m_model(parts.desk, parts.phrases),
      m_table(new DenseTable(this))
{
    m_table->setObjectName("transcript");
    m_table->setModel(&m_model);
    m_table->addAction(parts.actions.action(ActionKind::UpdateTranscription));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_table, 1);
    layOutColumns();
    auto *copying = new QShortcut(QKeySequence::Copy, m_table);
    copying->setContext(Qt::WidgetShortcut);
    connect(copying, &QShortcut::activated, this, &TranscriptPane::copy);
    connect(&parts.focus, &CallFocus::callChanged, this, &TranscriptPane::showCall);
    connect(&parts.actions, &CallActions::reasonsChanged, this, [this] { m_table->setEmptyText(emptyText()); });
    connect(&m_model, &TranscriptModel::rowsAboutToBeInserted, this, [this] {
        const QScrollBar *bar = m_table->verticalScrollBar();
        m_atEnd = bar->value() == bar->maximum();
    });
    connect(&m_model, &TranscriptModel::flushed, this, [this] {
        if (m_atEnd)
            m_table->scrollToBottom();
    });
    retranslate();
    showCall();
}

void TranscriptPane::layOutColumns()
{
    const int unit = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(TranscriptModel::Time, 11 * unit);
    m_table->setColumnWidth(TranscriptModel::Speaker, 20 * unit);
    m_table->setFillingColumn(TranscriptModel::Text, 24 * unit);
    m_table->setLeastRows(2);
}

QString TranscriptPane::emptyText() const
{
    const Call *call = m_parts.desk.store().call(m_parts.focus.callId());
    if (!call)
        return {};
    if (call->transcript.state == StreamState::On)
        return tr("Nothing was said yet.");
    return call->isOver() ? tr("This call was not transcribed.") : tr("The call is not being transcribed.");
}

void TranscriptPane::showCall()
{
    m_atEnd = true;
    m_table->setCurrentIndex({});
    m_model.setCall(m_parts.focus.callId());
    m_table->setEmptyText(emptyText());
    m_table->scrollToBottom();
}

void TranscriptPane::copy()
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows))
        lines.append(row.data(TranscriptModel::LineRole).toString());
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void TranscriptPane::retranslate()
{
    m_table->setAccessibleName(tr("Transcript of the call"));
    m_table->setEmptyText(emptyText());
    m_model.retranslate();
}

void TranscriptPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        layOutColumns();
}

} // namespace callboard
