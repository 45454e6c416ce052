#include "httpd/poller.h"
#include <QSocketNotifier>
#include <unordered_map>

namespace callboard::httpd {

void Poller::endTurn()
{
    m_dispatching = false;
    m_afterTurn();
}

namespace {
/// A notifier may be told to go while it is emitting.
struct Later {
    void operator()(QSocketNotifier *notifier) const
    {
        notifier->setEnabled(false);
        notifier->disconnect();
        notifier->deleteLater();
    }
};
using NotifierPtr = std::unique_ptr<QSocketNotifier, Later>;

class NotifierPoller final : public Poller
{
public:
    using Poller::Poller;

    Handle add(int descriptor, Watcher *watcher) override
    {
        const Handle handle = ++m_last;
        Entry &entry = m_entries[handle];
        entry.watcher = watcher;
        entry.read.reset(new QSocketNotifier(descriptor, QSocketNotifier::Read));
        entry.write.reset(new QSocketNotifier(descriptor, QSocketNotifier::Write));
        entry.write->setEnabled(false);
        QObject::connect(entry.read.get(), &QSocketNotifier::activated, [this, handle] {
            tell(handle, {true, false});
        });
        QObject::connect(entry.write.get(), &QSocketNotifier::activated, [this, handle] {
            tell(handle, {false, true});
        });
        return handle;
    }

    void watch(Handle handle, bool reading, bool writing) override
    {
        const auto it = m_entries.find(handle);
        if (it == m_entries.end())
            return;
        it->second.read->setEnabled(reading);
        it->second.write->setEnabled(writing);
    }

    void remove(Handle handle) override { m_entries.erase(handle); }

private:
    struct Entry {
        Watcher *watcher = nullptr;
        NotifierPtr read;
        NotifierPtr write;
    };

    void tell(Handle handle, Ready what)
    {
        const auto it = m_entries.find(handle);
        if (it == m_entries.end())
            return;
        beginTurn();
        it->second.watcher->ready(what);
        endTurn();
    }

    std::unordered_map<Handle, Entry> m_entries;
    Handle m_last = 0;
};
} // namespace

std::unique_ptr<Poller> makeNotifierPoller(std::function<void()> afterTurn)
{
    return std::make_unique<NotifierPoller>(std::move(afterTurn));
}

#ifndef Q_OS_LINUX
std::unique_ptr<Poller> Poller::create(std::function<void()> afterTurn)
{
    return makeNotifierPoller(std::move(afterTurn));
}
#endif

} // namespace callboard::httpd
