#include "ui/widgets/announce.h"
#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

namespace callboard {

namespace {

constexpr char alertProperty[] = "callboard_alert";

QAccessibleInterface *alertInterface(const QString &, QObject *object)
{
    if (!object || !object->isWidgetType() || !object->property(alertProperty).toBool())
        return nullptr;
    return new QAccessibleWidget(static_cast<QWidget *>(object), QAccessible::AlertMessage);
}

void tell(QWidget *who, QAccessible::Event what)
{
    QAccessibleEvent event(who, what);
    QAccessible::updateAccessibility(&event);
}

} // namespace

void announce(QWidget *who, const QString &sentence)
{
    // Qt 6.4 has no announcement event. Readers on Windows and macOS speak alerts, those on Linux an alert that shows.
    who->setAccessibleDescription(sentence);
    tell(who, QAccessible::DescriptionChanged);
    tell(who, QAccessible::ObjectShow);
    tell(who, QAccessible::Alert);
}

void speakAsAlert(QWidget *who)
{
    static const bool installed = (QAccessible::installFactory(alertInterface), true);
    who->setProperty(alertProperty, installed);
}

} // namespace callboard
