#include "ui/calls/stateshapes.h"
#include "core/literals.h"
#include "ui/widgets/icons.h"
#include <QPainter>
#include <array>

namespace callboard {

QString stateIcon(CardState state)
{
    switch (state) {
    case CardState::Offered: return u"incoming"_s;
    case CardState::Answering: return u"answer"_s;
    case CardState::Connecting: return u"pending"_s;
    case CardState::Live: return u"calls"_s;
    case CardState::Held: return u"hold"_s;
    case CardState::Transferring: return u"transfer"_s;
    case CardState::HandedOff: return u"redirect"_s;
    case CardState::Closed: return u"check"_s;
    case CardState::Failed: return u"error"_s;
    case CardState::Missed: return u"warning"_s;
    case CardState::Rejected: return u"reject"_s;
    case CardState::Redirected: return u"redirect"_s;
    case CardState::TakenByOther: return u"agent"_s;
    }
    Q_UNREACHABLE();
}

Tone stateTone(CardState state)
{
    switch (state) {
    case CardState::Offered:
    case CardState::Answering:
    case CardState::Connecting:
    case CardState::Transferring: return Tone::Active;
    case CardState::Live: return Tone::Good;
    case CardState::Held: return Tone::Held;
    case CardState::Failed:
    case CardState::Missed: return Tone::Bad;
    case CardState::HandedOff:
    case CardState::Closed:
    case CardState::Rejected:
    case CardState::Redirected:
    case CardState::TakenByOther: return Tone::Dim;
    }
    Q_UNREACHABLE();
}

/// A table paints hundreds of these: icons are made once for each palette and state.
void paintStateShape(QPainter *painter, const QRect &square, int shape, const QPalette &palette, bool selected)
{
    static std::array<std::array<QIcon, 3>, cardStateCount> icons;
    if (shape < 0 || shape >= cardStateCount)
        return;
    const bool dark = isDark(palette);
    const QColor colour
        = selected ? palette.color(QPalette::HighlightedText) : toneColour(stateTone(CardState(shape)), palette);
    QIcon &kept = icons[size_t(shape)][selected ? 2 : dark ? 1 : 0];
    if (kept.isNull())
        kept = icon(stateIcon(CardState(shape)), colour);
    kept.paint(painter, square);
}

} // namespace callboard
