// Names of keypad tones and the digits that people press.
#pragma once
#include "wire/eventmodels.h"
#include <QStringView>

namespace callboard::wire {

/// In the order of Tone, without Unknown.
inline constexpr QStringView ToneDigits = u"0123456789ABCD#*";

/// Unknown for what is no key; letters are A to D.
inline Tone toneOf(QChar digit)
{
    return Tone(ToneDigits.indexOf(digit) + 1);
}

/// Null for Unknown.
inline QChar digitOf(Tone tone)
{
    return tone == Tone::Unknown ? QChar() : ToneDigits[int(tone) - 1];
}

} // namespace callboard::wire
