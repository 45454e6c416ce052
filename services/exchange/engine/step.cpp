#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
/// A timer may make another that is due at once; the map keeps them in order.
void fireDue(Work &w, Ticks until)
{
    while (!w.s.timers.empty() && w.s.timers.begin()->first.first <= until) {
        auto node = w.s.timers.extract(w.s.timers.begin());
        w.s.now = std::max(w.s.now, node.key().first);
        std::visit([&](const auto &timer) { fire(w, timer); }, node.mapped());
    }
    w.s.now = std::max(w.s.now, until);
}
} // namespace

StepResult step(State state, const Input &input, Ticks at)
{
    QList<Event> events;
    Work w{state, events};
    fireDue(w, at);
    Result<Reply> reply = std::visit([&](const auto &request) { return handle(w, request); }, input);
    return {std::move(state), std::move(reply), std::move(events)};
}

State freshState(Config config, quint64 seed, Ticks at)
{
    State s;
    s.config = std::move(config);
    s.random = Random(seed);
    s.now = at;
    return s;
}

std::optional<Ticks> nextDue(const State &state)
{
    if (state.timers.empty())
        return {};
    return state.timers.begin()->first.first;
}

Ticks Work::stamp()
{
    s.lastStamp = std::max(s.lastStamp + 1, s.now);
    return s.lastStamp;
}

TimerKey Work::after(milliseconds delay, Timer timer)
{
    const TimerKey key{s.now + ticksOf(delay), newKey()};
    s.timers.emplace(key, std::move(timer));
    return key;
}

void Work::cancel(std::optional<TimerKey> &key)
{
    if (key)
        s.timers.erase(*key);
    key.reset();
}

ApiError refusal(int status, QLatin1StringView code, const QString &message)
{
    ApiError error = ApiError::of(ApiError::kindOf(status), message, code);
    error.httpStatus = status;
    return error;
}

Result<Reply> handle(Work &, const Tick &)
{
    return Reply{};
}

Result<Reply> handle(Work &w, const DefineParty &r)
{
    w.s.parties.insert(r.who, r.name);
    if (r.scripted)
        w.s.scripted.insert(r.who);
    else
        w.s.scripted.remove(r.who);
    return Reply{};
}

} // namespace callboard::exchange
