// The sound in words.
#pragma once
#include "session/desk/audiodesk.h"
#include <QCoreApplication>

namespace callboard {

class SoundWords
{
    Q_DECLARE_TR_FUNCTIONS(callboard::SoundWords)

public:
    /// "Microphone", as a heading.
    static QString role(audio::Role role);
    /// "Mic USB, Spk USB".
    static QString devices(const AudioDesk &desk);
    /// Why the role doesn't do what was chosen; empty when it does.
    static QString trouble(const AudioDesk &desk, audio::Role role);
    /// One sentence after the other.
    static QString both(const QString &sentence, const QString &next);
    /// How the echo test stands or ended; empty before the first.
    static QString echo(const AudioDesk &desk, bool wasRun);
    /// The own microphone in a call: "My microphone is off".
    static QString microphone(const AudioDesk &desk, const CallSound &sound, bool mutedBySupervisor);
    /// How the call's sound is: "Sound good (5 of 5), delay 64 ms, loss 0 %".
    static QString sound(const CallSound &sound);
};

} // namespace callboard
