// A screen of the test's own, with a keyboard.
#pragma once
#include "core/literals.h"
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

namespace callboard {

/// Xvfb, from construction to destruction; programs that are started meanwhile show their windows there. There is no
/// window manager: a window has the keys that was given them.
class Screen
{
public:
    static bool isInstalled()
    {
        return !QStandardPaths::findExecutable(u"Xvfb"_s).isEmpty()
            && !QStandardPaths::findExecutable(u"xdotool"_s).isEmpty();
    }

    Screen()
    {
        m_server.start(u"Xvfb"_s,
                       {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1400x900x24"_s, u"-nolisten"_s, u"tcp"_s});
        m_server.waitForReadyRead(10'000);
        qputenv("DISPLAY", ":" + m_server.readAllStandardOutput().trimmed());
    }
    ~Screen()
    {
        m_server.terminate();
        m_server.waitForFinished(3000);
    }
    /// The newest visible window whose title has this in it; empty without.
    static QString window(const QString &title)
    {
        const QStringList found = xdotool({u"search"_s, u"--onlyvisible"_s, u"--name"_s, title}).split(u'\n');
        return found.last();
    }
    static bool waitForWindow(const QString &title, int timeout)
    {
        return QTest::qWaitFor([&] { return !window(title).isEmpty(); }, timeout);
    }
    static void press(const QString &title, const QString &key)
    {
        xdotool({u"windowfocus"_s, u"--sync"_s, window(title), u"key"_s, key});
    }

private:
    static QString xdotool(const QStringList &arguments)
    {
        QProcess program;
        program.start(u"xdotool"_s, arguments);
        program.waitForFinished();
        return QString::fromUtf8(program.readAllStandardOutput()).trimmed();
    }

    QProcess m_server;
};

} // namespace callboard
