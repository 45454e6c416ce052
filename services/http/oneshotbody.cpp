#include "http/oneshotbody.h"
#include <cstring>

namespace callboard::http {

qint64 OneShotBody::readData(char *to, qint64 most)
{
    if (m_at == m_bytes.size())
        return -1;
    const qint64 size = qMin<qint64>(most, m_bytes.size() - m_at);
    std::memcpy(to, m_bytes.constData() + m_at, size_t(size));
    m_at += size;
    return size;
}

} // namespace callboard::http
