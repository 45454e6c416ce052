#include "ui/calls/calllistpane.h"
#include "core/literals.h"
#include "ui/calls/actionrow.h"
#include "ui/calls/callfocus.h"
#include "ui/calls/stateshapes.h"
#include "ui/widgets/densetable.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QVBoxLayout>

namespace callboard {

CallListPane::CallListPane(const CallCard::Parts &parts, Ticker &ticker, Settings &settings, QWidget *parent)
    : QWidget(parent),
      m_parts(parts),
      m_settings(settings),
      m_model(parts.phrases),
      m_filter(new QLineEdit(this)),
      m_table(new DenseTable(this)),
      m_actions(new ActionRow({ActionKind::Dial, ActionKind::Connect}, parts.actions, parts.desk, parts.ticker, this))
{
    m_order.setSortRole(SortRole);
    m_order.setSourceModel(&m_model);
    m_order.sort(int(CallColumn::State));
    build();
    connect(&m_model, &CallListModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { look(first, last); });
    connect(&m_model, &CallListModel::dataChanged, this,
            [this](const QModelIndex &from, const QModelIndex &to) { look(from.row(), to.row()); });
    connect(&m_model, &CallListModel::flushed, this, &CallListPane::selectByItself);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CallListPane::rowChosen);
    connect(&m_model, &CallListModel::rowsAboutToBeRemoved, this, [this](const QModelIndex &, int first, int last) {
        for (int row = first; row <= last; ++row) {
            m_own.remove(m_model.at(row).key);
            m_rung.remove(m_model.at(row).key);
        }
    });
    connect(m_filter, &QLineEdit::textChanged, this, &CallListPane::filterBy);
    connect(&ticker, &Ticker::ticked, this, [this] { m_model.tick(m_table->visibleSourceRows(m_order)); });
    m_model.follow(parts.desk, ticker);
    m_order.flush();
    selectByItself();
    retranslate();
}

void CallListPane::build()
{
    m_filter->setObjectName("callFilter");
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    m_table->setObjectName("callList");
    m_table->textDelegate().setShapes(int(CallColumn::State), paintStateShape);
    m_table->setModel(&m_order);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(int(CallColumn::State), Qt::AscendingOrder);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(6);
    column->addWidget(m_actions);
    column->addWidget(m_filter);
    column->addWidget(m_table, 1);
    QHeaderView *header = m_table->horizontalHeader();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    connect(header, &QHeaderView::customContextMenuRequested, this, &CallListPane::showColumnMenu);
    layOutColumns();
    restoreColumns();
}

void CallListPane::layOutColumns()
{
    constexpr int widths[] = {16, 18, 18, 18, 8, 9, 14, 9, 10};
    m_unit = fontMetrics().averageCharWidth();
    for (int at = 0; at < CallListModel::columns; ++at)
        m_table->setColumnWidth(at, widths[at] * m_unit);
}

void CallListPane::scaleColumns()
{
    const int unit = fontMetrics().averageCharWidth();
    for (int at = 0; unit != m_unit && at < CallListModel::columns; ++at)
        m_table->setColumnWidth(at, m_table->columnWidth(at) * unit / m_unit);
    m_unit = unit;
}

void CallListPane::restoreColumns()
{
    QHeaderView *header = m_table->horizontalHeader();
    for (const CallColumn column :
         {CallColumn::Line, CallColumn::Waited, CallColumn::Owner, CallColumn::Parties, CallColumn::Ended})
        m_table->setColumnHidden(int(column), true);
    const QByteArray kept = m_settings.value(setting::callColumns);
    if (!kept.isEmpty())
        header->restoreState(kept);
    const auto keep = [this, header] { m_settings.set(setting::callColumns, header->saveState()); };
    connect(header, &QHeaderView::sectionResized, this, keep);
    connect(header, &QHeaderView::sectionMoved, this, keep);
    connect(header, &QHeaderView::sortIndicatorChanged, this, keep);
}

void CallListPane::showColumnMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < CallListModel::columns; ++column) {
        QAction *entry = menu->addAction(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        entry->setCheckable(true);
        entry->setChecked(!m_table->isColumnHidden(column));
        entry->setEnabled(column != int(CallColumn::State) && column != int(CallColumn::Who));
        connect(entry, &QAction::toggled, m_table, [this, column](bool on) { m_table->setColumnHidden(column, !on); });
    }
    menu->popup(m_table->horizontalHeader()->mapToGlobal(at));
}

/// Finds what became the user's own, and what rings.
void CallListPane::look(int first, int last)
{
    for (int at = first; at <= last; ++at) {
        const CallRow &row = m_model.at(at);
        // Without a connection it is only claimed, perhaps to be rejected.
        const bool own = row.mine && row.section() == CallSection::Live && !row.callId.isEmpty();
        if (own && !m_own.contains(row.key))
            m_wanted = row.key;
        own ? (void)m_own.insert(row.key) : (void)m_own.remove(row.key);
        const QModelIndex current = m_table->currentIndex();
        const bool busy = current.isValid() && current.data(CallListModel::SectionRole) != int(CallSection::Recent);
        const bool rings = row.section() == CallSection::Ringing;
        if (rings && !m_rung.contains(row.key) && !busy && m_wanted.isEmpty())
            m_wanted = row.key;
        rings ? (void)m_rung.insert(row.key) : (void)m_rung.remove(row.key);
    }
}

void CallListPane::selectByItself()
{
    m_order.flush();
    const QString wanted = std::exchange(m_wanted, {});
    if (!wanted.isEmpty())
        select(wanted);
    refreshFocus();
}

void CallListPane::select(const QString &key)
{
    int place = m_order.placeOf(m_model.rowOf(key));
    if (place < 0 && !m_filter->text().isEmpty()) {
        m_filter->clear(); // what the user has to do with now must not stay hidden
        place = m_order.placeOf(m_model.rowOf(key));
    }
    if (place < 0)
        return;
    m_table->setCurrentIndex(m_order.index(place, 0));
    m_table->scrollTo(m_order.index(place, 0));
}

void CallListPane::rowChosen()
{
    if (m_filtering)
        return;
    const QModelIndex current = m_table->currentIndex();
    m_selected = current.isValid() ? current.siblingAtColumn(0).data(KeyRole).toString() : QString();
    refreshFocus();
}

/// The row may have become a call, or be gone.
void CallListPane::refreshFocus()
{
    const CallRow *row = m_model.find(m_selected);
    m_parts.focus.setCall(row ? row->callId : CallId(), row ? row->incomingId : IncomingId());
}

void CallListPane::filterBy(const QString &words)
{
    m_filtering = true;
    m_order.setFilter(words);
    const int place = m_order.placeOf(m_model.rowOf(m_selected));
    m_table->setCurrentIndex(place < 0 ? QModelIndex() : m_order.index(place, 0));
    m_filtering = false;
}

/// Down leads from the filter into the list; Escape empties it.
bool CallListPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_table->setFocus();
            return true;
        }
    }
    if (watched == m_filter && event->type() == QEvent::ShortcutOverride) {
        const bool escape = static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && !m_filter->text().isEmpty();
        if (escape) {
            m_filter->clear();
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CallListPane::retranslate()
{
    m_filter->setPlaceholderText(tr("Find: name, number, state"));
    m_filter->setAccessibleName(tr("Find a call"));
    m_table->setAccessibleName(tr("Calls"));
    m_table->setEmptyText(tr("No calls."));
    m_model.retranslate();
}

void CallListPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        scaleColumns();
}

} // namespace callboard
