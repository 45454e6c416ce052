// What can be put into the engine about transcription. Part of commands.h.
#pragma once
#include "exchange/engine/mediacommands.h"

namespace callboard::exchange {

/// transcriptionOptions of a set-up.
struct TranscriptionSetup {
    QString url; ///< as given; empty: none
    QString locale; ///< with its region
    QString model; ///< speechModelEndpointId; empty: none given
    bool start = false; ///< as soon as the call is connected
    bool partials = false; ///< intermediate results too
};

struct StartTranscription {
    Operation operation;
    QString locale; ///< empty: that of the set-up
    QString model; ///< empty: that of the set-up
};
struct UpdateTranscription {
    Operation operation;
    QString locale; ///< empty: as it is
    QString model; ///< empty: as it is
};
struct StopTranscription {
    Operation operation;
};

/// What became of a TranscriptOrder. Changes are told of in their order.
struct TranscriptNews {
    enum class What {
        Began, ///< the application is connected
        Changed,
        NotChanged, ///< nobody understands the new language; it goes on as it was
        NoLanguage, ///< nobody understands the language
        NoRecogniser, ///< those who listened can't any more
        BadAddress,
        NotConnected, ///< the application was never reached
        Disconnected ///< the application was reached, and is lost
    };
    PromptId job;
    What what;
};

} // namespace callboard::exchange
