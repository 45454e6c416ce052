// Media streaming: contract README, 11. Choices where that leaves one: whatever is already in the wanted state is
// refused with 400/8585; a start whose connection is still being opened can be stopped; a connection that comes back
// after a loss is not told, only its final loss; the end of the call ends the stream without an event of its own.
#include "core/literals.h"
#include "exchange/engine/work.h"

namespace callboard::exchange {

namespace {
using Kind = Callback::Kind;
using Phase = Streaming::State;

Result<Connection *> configured(Work &w, const CallId &id)
{
    auto ready = readyConnection(w, id);
    if (!ready || (*ready)->setup.streaming)
        return ready;
    return refusal(405, "8522"_L1, u"Media streaming was not configured when the call was set up."_s);
}

ApiError wrongState()
{
    return refusal(400, "8585"_L1, u"Media streaming is not in a state that allows this."_s);
}

void tell(Work &w, const Connection &c, const Operation &operation, Kind kind, QLatin1StringView details)
{
    Callback e = callbackFor(w, kind, c, operation);
    e.statusDetails = details;
    e.result = kind == Kind::MediaStreamingFailed ? outcomes::streamingFailed() : outcomes::mediaDone();
    w.out.append(std::move(e));
}

void order(Work &w, StreamOrder::Kind kind, const Connection &c)
{
    StreamOrder order;
    order.kind = kind;
    order.stream = c.streaming.id;
    if (kind == StreamOrder::Kind::Open) {
        order.call = c.call;
        order.leg = c.leg;
        order.connection = c.id;
        order.correlation = c.correlation;
        order.subscription = c.mediaStreamingId;
        order.options = *c.setup.streaming;
    }
    w.out.append(std::move(order));
}

void start(Work &w, Connection &c, const Operation &operation)
{
    if (c.setup.streaming->url.isEmpty())
        return tell(w, c, operation, Kind::MediaStreamingFailed, "streamUrlMissing"_L1);
    c.streaming = {Phase::Opening, w.newKey(), operation};
    w.s.streams.insert(c.streaming.id, c.id);
    order(w, StreamOrder::Kind::Open, c);
}

/// The connection whose stream this is, unless it has ended meanwhile.
Connection *streaming(Work &w, StreamId id)
{
    Connection *c = connectionOf(w, w.s.streams.value(id));
    return c && c->streaming.state != Phase::Off && c->streaming.id == id ? c : nullptr;
}

void off(Work &w, Connection &c)
{
    w.s.streams.remove(c.streaming.id);
    c.streaming.state = Phase::Off;
}

QLatin1StringView detailsOf(StreamProblem problem)
{
    switch (problem) {
    case StreamProblem::NeverOpened: return "initialWebSocketConnectionFailed"_L1;
    case StreamProblem::Interrupted: return "streamConnectionInterrupted"_L1;
    case StreamProblem::BadFrames: return "badRequest"_L1;
    }
    Q_UNREACHABLE();
}
} // namespace

void autoStartStream(Work &w, Connection &c)
{
    if (c.setup.streaming && c.setup.streaming->start && c.streaming.state == Phase::Off)
        start(w, c, {c.id, c.setup.operationContext, {}});
}

void endStream(Work &w, Connection &c)
{
    if (c.streaming.state == Phase::Off)
        return;
    order(w, StreamOrder::Kind::Close, c);
    off(w, c);
}

Result<Reply> handle(Work &w, const StartStreaming &r)
{
    auto c = configured(w, r.operation.connection);
    if (!c)
        return c.error();
    if ((*c)->streaming.state != Phase::Off)
        return wrongState();
    start(w, **c, r.operation);
    return Reply{};
}

/// The event has the context of the start, as recorded sessions have it, and goes where the stop says.
Result<Reply> handle(Work &w, const StopStreaming &r)
{
    auto c = configured(w, r.operation.connection);
    if (!c)
        return c.error();
    if ((*c)->streaming.state == Phase::Off)
        return wrongState();
    endStream(w, **c);
    tell(w, **c, {(*c)->id, (*c)->streaming.started.operationContext, r.operation.callbackUri},
         Kind::MediaStreamingStopped, "subscriptionStopped"_L1);
    return Reply{};
}

Result<Reply> handle(Work &w, const StreamOpened &r)
{
    Connection *c = streaming(w, r.stream);
    if (!c || c->streaming.state != Phase::Opening)
        return Reply{};
    c->streaming.state = Phase::On;
    tell(w, *c, c->streaming.started, Kind::MediaStreamingStarted, "subscriptionStarted"_L1);
    return Reply{};
}

Result<Reply> handle(Work &w, const StreamFailed &r)
{
    Connection *c = streaming(w, r.stream);
    if (!c)
        return Reply{};
    off(w, *c);
    tell(w, *c, c->streaming.started, Kind::MediaStreamingFailed, detailsOf(r.problem));
    return Reply{};
}

} // namespace callboard::exchange
