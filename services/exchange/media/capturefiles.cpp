#include "exchange/media/capturefiles.h"
#include "exchange/media/medialog.h"
#include <QDir>
#include <QFileInfo>

namespace callboard::exchange {

namespace {
constexpr std::chrono::milliseconds Often{100};
}

CaptureFiles::~CaptureFiles()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

Result<std::shared_ptr<FramePipe>> CaptureFiles::open(const QString &path)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile::remove(path);
    auto writer = media::AudioWriter::create(path);
    if (!writer)
        return writer.error();
    auto pipe = std::make_shared<FramePipe>();
    {
        const std::lock_guard lock(m_mutex);
        m_new.push_back({pipe, std::move(writer).value()});
    }
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
    m_wake.notify_one();
    return pipe;
}

void CaptureFiles::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (m_files.empty())
            m_wake.wait(lock, [this] { return m_closing || !m_new.empty(); });
        else
            m_wake.wait_for(lock, Often, [this] { return m_closing; });
        m_files.splice(m_files.end(), m_new);
        const bool closing = m_closing;
        lock.unlock();
        std::erase_if(m_files, isDone);
        lock.lock();
        if (closing)
            return;
    }
}

bool CaptureFiles::isDone(File &file)
{
    const bool closed = file.pipe->isClosed(); // before the last look into it
    media::Frame frame;
    while (file.pipe->read(frame)) {
        if (const auto written = file.writer.write(frame); !written) {
            qCWarning(lcMedia).noquote() << "a capture ends:" << written.error().detail;
            return true;
        }
    }
    return closed;
}

} // namespace callboard::exchange
