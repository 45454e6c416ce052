#include "ui/recordings/recordingsworkspace.h"
#include "ui/recordings/evacuationbar.h"
#include "ui/recordings/playback.h"
#include "ui/recordings/playeractions.h"
#include "ui/recordings/recordingspage.h"
#include "ui/recordings/recordingwords.h"

namespace callboard {

RecordingsWorkspace::RecordingsWorkspace(const CallDesk &desk, library::RecordingPlayer::MakeSystem makeSystem,
                                         http::HttpClientParts parts, QObject *parent)
    : QObject(parent),
      m_desk(desk),
      m_library(std::move(parts)),
      m_evacuation(m_library, [&desk] { return desk.serverNow(); }),
      m_player(std::move(makeSystem)),
      m_words(std::make_unique<RecordingWords>(m_evacuation)),
      m_playback(std::make_unique<Playback>(m_library, m_player)),
      m_actions(std::make_unique<PlayerActions>(*m_playback))
{
    connect(&desk, &CallDesk::callsChanged, this, &RecordingsWorkspace::callsChanged);
}

RecordingsWorkspace::~RecordingsWorkspace()
{
    // The page refers to everything here.
    delete m_page;
}

QString RecordingsWorkspace::title()
{
    return tr("&Recordings");
}

QWidget *RecordingsWorkspace::makePage(QWidget *parent)
{
    m_page = new RecordingsPage({m_library, m_evacuation, *m_playback, *m_actions, *m_words}, parent);
    return m_page;
}

QWidget *RecordingsWorkspace::makeBar(QWidget *parent) const
{
    return new EvacuationBar(m_evacuation, EvacuationBar::Shows::Alarms, parent);
}

QList<QAction *> RecordingsWorkspace::actions() const
{
    return m_actions->all();
}

void RecordingsWorkspace::callsChanged(const ChangeSet &changes)
{
    for (auto it = changes.calls.cbegin(); it != changes.calls.cend(); ++it) {
        if (!it.value().testFlag(CallField::Recording))
            continue;
        for (const Recording &recording : m_desk.store().recordings(it.key()))
            if (recording.chunks > 0 || recording.state == RecordingState::Ingested)
                m_library.refresh(recording.id);
    }
}

} // namespace callboard
