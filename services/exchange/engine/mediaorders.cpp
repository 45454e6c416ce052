// Orders about one prompt or one leg.
#include "exchange/engine/mediawork.h"

namespace callboard::exchange {

namespace {
bool isWanted(Work &w, LegId leg)
{
    const Call *call = callOf(w, w.s.memberCalls.value(leg));
    return call && std::any_of(call->members.begin(), call->members.end(), [&](const Member &m) {
               const Connection *c = connectionOf(w, m.connection);
               if (!c || c->watched.contains(leg))
                   return c != nullptr;
               return !c->jobs.isEmpty() && c->jobs.first().phase != MediaJob::Phase::Waiting
                   && std::holds_alternative<Recognize>(c->jobs.first().request) && c->jobs.first().legs.contains(leg);
           });
}
} // namespace

void sendOrder(Work &w, MediaOrder::Kind kind, LegId leg, PromptId prompt)
{
    MediaOrder order;
    order.kind = kind;
    order.leg = leg;
    order.prompt = prompt;
    w.out.append(order);
}

void stopPrompt(Work &w, PromptId prompt)
{
    sendOrder(w, MediaOrder::Kind::Stop, 0, prompt);
}

void watchLeg(Work &w, LegId leg)
{
    sendOrder(w, MediaOrder::Kind::Watch, leg);
}

void unwatchLeg(Work &w, LegId leg)
{
    if (!isWanted(w, leg))
        sendOrder(w, MediaOrder::Kind::Unwatch, leg);
}

} // namespace callboard::exchange
