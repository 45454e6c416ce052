// What the files about transcription share.
#pragma once
#include "exchange/engine/work.h"

namespace callboard::exchange {

void sendTranscribed(Work &w, const Connection &c, Callback::Kind kind, const Operation &operation);
void sendNotTranscribed(Work &w, const Connection &c, const Operation &operation, const Outcome &why,
                        const QString &details);
void sendNotTranscribed(Work &w, const Connection &c, const Operation &operation, TranscriptNews::What why);
/// Silent from now on.
void forgetTranscription(Work &w, Connection &c);

} // namespace callboard::exchange
