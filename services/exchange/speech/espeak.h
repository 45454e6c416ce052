// Speech by the espeak-ng program. The library is GPL and stays out; a program of its own is fine.
#pragma once
#include "exchange/speech/speaker.h"
#include "exchange/speech/ssml.h"

namespace callboard::exchange {

/// Any thread; every call is a process of its own. Errors as Speaker::ssml(); Invalid names a language that espeak-ng
/// does not speak.
Result<Speech> speakWithProgram(const CleanSsml &document, const SpeakerOptions &options);

} // namespace callboard::exchange
