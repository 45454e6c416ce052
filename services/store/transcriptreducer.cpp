// Transcript from its events.
#include "store/reduce.h"

namespace callboard::store {

void reduceTranscript(CallFacts &facts, const Timestamp &at, StreamState to, const wire::EventCommon &common)
{
    // Codes of success events mean nothing (contract README, 18.10), so only a failure keeps its own.
    facts.transcript.offer(at, {to, to == StreamState::Failed ? reasonOf(common.resultInformation) : EndReason()});
}

} // namespace callboard::store
