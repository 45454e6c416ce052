// What media requests say besides whom they are about.
#pragma once
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace callboard {

/// One thing to play.
struct PromptSource {
    enum class Kind { File, Text, Ssml };
    Kind kind = Kind::Text;
    QString content; ///< address, words, or a speak document
    QString locale; ///< of words: "en-US"; empty: the service's own
    bool male = false; ///< of words: the voice
    bool operator==(const PromptSource &) const = default;
};

/// What is played, in order.
struct Prompt {
    QList<PromptSource> sources;
    bool loop = false; ///< until it is stopped
    bool interrupt = false; ///< what plays or waits now gives way
    bool operator==(const Prompt &) const = default;
};

/// What a participant shall press or say. Seconds as the contract counts them (README, 10.2).
struct Collection {
    enum class Kind { Digits, Choice, Speech, SpeechOrDigits };
    struct Choice {
        QString label;
        QStringList phrases;
        QChar key; ///< null: by voice only; all choices have one or none has
        bool operator==(const Choice &) const = default;
    };
    Kind kind = Kind::Digits;
    int count = 4; ///< of digits, at least 1
    QString stopKeys; ///< digits that end the input: "#"
    int betweenSeconds = 2; ///< 1..60, from digit to digit
    int firstSeconds = 5; ///< to the first digit or word: 0..300, for choices and speech 20 at most
    int silenceMs = 1000; ///< that ends what is said
    QList<Choice> choices;
    QString locale; ///< of what is said; empty: the service's own
    bool operator==(const Collection &) const = default;
};

/// How a call is recorded (contract README, 12.1).
struct RecordingWish {
    bool unmixed = false; ///< a channel for each participant; WAV only
    bool mp3 = false;
    bool operator==(const RecordingWish &) const = default;
};

} // namespace callboard
