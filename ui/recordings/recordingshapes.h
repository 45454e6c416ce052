// The shape and colour of each recording state, the same in list and details.
#pragma once
#include "store/entities.h"
#include "ui/widgets/tones.h"
#include <QString>

class QPainter;
class QRect;

namespace callboard {

QString recordingIcon(RecordingState state);
Tone recordingTone(RecordingState state);
/// For StaticTextDelegate::setShapes(); `shape` is the int of a RecordingState.
void paintRecordingShape(QPainter *painter, const QRect &square, int shape, const QPalette &palette, bool selected);

} // namespace callboard
