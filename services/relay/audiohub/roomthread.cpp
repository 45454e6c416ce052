#include "relay/audiohub/roomthread.h"
#include "relay/state/envelopes.h"

namespace callboard::relay {

RoomThread::RoomThread(media::TickSource &ticks, const Clock &clock, Deliver deliver)
    : m_ticks(ticks),
      m_clock(clock),
      m_deliver(std::move(deliver))
{
    m_ticks.start([this](std::uint64_t) { return step(); });
}

RoomThread::~RoomThread()
{
    m_ticks.stop();
}

void RoomThread::change(const CallId &call, Work work)
{
    post({call, std::move(work)});
}

bool RoomThread::sound(const CallId &call, Work work)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_jobs.size() >= MostSounds)
            return false;
        m_jobs.append({call, std::move(work)});
    }
    // No wake: rooms that have a listener are awake.
    return true;
}

void RoomThread::close(const CallId &call)
{
    post({call, {}});
}

void RoomThread::post(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.append(std::move(job));
    }
    m_ticks.wake();
}

media::Next RoomThread::step()
{
    QList<Job> jobs;
    {
        const std::lock_guard lock(m_mutex);
        jobs.swap(m_jobs);
    }
    for (const Job &job : std::as_const(jobs))
        work(job);
    const auto now = m_clock.monotonic();
    const QByteArray at = timeText(m_clock.now().toMSecsSinceEpoch());
    bool busy = false;
    for (auto &[call, room] : m_rooms) {
        if (room->isIdle())
            continue;
        room->tick(now, at);
        busy = true;
    }
    handOver();
    return busy ? media::Next::Tick : media::Next::Rest;
}

void RoomThread::work(const Job &job)
{
    if (!job.work) {
        m_rooms.erase(job.call);
        return;
    }
    std::unique_ptr<AudioRoom> &room = m_rooms[job.call];
    if (!room)
        room = std::make_unique<AudioRoom>([this](SocketId to, const QByteArray &text) {
            m_made.append(Frame{to, text});
        });
    job.work(*room);
}

void RoomThread::handOver()
{
    if (m_made.isEmpty())
        return;
    const std::lock_guard lock(m_mutex);
    if (m_frames.size() + m_made.size() > MostFrames)
        m_lost += quint64(m_made.size());
    else
        m_frames.append(m_made);
    m_made.clear();
    if (!std::exchange(m_posted, true))
        QMetaObject::invokeMethod(
            &m_owner, [this] { take(); }, Qt::QueuedConnection);
}

void RoomThread::take()
{
    QList<Frame> frames;
    {
        const std::lock_guard lock(m_mutex);
        frames.swap(m_frames);
        m_posted = false;
    }
    m_deliver(frames);
}

} // namespace callboard::relay
