// Our own line icons (resources/icons), drawn in the palette's colours.
#pragma once
#include <QColor>
#include <QIcon>
#include <QStringList>

namespace callboard {

/// An icon that takes the application palette's text colour each time it is drawn, so that it follows a change of
/// theme without being set again; disabled and selected ones take those colours. `name` is a file of resources/icons
/// without ".svg"; an unknown name gives a null icon and a warning. UI thread only.
QIcon icon(const QString &name);
/// The same in one fixed colour, for coloured grounds.
QIcon icon(const QString &name, const QColor &colour);
/// The application's own sign, in its own colours.
QIcon applicationIcon();
/// Names of all icons there are.
QStringList iconNames();

} // namespace callboard
