#include "ui/sound/soundactions.h"
#include "core/literals.h"
#include "ui/widgets/icons.h"
#include <QApplication>
#include <QEvent>

namespace callboard {

SoundActions::SoundActions(AudioDesk &desk, QObject *parent)
    : QObject(parent),
      switchMicrophone(new QAction(icon(u"microphone-off"_s), {}, this)),
      bringHere(new QAction(icon(u"microphone"_s), {}, this)),
      m_desk(desk)
{
    switchMicrophone->setObjectName("switchMicrophone");
    switchMicrophone->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_M));
    switchMicrophone->setShortcutContext(Qt::ApplicationShortcut);
    switchMicrophone->setCheckable(true);
    bringHere->setObjectName("bringSoundHere");
    bringHere->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_J));
    connect(switchMicrophone, &QAction::triggered, this, [this](bool off) {
        m_desk.setMuted(off);
        emit noticed(off ? tr("My microphone is off.") : tr("My microphone is on."));
    });
    connect(bringHere, &QAction::triggered, this, &SoundActions::bring);
    connect(&desk, &AudioDesk::muteChanged, this, [this] { switchMicrophone->setChecked(m_desk.isMuted()); });
    qApp->installEventFilter(this);
    retranslate();
}

QList<QAction *> SoundActions::forCallMenu() const
{
    auto *line = new QAction(const_cast<SoundActions *>(this));
    line->setSeparator(true);
    return {line, switchMicrophone, bringHere};
}

void SoundActions::bring()
{
    bool brought = false;
    for (const CallId &call : m_desk.callsHere()) {
        if (m_desk.callSound(call).state == CallSound::State::Elsewhere) {
            m_desk.bringHere(call);
            brought = true;
        }
    }
    if (!brought)
        emit noticed(tr("No other console of yours has the sound of a call."));
}

void SoundActions::retranslate()
{
    switchMicrophone->setText(tr("My microphone o&ff"));
    bringHere->setText(tr("Bring the call's &sound here"));
}

bool SoundActions::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qApp && event->type() == QEvent::LanguageChange)
        retranslate();
    return false;
}

} // namespace callboard
