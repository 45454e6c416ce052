#include "ui/calls/callsworkspace.h"
#include "models/ticker.h"
#include "session/desk/calldesk.h"
#include "ui/calls/callactions.h"
#include "ui/calls/callfocus.h"
#include "ui/calls/callspage.h"
#include "ui/text/callwords.h"

namespace callboard {

CallsWorkspace::CallsWorkspace(CallDesk &desk, Settings &settings, AudioDesk *audio, QObject *parent)
    : QObject(parent),
      m_desk(desk),
      m_settings(settings),
      m_audio(audio),
      m_phrases(std::make_unique<CallWords>()),
      m_ticker(std::make_unique<Ticker>(desk)),
      m_focus(std::make_unique<CallFocus>()),
      m_actions(std::make_unique<CallActions>(desk, *m_focus))
{
    connect(m_actions.get(), &CallActions::asked, this, [this](ActionKind kind) {
        emit wanted();
        if (m_page)
            m_page->ask(kind);
    });
    connect(m_actions.get(), &CallActions::explained, this,
            [this](const QString &sentence, const std::optional<CallRequest> &instead) {
                if (m_page && m_page->isVisible())
                    m_page->explain(sentence, instead);
                else
                    emit noticed(sentence);
            });
    for (QAction *way : {m_actions->goToCalls, m_actions->goToParticipants, m_actions->goToTimeline,
                         m_actions->findCall, m_actions->chooseColumns, m_actions->showRaw})
        connect(way, &QAction::triggered, this, &CallsWorkspace::wanted);
}

CallsWorkspace::~CallsWorkspace()
{
    // The page refers to everything here.
    delete m_page;
}

QString CallsWorkspace::title()
{
    return tr("&Calls");
}

QWidget *CallsWorkspace::makePage(QWidget *parent)
{
    m_page
        = new CallsPage({m_desk, *m_focus, *m_actions, *m_phrases, *m_ticker, m_audio}, *m_ticker, m_settings, parent);
    return m_page;
}

} // namespace callboard
