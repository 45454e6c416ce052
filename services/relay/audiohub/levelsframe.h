// How loud everybody is, for consoles.
#pragma once
#include <QByteArray>
#include <QMap>
#include <QString>

namespace callboard::relay {

/// {"kind":"Levels","levels":{"<who>":dBFS, …}}, whole numbers, -99 for silence.
QByteArray levelsFrame(const QMap<QString, double> &levels);

} // namespace callboard::relay
