// The console's window around a session, without the program's start.
#pragma once
#include "session/user/session.h"
#include "ui/calls/callactions.h"
#include "ui/calls/callsworkspace.h"
#include "ui/look/appearance.h"
#include "ui/look/language.h"
#include "ui/shell/mainmenus.h"
#include "ui/shell/mainwindow.h"
#include <QTemporaryDir>

namespace callboard::bench {

class BenchWindow
{
public:
    explicit BenchWindow(Session &session) : m_workspace(session, m_settings)
    {
        m_window.menus().contribute(m_window.menus().call(), m_workspace.actions().forCallMenu());
        m_window.menus().contribute(m_window.menus().participants(), m_workspace.actions().forParticipantsMenu());
        m_window.addWorkspace({u"calls"_s, u"calls"_s, &CallsWorkspace::title,
                               [this](QWidget *parent) { return m_workspace.makePage(parent); }});
        m_window.showWorkspace(u"calls"_s);
        m_window.resize(1280, 800);
        m_window.show();
    }
    MainWindow &window() { return m_window; }

private:
    QTemporaryDir m_folder;
    Settings m_settings{m_folder.filePath(u"bench.ini"_s)};
    Language m_language{m_settings};
    Appearance m_appearance{m_settings};
    MainWindow m_window{m_settings, m_appearance, SystemClock::instance()};
    CallsWorkspace m_workspace;
};

} // namespace callboard::bench
