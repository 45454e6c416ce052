#include "ui/recordings/recordingspage.h"
#include "core/literals.h"
#include "ui/recordings/evacuationbar.h"
#include "ui/recordings/playback.h"
#include "ui/recordings/playeractions.h"
#include "ui/recordings/playerpane.h"
#include "ui/recordings/recordingshapes.h"
#include "ui/recordings/recordingwords.h"
#include "ui/text/errortext.h"
#include "ui/widgets/densetable.h"
#include "ui/widgets/icons.h"
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace callboard {

using library::RecordingLibrary;

RecordingsPage::RecordingsPage(const Parts &parts, QWidget *parent)
    : QWidget(parent),
      m_parts(parts),
      m_model(parts.library, parts.words),
      m_filter(new QLineEdit(this)),
      m_table(new DenseTable(this)),
      m_player(new PlayerPane(parts.playback, parts.actions, parts.words, this))
{
    m_order.setSortRole(SortRole);
    m_order.setSourceModel(&m_model);
    build();
    addActions(parts.actions.all());
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_order.setFilter(words);
        tellEmpty();
    });
    connect(&parts.library, &RecordingLibrary::stateChanged, this, &RecordingsPage::tellEmpty);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { chosen(current); });
    connect(parts.actions.find, &QAction::triggered, m_filter, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    connect(parts.actions.findWaiting, &QAction::triggered, m_filter, [this] {
        m_filter->setText(RecordingWords::state(RecordingState::Available));
        m_table->setFocus(Qt::ShortcutFocusReason);
    });
    connect(&parts.evacuation, &library::Evacuation::changed, &m_model, &RecordingListModel::timePassed);
    connect(&parts.evacuation, &library::Evacuation::changed, m_player, &PlayerPane::timePassed);
    connect(parts.actions.refresh, &QAction::triggered, this, [this] { m_parts.library.refresh(); });
    m_model.flush();
    m_order.flush();
    retranslate();
}

void RecordingsPage::build()
{
    m_filter->setObjectName("recordingFilter");
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_table->setObjectName("recordingList");
    m_table->textDelegate().setShapes(int(RecordingColumn::State), paintRecordingShape);
    m_table->setModel(&m_order);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(int(RecordingColumn::When), Qt::DescendingOrder);
    auto *left = new QWidget(this);
    auto *list = new QVBoxLayout(left);
    list->setContentsMargins(8, 10, 4, 8);
    list->setSpacing(6);
    list->addWidget(new EvacuationBar(m_parts.evacuation, EvacuationBar::Shows::Running, left));
    list->addWidget(m_filter);
    list->addWidget(m_table, 1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_player);
    auto *across = new QSplitter(this);
    across->addWidget(left);
    across->addWidget(scroll);
    across->setChildrenCollapsible(false);
    across->setStretchFactor(1, 1);
    const int unit = fontMetrics().averageCharWidth();
    left->setMinimumWidth(unit * 34);
    across->setSizes({110 * unit, 50 * unit});
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(across);
    layOutColumns();
    m_table->setFocus();
}

void RecordingsPage::layOutColumns()
{
    constexpr int widths[] = {17, 10, 12, 17, 10, 8, 26};
    const int unit = fontMetrics().averageCharWidth();
    for (int at = 0; at < RecordingListModel::columns; ++at)
        m_table->setColumnWidth(at, widths[at] * unit);
    m_table->setFillingColumn(int(RecordingColumn::Who), widths[int(RecordingColumn::Who)] * unit);
}

void RecordingsPage::chosen(const QModelIndex &current)
{
    const QModelIndex source = m_order.mapToSource(current);
    m_parts.playback.choose(source.isValid() ? m_model.idAt(source.row()) : RecordingId());
}

void RecordingsPage::tellEmpty()
{
    const auto text = [this] {
        if (!m_filter->text().isEmpty() && m_model.rowCount() > 0)
            return tr("No recording holds \"%1\". Clear the search to see all %2.")
                .arg(m_filter->text())
                .arg(m_model.rowCount());
        switch (m_parts.library.state()) {
        case RecordingLibrary::State::Failed:
            return tr("The list could not be read: %1 Press F5 to try again.")
                .arg(ErrorText::cause(m_parts.library.error()));
        case RecordingLibrary::State::Loading: return tr("Reading the list…");
        case RecordingLibrary::State::NotSignedIn: return tr("Sign in to see recordings.");
        case RecordingLibrary::State::Ready: break;
        }
        return tr("No recordings yet. Start one from a call; it appears here soon after the recording ends.");
    };
    m_table->setEmptyText(text());
}

void RecordingsPage::retranslate()
{
    m_filter->setPlaceholderText(tr("Search name, number, agent or state"));
    m_filter->setAccessibleName(tr("Search the recordings"));
    m_table->setAccessibleName(tr("Recordings"));
    m_model.retranslate();
    tellEmpty();
}

/// The calls of the window are searched with the same key: here it means the recordings.
bool RecordingsPage::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Find))
        event->accept();
    return QWidget::event(event);
}

void RecordingsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find))
        m_parts.actions.find->trigger();
    else
        QWidget::keyPressEvent(event);
}

void RecordingsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        layOutColumns();
}

} // namespace callboard
