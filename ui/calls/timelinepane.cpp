#include "ui/calls/timelinepane.h"
#include "core/literals.h"
#include "ui/calls/callactions.h"
#include "ui/calls/callfocus.h"
#include "ui/widgets/densetable.h"
#include "ui/widgets/icons.h"
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

namespace callboard {

TimelinePane::TimelinePane(const CallCard::Parts &parts, QWidget *parent)
    : QWidget(parent),
      m_parts(parts),
      m_model(parts.desk, parts.phrases),
      m_table(new DenseTable(this)),
      m_rawPane(new QWidget(this)),
      m_raw(new QPlainTextEdit(m_rawPane)),
      m_copy(new QPushButton(icon(u"copy"_s), {}, m_rawPane)),
      m_split(new QSplitter(this))
{
    build();
    buildRaw();
    layOutColumns();
    connect(&parts.focus, &CallFocus::callChanged, this, &TimelinePane::showCall);
    connect(parts.actions.showRaw, &QAction::toggled, this, &TimelinePane::showRaw);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TimelinePane::refreshRaw);
    connect(&m_model, &TimelineModel::rowsAboutToBeInserted, this, [this] {
        const QScrollBar *bar = m_table->verticalScrollBar();
        m_atEnd = bar->value() == bar->maximum();
    });
    connect(&m_model, &TimelineModel::flushed, this, [this] {
        if (m_atEnd)
            m_table->scrollToBottom();
    });
    retranslate();
    showRaw(parts.actions.showRaw->isChecked());
    showCall();
}

void TimelinePane::build()
{
    m_table->setObjectName("timeline");
    m_table->setModel(&m_model);
    m_split->setObjectName("rawSplit");
    m_split->addWidget(m_table);
    m_split->addWidget(m_rawPane);
    m_split->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_split, 1);
}

void TimelinePane::buildRaw()
{
    m_raw->setObjectName("rawEvent");
    m_raw->setReadOnly(true);
    m_raw->setTabChangesFocus(true);
    m_raw->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_raw->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_raw->setMinimumHeight(fontMetrics().height() * 3);
    m_copy->setObjectName("copyRaw");
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_raw->toPlainText()); });
    auto *column = new QVBoxLayout(m_rawPane);
    column->setContentsMargins({});
    column->addWidget(m_raw, 1);
    column->addWidget(m_copy, 0, Qt::AlignRight);
}

void TimelinePane::layOutColumns()
{
    const int unit = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(int(TimelineColumn::Time), 11 * unit);
    m_table->setColumnWidth(int(TimelineColumn::Type), 28 * unit);
    m_table->setFillingColumn(int(TimelineColumn::What), 24 * unit);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF());
    m_raw->setFont(fixed);
    m_table->setLeastRows(2);
}

void TimelinePane::showCall()
{
    m_atEnd = true;
    m_table->setCurrentIndex({});
    m_model.showCall(m_parts.focus.callId(), m_parts.focus.incomingId());
    m_table->scrollToBottom();
    refreshRaw();
}

void TimelinePane::showRaw(bool on)
{
    m_rawPane->setVisible(on);
    m_table->setColumnHidden(int(TimelineColumn::Type), on);
    layOutColumns();
    refreshRaw();
}

void TimelinePane::refreshRaw()
{
    if (m_rawPane->isHidden())
        return;
    const QModelIndex current = m_table->currentIndex();
    m_raw->setPlainText(current.isValid() ? m_model.raw(current.row()) : QString());
    m_copy->setEnabled(current.isValid());
}

void TimelinePane::retranslate()
{
    m_table->setAccessibleName(tr("Events of the call"));
    m_raw->setAccessibleName(tr("Raw event"));
    m_raw->setPlaceholderText(tr("Choose an event to see it as it came."));
    m_copy->setText(tr("Copy"));
    m_model.retranslate();
}

void TimelinePane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        layOutColumns();
}

} // namespace callboard
