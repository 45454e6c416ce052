#include "ui/recordings/playeractions.h"
#include "core/literals.h"
#include "ui/recordings/playback.h"
#include "ui/widgets/icons.h"

namespace callboard {

namespace {
constexpr qint64 Step = 5'000;
constexpr qint64 FarStep = 10'000;

QAction *make(QObject *parent, const char *name, const QKeySequence &key, const QString &shape = {})
{
    auto *action = new QAction(parent);
    action->setObjectName(name);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    if (!shape.isEmpty())
        action->setIcon(icon(shape));
    return action;
}
} // namespace

PlayerActions::PlayerActions(Playback &playback, QObject *parent)
    : QObject(parent),
      play(make(this, "playRecording", Qt::Key_Space, u"resume"_s)),
      back(make(this, "recordingBack", Qt::Key_Left)),
      forward(make(this, "recordingForward", Qt::Key_Right)),
      farBack(make(this, "recordingFarBack", Qt::Key_J)),
      farForward(make(this, "recordingFarForward", Qt::Key_L)),
      copy(make(this, "copyRecording", Qt::CTRL | Qt::Key_D, u"copy"_s)),
      find(make(this, "findRecording", QKeySequence::Find, u"search"_s)),
      findWaiting(make(this, "findWaitingRecordings", Qt::CTRL | Qt::Key_U, u"pending"_s)),
      refresh(make(this, "refreshRecordings", QKeySequence::Refresh)),
      m_playback(playback)
{
    connect(play, &QAction::triggered, &playback, &Playback::playOrPause);
    const auto skips = [&playback](QAction *action, qint64 ms) {
        connect(action, &QAction::triggered, &playback, [&playback, ms] { playback.skip(ms); });
    };
    skips(back, -Step);
    skips(forward, Step);
    skips(farBack, -FarStep);
    skips(farForward, FarStep);
    connect(&playback, &Playback::changed, this, &PlayerActions::follow);
    retranslate();
}

QList<QAction *> PlayerActions::all() const
{
    return {play, back, forward, farBack, farForward, copy, find, findWaiting, refresh};
}

void PlayerActions::follow()
{
    const bool possible = m_playback.info() && m_playback.info()->isPlayable();
    for (QAction *action : {play, back, forward, farBack, farForward})
        action->setEnabled(possible);
    play->setEnabled(possible && !m_playback.isFetching());
    copy->setEnabled(m_playback.info());
    play->setText(m_playback.isPlaying() ? tr("&Pause") : tr("&Play"));
    play->setIcon(icon(m_playback.isPlaying() ? u"hold"_s : u"resume"_s));
}

void PlayerActions::retranslate()
{
    back->setText(tr("5 seconds &back"));
    forward->setText(tr("5 seconds &forward"));
    farBack->setText(tr("10 seconds b&ack"));
    farForward->setText(tr("10 seconds f&orward"));
    // Buttons have room for little; menus and screen readers say it in full.
    back->setIconText(tr("−5 s", "button: 5 seconds back"));
    forward->setIconText(tr("+5 s", "button: 5 seconds forward"));
    farBack->setIconText(tr("−10 s", "button: 10 seconds back"));
    farForward->setIconText(tr("+10 s", "button: 10 seconds forward"));
    copy->setText(tr("&Copy the details"));
    find->setText(tr("&Search the recordings"));
    findWaiting->setText(tr("Show what is &not stored yet"));
    refresh->setText(tr("&Read the list again"));
    follow();
}

} // namespace callboard
