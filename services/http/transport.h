// How requests leave and how time passes: the two things that tests replace.
#pragma once
#include "http/httprequest.h"
#include <functional>
#include <memory>

namespace callboard::http {

/// Something under way; destroying it stops it, and its callback is not called any more.
class Running
{
public:
    Running() = default;
    virtual ~Running() = default;
    Running(const Running &) = delete;
    Running &operator=(const Running &) = delete;
};

/// Sends single requests. One thread.
class Transport
{
public:
    using Done = std::function<void(Result<HttpReply>)>;

    virtual ~Transport() = default;
    /// Sends once and never again, with exactly these fields. `done` comes later, never inside the call, once:
    /// with the reply whatever its status, or Transport or Timeout errors.
    virtual std::unique_ptr<Running> send(const HttpRequest &request, Done done) = 0;
};

/// Calls back later. One thread.
class Timers
{
public:
    virtual ~Timers() = default;
    /// Not before that much time has passed.
    virtual std::unique_ptr<Running> after(std::chrono::milliseconds time, std::function<void()> done) = 0;
};

/// Timers of the Qt event loop, precise and never early.
class EventLoopTimers final : public Timers
{
public:
    std::unique_ptr<Running> after(std::chrono::milliseconds time, std::function<void()> done) override;
};

} // namespace callboard::http
