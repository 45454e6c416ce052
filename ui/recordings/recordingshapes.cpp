#include "ui/recordings/recordingshapes.h"
#include "core/literals.h"
#include "ui/widgets/icons.h"
#include <QHash>
#include <QPainter>

namespace callboard {

QString recordingIcon(RecordingState state)
{
    switch (state) {
    case RecordingState::Active: return u"microphone"_s;
    case RecordingState::Paused: return u"hold"_s;
    case RecordingState::Stopping:
    case RecordingState::Processing:
    case RecordingState::Available: return u"pending"_s;
    case RecordingState::Ingested: return u"check"_s;
    case RecordingState::Expired: return u"clock"_s;
    case RecordingState::Failed: return u"error"_s;
    case RecordingState::Unknown:
    case RecordingState::Inactive: break;
    }
    return u"info"_s;
}

Tone recordingTone(RecordingState state)
{
    switch (state) {
    case RecordingState::Active: return Tone::Good;
    case RecordingState::Paused: return Tone::Held;
    case RecordingState::Stopping:
    case RecordingState::Processing:
    case RecordingState::Available: return Tone::Active;
    case RecordingState::Ingested: return Tone::Good;
    case RecordingState::Expired: return Tone::Held;
    case RecordingState::Failed: return Tone::Bad;
    case RecordingState::Unknown:
    case RecordingState::Inactive: break;
    }
    return Tone::Dim;
}

/// A table paints hundreds of these: icons are made once for each palette and state.
void paintRecordingShape(QPainter *painter, const QRect &square, int shape, const QPalette &palette, bool selected)
{
    static QHash<std::pair<int, int>, QIcon> icons;
    const QColor colour = selected ? palette.color(QPalette::HighlightedText)
                                   : toneColour(recordingTone(RecordingState(shape)), palette);
    QIcon &kept = icons[{shape, selected ? 2 : isDark(palette) ? 1 : 0}];
    if (kept.isNull())
        kept = icon(recordingIcon(RecordingState(shape)), colour);
    kept.paint(painter, square);
}

} // namespace callboard
