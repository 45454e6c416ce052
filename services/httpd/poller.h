// Which sockets are ready: one small interface over what the system offers.
#pragma once
#include <chrono>
#include <functional>
#include <memory>

namespace callboard::httpd {

/// Watches many sockets from the Qt event loop of the thread it was made in. Level-triggered.
class Poller
{
public:
    struct Ready {
        bool readable = false;
        bool writable = false;
        bool broken = false; ///< error or hang-up; reported whatever is watched
    };
    class Watcher
    {
    public:
        virtual ~Watcher() = default;
        virtual void ready(Ready what) = 0;
    };
    using Handle = unsigned;
    static constexpr std::chrono::milliseconds Patience{2};

    explicit Poller(std::function<void()> afterTurn) : m_afterTurn(std::move(afterTurn)) { }
    virtual ~Poller() = default;
    /// Watches for reading. The watcher must stay until remove().
    virtual Handle add(int descriptor, Watcher *watcher) = 0;
    virtual void watch(Handle handle, bool reading, bool writing) = 0;
    /// This one can wait for up to Patience, so that many of its kind are looked at together. May do nothing.
    virtual void setPatient(Handle) { }
    /// No call reaches the watcher after this. Call before the descriptor is closed.
    virtual void remove(Handle handle) = 0;
    /// True while watchers are being called: `afterTurn` is still to come.
    bool isDispatching() const { return m_dispatching; }

    /// The best one for this system. `afterTurn` runs after each batch of calls to watchers.
    static std::unique_ptr<Poller> create(std::function<void()> afterTurn);

protected:
    void beginTurn() { m_dispatching = true; }
    void endTurn();

private:
    std::function<void()> m_afterTurn;
    bool m_dispatching = false;
};

/// Works everywhere: one QSocketNotifier a socket and direction.
std::unique_ptr<Poller> makeNotifierPoller(std::function<void()> afterTurn);

} // namespace callboard::httpd
