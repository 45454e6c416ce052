// Linux: one epoll descriptor, itself watched by one QSocketNotifier. A socket costs a slot of 16 bytes here,
// and a fan-out wakes the event loop once instead of once a socket.
#include "httpd/poller.h"
#include <QSocketNotifier>
#include <QtGlobal>
#ifdef Q_OS_LINUX
#include <array>
#include <sys/epoll.h>
#include <unistd.h>
#include <vector>

namespace callboard::httpd {

namespace {
class EpollPoller final : public Poller
{
public:
    explicit EpollPoller(std::function<void()> afterTurn)
        : Poller(std::move(afterTurn)),
          m_epoll(epoll_create1(EPOLL_CLOEXEC)),
          m_notifier(m_epoll, QSocketNotifier::Read)
    {
        QObject::connect(&m_notifier, &QSocketNotifier::activated, [this] { dispatch(); });
    }

    ~EpollPoller() override
    {
        m_notifier.setEnabled(false);
        ::close(m_epoll);
    }

    Handle add(int descriptor, Watcher *watcher) override
    {
        Handle handle = m_free;
        if (handle == none) {
            handle = Handle(m_slots.size());
            m_slots.emplace_back();
        } else {
            m_free = m_slots[handle].next;
        }
        m_slots[handle].watcher = watcher;
        m_slots[handle].descriptor = descriptor;
        control(EPOLL_CTL_ADD, handle, EPOLLIN);
        return handle;
    }

    void watch(Handle handle, bool reading, bool writing) override
    {
        control(EPOLL_CTL_MOD, handle, (reading ? unsigned(EPOLLIN) : 0U) | (writing ? unsigned(EPOLLOUT) : 0U));
    }

    void remove(Handle handle) override
    {
        control(EPOLL_CTL_DEL, handle, 0);
        m_slots[handle].watcher = nullptr;
        ++m_slots[handle].generation;
        m_slots[handle].next = m_free;
        m_free = handle;
    }

private:
    static constexpr Handle none = ~0U;
    struct Slot {
        Watcher *watcher = nullptr;
        int descriptor = -1;
        unsigned generation = 0; ///< tells an event of a closed socket from one of the socket that took its place
        Handle next = none;
    };

    void control(int operation, Handle handle, unsigned events)
    {
        epoll_event event{};
        event.events = events;
        event.data.u64 = (quint64(m_slots[handle].generation) << 32) | handle;
        epoll_ctl(m_epoll, operation, m_slots[handle].descriptor, &event);
    }

    void dispatch()
    {
        std::array<epoll_event, 256> events;
        const int count = epoll_wait(m_epoll, events.data(), int(events.size()), 0);
        beginTurn();
        for (int i = 0; i < count; ++i)
            tell(events[size_t(i)]);
        endTurn();
    }

    void tell(const epoll_event &event)
    {
        const Slot &slot = m_slots[Handle(event.data.u64)];
        if (slot.watcher && slot.generation == unsigned(event.data.u64 >> 32)) {
            slot.watcher->ready({(event.events & EPOLLIN) != 0, (event.events & EPOLLOUT) != 0,
                                 (event.events & (EPOLLERR | EPOLLHUP)) != 0});
        }
    }

    int m_epoll;
    QSocketNotifier m_notifier;
    std::vector<Slot> m_slots;
    Handle m_free = none;
};
} // namespace

std::unique_ptr<Poller> Poller::create(std::function<void()> afterTurn)
{
    return std::make_unique<EpollPoller>(std::move(afterTurn));
}

} // namespace callboard::httpd
#endif
