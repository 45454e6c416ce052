#include "ui/calls/callspage.h"
#include "core/literals.h"
#include "ui/calls/actionnotices.h"
#include "ui/calls/callactions.h"
#include "ui/calls/calldialogs.h"
#include "ui/calls/calllistpane.h"
#include "ui/calls/participantpane.h"
#include "ui/calls/timelinepane.h"
#include "ui/calls/transcriptpane.h"
#include "ui/widgets/densetable.h"
#include <QDataStream>
#include <QEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace callboard {

CallsPage::CallsPage(const CallCard::Parts &parts, Ticker &ticker, Settings &settings, QWidget *parent)
    : QWidget(parent),
      m_parts(parts),
      m_settings(settings),
      m_list(new CallListPane(parts, ticker, settings, this)),
      m_card(new CallCard(parts, this)),
      m_notices(new ActionNotices(parts.desk, parts.actions, parts.ticker, this)),
      m_participants(new ParticipantPane(parts, this)),
      m_timeline(new TimelinePane(parts, this)),
      m_transcript(new TranscriptPane(parts, this)),
      m_tabs(new QTabWidget(this)),
      m_across(new QSplitter(this)),
      m_down(new QSplitter(Qt::Vertical, this)),
      m_dialogs(new CallDialogs(parts, this))
{
    build();
    connectWays();
    restoreRoom();
}

void CallsPage::build()
{
    auto *right = new QWidget(this);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(12, 10, 12, 8);
    column->setSpacing(8);
    column->addWidget(m_card);
    column->addWidget(m_notices);
    column->addWidget(m_down, 1);
    m_down->addWidget(m_participants);
    m_tabs->setObjectName("callTabs");
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_timeline, QString());
    m_tabs->addTab(m_transcript, QString());
    m_tabs->setCornerWidget(rawToggle());
    nameTabs();
    m_down->addWidget(m_tabs);
    m_list->setContentsMargins(8, 10, 4, 8);
    // Large text on a small screen needs more room than there is.
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(right);
    m_list->setMinimumWidth(fontMetrics().averageCharWidth() * 34);
    m_across->addWidget(m_list);
    m_across->addWidget(scroll);
    m_across->setStretchFactor(1, 1);
    for (QSplitter *splitter : {m_across, m_down})
        splitter->setChildrenCollapsible(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(m_across);
    m_list->table()->setFocus();
}

QWidget *CallsPage::rawToggle()
{
    auto *toggle = new QToolButton(m_tabs);
    toggle->setDefaultAction(m_parts.actions.showRaw);
    toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toggle->setAutoRaise(true);
    toggle->setFocusPolicy(Qt::TabFocus);
    return toggle;
}

void CallsPage::connectWays()
{
    const CallActions &actions = m_parts.actions;
    const auto leadTo = [this](QAction *way, QWidget *where) {
        connect(way, &QAction::triggered, where, [where] { where->setFocus(Qt::ShortcutFocusReason); });
    };
    leadTo(actions.goToCalls, m_list->table());
    leadTo(actions.goToParticipants, m_participants->table());
    // What is not in front can't have the focus.
    connect(actions.goToTimeline, &QAction::triggered, this, [this] { m_tabs->setCurrentWidget(m_timeline); });
    connect(actions.goToTranscript, &QAction::triggered, this, [this] { m_tabs->setCurrentWidget(m_transcript); });
    connect(actions.showRaw, &QAction::triggered, this, [this] { m_tabs->setCurrentWidget(m_timeline); });
    leadTo(actions.goToTimeline, m_timeline->table());
    leadTo(actions.goToTranscript, m_transcript->table());
    leadTo(actions.findCall, m_list->filter());
    connect(actions.findCall, &QAction::triggered, m_list->filter(), &QLineEdit::selectAll);
    connect(actions.chooseColumns, &QAction::triggered, m_list, [this] { m_list->showColumnMenu({}); });
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, m_notices, &ActionNotices::dismissNewest);
}

void CallsPage::restoreRoom()
{
    const int unit = fontMetrics().averageCharWidth();
    m_across->setSizes({66 * unit, 100 * unit});
    m_down->setSizes({100, 100});
    QByteArray across;
    QByteArray down;
    QDataStream kept(m_settings.value(setting::paneLayout));
    kept >> across >> down;
    if (kept.status() == QDataStream::Ok) {
        m_across->restoreState(across);
        m_down->restoreState(down);
    }
    const auto keep = [this] {
        QByteArray state;
        QDataStream stream(&state, QIODevice::WriteOnly);
        stream << m_across->saveState() << m_down->saveState();
        m_settings.set(setting::paneLayout, state);
    };
    connect(m_across, &QSplitter::splitterMoved, this, keep);
    connect(m_down, &QSplitter::splitterMoved, this, keep);
}

void CallsPage::nameTabs()
{
    m_tabs->setTabText(m_tabs->indexOf(m_timeline), tr("Events"));
    m_tabs->setTabText(m_tabs->indexOf(m_transcript), tr("Transcript"));
    m_tabs->setAccessibleName(tr("Events and transcript"));
    m_tabs->tabBar()->setAccessibleName(tr("Events and transcript"));
}

void CallsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        nameTabs();
}

void CallsPage::ask(ActionKind kind)
{
    m_dialogs->ask(kind);
}

void CallsPage::explain(const QString &sentence, const std::optional<CallRequest> &instead)
{
    m_notices->explain(sentence, instead);
}

} // namespace callboard
