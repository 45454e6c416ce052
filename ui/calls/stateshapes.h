// The shape and colour of each state, the same in list and card.
#pragma once
#include "models/cardstate.h"
#include "ui/widgets/tones.h"
#include <QString>

class QPainter;
class QRect;

namespace callboard {

/// Name of the icon.
QString stateIcon(CardState state);
Tone stateTone(CardState state);
/// For StaticTextDelegate::setShapes(); `shape` is the int of a CardState.
void paintStateShape(QPainter *painter, const QRect &square, int shape, const QPalette &palette, bool selected);

} // namespace callboard
