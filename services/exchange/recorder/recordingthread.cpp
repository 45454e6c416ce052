#include "exchange/recorder/recordingthread.h"
#include "exchange/recorder/recordinglog.h"
#include <algorithm>

namespace callboard::exchange {

namespace {
constexpr std::chrono::milliseconds Often{100};
}

RecordingThread::RecordingThread(Listener listener) : m_listener(std::move(listener)) { }

RecordingThread::~RecordingThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void RecordingThread::add(RecordingKey key, RecordedFile file, std::shared_ptr<RecordingPipe> pipe)
{
    {
        const std::lock_guard lock(m_mutex);
        m_new.emplace(key, Running{std::move(file), std::move(pipe)});
    }
    wake();
}

void RecordingThread::addVoice(RecordingKey key, const RecordedVoice &voice)
{
    const std::lock_guard lock(m_mutex);
    m_voices.push_back({key, voice});
}

void RecordingThread::wake()
{
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
    m_wake.notify_one();
}

void RecordingThread::run()
{
    std::unique_lock lock(m_mutex);
    for (bool closing = false; !closing;) {
        if (m_running.empty())
            m_wake.wait(lock, [this] { return m_closing || !m_new.empty(); });
        else
            m_wake.wait_for(lock, Often, [this] { return m_closing || !m_new.empty(); });
        closing = m_closing;
        lock.unlock();
        pass();
        lock.lock();
    }
}

/// Who took part and why it ended was said before a pipe was closed, so closed pipes are looked for first.
void RecordingThread::pass()
{
    takeNew();
    for (auto it = m_running.begin(); it != m_running.end();)
        it = write(it->first, it->second) ? m_running.erase(it) : std::next(it);
}

void RecordingThread::takeNew()
{
    m_closed.clear();
    for (const auto &[key, running] : m_running) {
        if (running.pipe->isClosed())
            m_closed.push_back(key);
    }
    std::vector<NewVoice> voices;
    {
        const std::lock_guard lock(m_mutex);
        m_running.merge(m_new);
        voices.swap(m_voices);
    }
    for (const NewVoice &v : voices) {
        if (const auto it = m_running.find(v.key); it != m_running.end())
            it->second.file.addVoice(v.voice);
    }
}

bool RecordingThread::write(RecordingKey key, Running &r)
{
    if (!std::exchange(r.begun, true)) {
        if (const auto begun = r.file.begin(); !begun)
            fail(key, r, begun.error());
    }
    if (!r.broken && !r.ended) {
        if (const auto taken = r.file.take(*r.pipe); !taken)
            fail(key, r, taken.error());
    }
    if (!r.ended && std::ranges::binary_search(m_closed, key)) {
        r.ended = true;
        if (!r.file.manifest().chunks.isEmpty())
            r.file.end(r.pipe->end(), r.pipe->callEnded());
        m_lost += r.file.lost();
        m_listener.ended(key, r.file.manifest());
    }
    return r.ended && r.pipe.use_count() == 1; // else the media thread would have to free its memory
}

void RecordingThread::fail(RecordingKey key, Running &r, const ApiError &error)
{
    qCWarning(lcRecorder).noquote() << "a recording breaks off:" << error.detail;
    r.broken = true;
    m_listener.broke(key);
}

} // namespace callboard::exchange
