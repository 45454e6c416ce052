#include "ui/calls/keyguard.h"

namespace callboard {

void KeyGuard::press(bool repeated)
{
    const bool armed = m_since.isValid() && !m_since.hasExpired(secondPress.count());
    if (!armed && repeated)
        return; // still held from before
    if (!armed) {
        m_since.start();
        emit warned();
    } else if (!repeated || m_since.hasExpired(hold.count())) {
        m_since.invalidate();
        emit meant();
    }
}

} // namespace callboard
