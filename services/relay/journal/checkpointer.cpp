#include "relay/journal/checkpointer.h"
#include "relay/journal/journallog.h"
#include <sqlite3.h>

namespace callboard::relay {

Checkpointer::Checkpointer(const JournalOptions &options) : m_options(options) { }

Checkpointer::~Checkpointer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

Checkpointer::State Checkpointer::state() const
{
    const std::lock_guard lock(m_mutex);
    return m_state;
}

void Checkpointer::begin()
{
    {
        const std::lock_guard lock(m_mutex);
        m_state = State::Running;
    }
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
    m_wake.notify_one();
}

void Checkpointer::takeEnd()
{
    const std::lock_guard lock(m_mutex);
    m_state = State::Idle;
}

void Checkpointer::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_closing || m_state == State::Running; });
        if (m_closing)
            return;
        lock.unlock();
        moveOnce();
        lock.lock();
        m_state = State::Ended;
    }
}

Result<Done> Checkpointer::connect()
{
    auto db = SqliteDatabase::open({.path = m_options.path, .vfs = m_options.vfs, .create = false});
    if (!db)
        return db.error();
    // A connection that has read nothing yet does not know that there is a log.
    if (const auto read = db.value().number("SELECT count(*) FROM sqlite_master"); !read)
        return read.error();
    m_db = std::move(db).value();
    return Done{};
}

void Checkpointer::moveOnce()
{
    if (!m_db.handle()) {
        if (const auto connected = connect(); !connected) {
            qCWarning(lcJournal).noquote() << "no second connection:" << connected.error().detail;
            return;
        }
    }
    sqlite3_wal_checkpoint_v2(m_db.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

} // namespace callboard::relay
