// Hatching stands for "asked for, not confirmed" everywhere.
#pragma once
#include <QRect>

class QColor;
class QPainter;

namespace callboard {

/// Thin diagonal lines within the rectangle, at fixed places of the device so that neighbours join.
void drawHatch(QPainter *painter, const QRect &rect, const QColor &colour);

} // namespace callboard
