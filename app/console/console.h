// The console put together: every object there is for the whole run, and who tells whom.
#pragma once
#include "app/console/places.h"
#include "session/signin/signin.h"
#include "session/user/session.h"
#include "session/voice/softphone.h"
#include "ui/look/appearance.h"
#include "ui/look/language.h"
#include "ui/settings/profiles.h"
#include "ui/shell/desktop.h"
#include "ui/sound/soundsettings.h"

namespace callboard {

class RecordingsWorkspace;
class Tour;

/// One a process, made after the QApplication, on the UI thread. Ends the event loop with a ConsoleExit.
class Console : public QObject
{
    Q_OBJECT

public:
    Console(const ConsoleOptions &options, const Places &places);
    ~Console() override;

    /// Opens the first window, or begins the tour.
    void open();

private:
    void furnish(MainWindow &window);
    void furnishSound(MainWindow &window);
    void addRecordings(MainWindow &window);
    void greetCallers();
    void playTour();
    void leave(bool callsLive, ConsoleExit how);

    ConsoleOptions m_options;
    Places m_places;
    Settings m_settings;
    Language m_language;
    Appearance m_appearance;
    Profiles m_profiles;
    std::unique_ptr<SecretStore> m_secrets;
    Session m_session;
    SignIn m_signIn;
    std::unique_ptr<voice::Softphone> m_softphone;
    std::unique_ptr<SoundSettings> m_sound;
    Desktop m_desktop;
    QPointer<RecordingsWorkspace> m_recordings;
    std::unique_ptr<Tour> m_tour;
    bool m_leaving = false;
};

} // namespace callboard
