// How something ended: code, sub code and the service's wording (contract README, 15; recorded sessions, "Observed").
#pragma once
#include <QString>
#include <optional>

namespace callboard::exchange {

/// A SIP or Q.850 cause of the telephone network.
struct Cause {
    int code = 0;
    QString message;
    bool operator==(const Cause &) const = default;
};

struct Outcome {
    int code = 200;
    int subCode = 0;
    QString message;
    std::optional<Cause> sip; ///< only for telephone legs
    std::optional<Cause> q850; ///< only for telephone legs
    bool operator==(const Outcome &) const = default;
};

/// Which network a leg of a call comes over; decides the codes of its end.
enum class Line {
    Voip,
    PstnIn, ///< a telephone that called in: 540xxx
    PstnOut ///< a telephone that was called: 560xxx
};

/// Why a ringing target did not join.
enum class Refusal { Declined, Busy, Forbidden, NoAnswer, Unreachable, Unregistered };

namespace outcomes {
Outcome success(); ///< 200/0
Outcome endedByApi(); ///< 200/7000, the leg that asked
Outcome endedByTransfer(); ///< 200/7000, other wording
Outcome ended(); ///< 200/5001, the other legs
Outcome leftAlone(); ///< 200/5010
Outcome removed(); ///< 200/5300
Outcome hungUp(Line line); ///< the other party of a one-to-one call left
Outcome refused(Refusal why, Line line);
Outcome incomingGone(); ///< 404/8522 of AnswerFailed
Outcome callNotFound(); ///< 404/8522 of ConnectFailed
Outcome notPresent(); ///< 404/8558 of remove and move
Outcome cannotMove(); ///< 405/8520: an application's own leg
Outcome tooLateToCancel(); ///< 409/8519
Outcome callCancelled(); ///< 487/5234
Outcome conversationEnded(); ///< 200/5300 with the wording of a withdrawn invitation
Outcome mediaDone(); ///< 200/0 of media events
Outcome mediaCancelled(); ///< 400/8508
Outcome badPromptFile(); ///< 400/8535
Outcome noPromptFile(); ///< 400/8536
Outcome speechServiceFailed(); ///< 400/8565
Outcome promptFailed(); ///< 500/8511 of recognize
Outcome stopTone(); ///< 200/8514
Outcome allTones(); ///< 200/8531
Outcome interToneTimeout(); ///< 400/8532
Outcome initialSilence(); ///< 400/8510
Outcome choiceByTone(); ///< 200/8533
Outcome choiceBySpeech(); ///< 200/8545
Outcome wrongTone(); ///< 500/8534
Outcome noSuchChoice(); ///< 400/8547
Outcome notUnderstood(); ///< 400/8563
Outcome speechRecognized(); ///< 200/8569
Outcome speechTooLong(); ///< 408/8570
Outcome tonesStopped(); ///< 200/7000
Outcome badStreamAddress(); ///< 400/8581
Outcome transcriptUnsent(); ///< 500/8578
Outcome noSpeechServices(); ///< 405/8522 of transcription
Outcome recordingBroke(); ///< 500/9999
Outcome streamingFailed(); ///< 500/8603
/// "addParticipants failed for participant <rawId>. Underlying reason: …"
Outcome ofInvitation(const QString &rawId, Outcome reason);
} // namespace outcomes

} // namespace callboard::exchange
