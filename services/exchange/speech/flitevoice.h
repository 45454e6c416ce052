// English speech by the flite library.
#pragma once
#include "exchange/speech/speaker.h"
#include "exchange/speech/voices.h"

namespace callboard::exchange {

/// Any thread. flite counts references in its shared voices without locks, so one sentence is spoken at a time in the
/// whole process; a long text lets others in between its sentences.
/// Invalid when the text holds nothing that can be said in English letters.
Result<Speech> speakWithFlite(const QString &text, FliteVoice voice);

} // namespace callboard::exchange
