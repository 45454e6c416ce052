#include "ui/calls/callsworkspace.h"
#include "models/ticker.h"
#include "session/desk/audiodesk.h"
#include "session/desk/autoresume.h"
#include "session/desk/calldesk.h"
#include "session/desk/privacyshield.h"
#include "ui/calls/callactions.h"
#include "ui/calls/callfocus.h"
#include "ui/calls/callspage.h"
#include "ui/text/callwords.h"
#include "ui/text/refusaltext.h"

namespace callboard {

CallsWorkspace::CallsWorkspace(CallDesk &desk, Settings &settings, AudioDesk *audio, QObject *parent)
    : QObject(parent),
      m_desk(desk),
      m_settings(settings),
      m_audio(audio),
      m_phrases(std::make_unique<CallWords>()),
      m_ticker(std::make_unique<Ticker>(desk)),
      m_focus(std::make_unique<CallFocus>()),
      m_actions(std::make_unique<CallActions>(desk, *m_focus)),
      m_shield(std::make_unique<PrivacyShield>(desk)),
      m_resume(std::make_unique<AutoResume>(desk, *m_shield))
{
    m_shield->keepStreamOf([this](const CallId &call) { return m_audio && m_audio->callsHere().contains(call); });
    connect(m_actions->shield, &QAction::triggered, this, &CallsWorkspace::toggleShield);
    connect(m_ticker.get(), &Ticker::ticked, m_shield.get(), &PrivacyShield::tick);
    connect(m_ticker.get(), &Ticker::ticked, m_resume.get(), &AutoResume::tick);
    const auto setLimit
        = [this] { m_resume->setLimit(std::chrono::seconds(m_settings.value(setting::autoResumeSeconds))); };
    connect(&settings, &Settings::changed, m_resume.get(), setLimit);
    setLimit();
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
                         m_actions->goToTranscript, m_actions->findCall, m_actions->chooseColumns, m_actions->showRaw})
        connect(way, &QAction::triggered, this, &CallsWorkspace::wanted);
}

void CallsWorkspace::toggleShield()
{
    // Pausing needs what the shield needs: the user's own call, connected, and a live link.
    CallRequest request;
    request.kind = ActionKind::StopMedia;
    request.callId = m_focus->callId();
    const Refusal why = m_desk.refusal(request);
    if (why == Refusal::None || why == Refusal::NothingPlays || why == Refusal::AlreadyPending)
        m_shield->toggle(m_focus->callId());
    else
        emit m_actions->explained(RefusalText::sentence(why), std::nullopt);
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
    m_page = new CallsPage({m_desk, *m_focus, *m_actions, *m_phrases, *m_ticker, *m_shield, *m_resume, m_audio},
                           *m_ticker, m_settings, parent);
    return m_page;
}

} // namespace callboard
