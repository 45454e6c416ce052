// Linux: one epoll descriptor, itself watched by one QSocketNotifier. A socket costs a slot of 32 bytes here,
// and a fan-out wakes the event loop once instead of once a socket. Patient sockets have a descriptor of their own,
// which is left alone for a while after each look: hundreds of streams of sound would wake the loop thousands of times
// a second.
#include "httpd/poller.h"
#include <QSocketNotifier>
#include <QTimer>
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
          m_eager(epoll_create1(EPOLL_CLOEXEC)),
          m_patient(epoll_create1(EPOLL_CLOEXEC)),
          m_notifier(m_eager, QSocketNotifier::Read),
          m_patientNotifier(m_patient, QSocketNotifier::Read)
    {
        QObject::connect(&m_notifier, &QSocketNotifier::activated, [this] { dispatch(m_eager); });
        QObject::connect(&m_patientNotifier, &QSocketNotifier::activated, [this] { lookAtPatient(); });
        m_pause.setSingleShot(true);
        m_pause.setTimerType(Qt::PreciseTimer);
        m_pause.callOnTimeout([this] { lookAtPatient(); });
    }

    ~EpollPoller() override
    {
        m_notifier.setEnabled(false);
        m_patientNotifier.setEnabled(false);
        ::close(m_eager);
        ::close(m_patient);
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
        Slot &slot = m_slots[handle];
        slot.watcher = watcher;
        slot.descriptor = descriptor;
        slot.epoll = m_eager;
        slot.watched = EPOLLIN;
        control(EPOLL_CTL_ADD, handle, slot.watched);
        return handle;
    }

    void watch(Handle handle, bool reading, bool writing) override
    {
        m_slots[handle].watched = (reading ? unsigned(EPOLLIN) : 0U) | (writing ? unsigned(EPOLLOUT) : 0U);
        control(EPOLL_CTL_MOD, handle, m_slots[handle].watched);
    }

    void setPatient(Handle handle) override
    {
        control(EPOLL_CTL_DEL, handle, 0);
        m_slots[handle].epoll = m_patient;
        control(EPOLL_CTL_ADD, handle, m_slots[handle].watched);
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
        int epoll = -1;
        unsigned watched = EPOLLIN;
        unsigned generation = 0; ///< tells an event of a closed socket from one of the socket that took its place
        Handle next = none;
    };

    void control(int operation, Handle handle, unsigned events)
    {
        epoll_event event{};
        event.events = events;
        event.data.u64 = (quint64(m_slots[handle].generation) << 32) | handle;
        epoll_ctl(m_slots[handle].epoll, operation, m_slots[handle].descriptor, &event);
    }

    /// Gives how many were ready.
    int dispatch(int epoll)
    {
        std::array<epoll_event, 256> events;
        const int count = epoll_wait(epoll, events.data(), int(events.size()), 0);
        beginTurn();
        for (int i = 0; i < count; ++i)
            tell(events[size_t(i)]);
        endTurn();
        return count;
    }

    /// As long as there is something at every look the notifier stays off.
    void lookAtPatient()
    {
        const bool busy = dispatch(m_patient) > 0;
        m_patientNotifier.setEnabled(!busy);
        if (busy)
            m_pause.start(Patience);
    }

    void tell(const epoll_event &event)
    {
        const Slot &slot = m_slots[Handle(event.data.u64)];
        if (slot.watcher && slot.generation == unsigned(event.data.u64 >> 32)) {
            slot.watcher->ready({(event.events & EPOLLIN) != 0, (event.events & EPOLLOUT) != 0,
                                 (event.events & (EPOLLERR | EPOLLHUP)) != 0});
        }
    }

    int m_eager;
    int m_patient;
    QSocketNotifier m_notifier;
    QSocketNotifier m_patientNotifier;
    QTimer m_pause;
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
