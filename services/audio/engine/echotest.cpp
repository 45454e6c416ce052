#include "audio/engine/echotest.h"
#include <algorithm>

namespace callboard::audio {

void EchoTest::start()
{
    m_heard.clear();
    m_heard.reserve(Frames);
    m_played = 0;
    m_loudest = media::QuietestDb;
    m_step = EchoStep::Recording;
}

void EchoTest::stop()
{
    m_step = EchoStep::Idle;
    m_heard = {};
}

bool EchoTest::take(const media::Frame &frame)
{
    if (m_step != EchoStep::Recording)
        return false;
    m_heard.push_back(frame);
    m_loudest = std::max(m_loudest, media::rmsDb(frame));
    if (m_heard.size() < size_t(Frames))
        return false;
    m_step = EchoStep::Playing;
    return true;
}

const media::Frame *EchoTest::give()
{
    if (m_step != EchoStep::Playing)
        return nullptr;
    if (m_played < m_heard.size())
        return &m_heard[m_played++];
    m_step = EchoStep::Idle;
    return nullptr;
}

} // namespace callboard::audio
