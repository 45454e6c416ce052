// Pictures of what is on screen.
#pragma once
#include <QImage>
#include <QString>

namespace callboard::pictures {

/// The program's visible windows as they lie over each other, each where it stands; empty without windows.
QImage ofScreen();
/// "07-held.png" in `folder`. False when it can't be written.
bool save(const QImage &picture, const QString &folder, int number, const QString &name);

} // namespace callboard::pictures
