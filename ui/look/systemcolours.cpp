#include "ui/look/systemcolours.h"
#include "core/literals.h"
#include <QGuiApplication>
#include <QPalette>
#ifdef CALLBOARD_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

namespace callboard {

SystemColours::SystemColours(QObject *parent) : QObject(parent)
{
    const QPalette palette = QGuiApplication::palette();
    m_dark = palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    // Not before the first window: reaching the bus takes longer than drawing it.
    QMetaObject::invokeMethod(this, &SystemColours::askPortal, Qt::QueuedConnection);
}

void SystemColours::setDark(bool dark)
{
    if (std::exchange(m_dark, dark) != dark)
        emit changed();
}

#ifdef CALLBOARD_DBUS

namespace {

// https://flatpak.github.io/xdg-desktop-portal: org.freedesktop.appearance color-scheme, 1 asks for dark, 2 for light.
const QString service = u"org.freedesktop.portal.Desktop"_s;
const QString path = u"/org/freedesktop/portal/desktop"_s;
const QString interface = u"org.freedesktop.portal.Settings"_s;
const QString group = u"org.freedesktop.appearance"_s;
const QString key = u"color-scheme"_s;

QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

void SystemColours::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, path, interface, u"SettingChanged"_s, this, SLOT(portalSettingChanged(QString, QString)));
    QDBusMessage question = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
    question << group << key;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        const uint scheme = reply.isError() ? 0 : unwrapped(reply.value().variant()).toUInt();
        if (scheme != 0)
            setDark(scheme == 1);
    });
}

void SystemColours::portalSettingChanged(const QString &changedGroup, const QString &changedKey)
{
    if (changedGroup == group && changedKey == key)
        askPortal();
}

#else

void SystemColours::askPortal() { }
void SystemColours::portalSettingChanged(const QString &, const QString &) { }

#endif

} // namespace callboard
