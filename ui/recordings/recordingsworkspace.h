// The Recordings workspace as the frame sees it.
#pragma once
#include "library/evacuation.h"
#include "library/recordingplayer.h"
#include "session/desk/calldesk.h"
#include <QPointer>

class QWidget;
class QAction;

namespace callboard {

class Playback;
class PlayerActions;
class RecordingsPage;
class RecordingWords;

/// Owns list, player and actions, keeps the list in step with the calls' events, and makes the page when it is first
/// shown. One per main window; UI thread. The desk outlives it.
class RecordingsWorkspace : public QObject
{
    Q_OBJECT
public:
    RecordingsWorkspace(const CallDesk &desk, library::RecordingPlayer::MakeSystem makeSystem,
                        http::HttpClientParts parts = {}, QObject *parent = nullptr);
    ~RecordingsWorkspace() override;

    /// With mnemonic, in the present language.
    static QString title();
    QWidget *makePage(QWidget *parent);
    /// Tells in any workspace when the service is about to delete what is not stored.
    QWidget *makeBar(QWidget *parent) const;
    QList<QAction *> actions() const;
    void useAccess(const QUrl &relay, const QString &token) { m_library.useAccess(relay, token); }
    /// Id of a device; empty: as the system.
    void useSpeaker(const QByteArray &device) { m_player.setDevice(device); }
    void signedOut() { m_library.clear(); }

private:
    void callsChanged(const ChangeSet &changes);

    const CallDesk &m_desk;
    library::RecordingLibrary m_library;
    library::Evacuation m_evacuation;
    library::RecordingPlayer m_player;
    std::unique_ptr<RecordingWords> m_words;
    std::unique_ptr<Playback> m_playback;
    std::unique_ptr<PlayerActions> m_actions;
    QPointer<RecordingsPage> m_page;
};

} // namespace callboard
