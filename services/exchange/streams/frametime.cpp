#include "exchange/streams/frametime.h"
#include "core/literals.h"
#include <QDateTime>

namespace callboard::exchange {

using namespace std::chrono;

FrameTime::FrameTime()
    : m_offset(
        duration_cast<milliseconds>(system_clock::now().time_since_epoch() - steady_clock::now().time_since_epoch()))
{
}

const QByteArray &FrameTime::text(milliseconds steady)
{
    if (steady != m_at) {
        m_at = steady;
        m_text = QDateTime::fromMSecsSinceEpoch((steady + m_offset).count(), Qt::UTC)
                     .toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ")
                     .toLatin1();
    }
    return m_text;
}

} // namespace callboard::exchange
