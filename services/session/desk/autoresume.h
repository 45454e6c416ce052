// A paused recording goes on by itself, since people forget it.
#pragma once
#include "session/desk/privacyshield.h"

namespace callboard {

/// Resumes recordings that this user paused, once a limit has passed; never under the privacy shield, which has its own
/// end. The owner calls tick() about once a second. UI thread; desk and shield outlive it.
class AutoResume : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds warned{10}; ///< before it happens

    AutoResume(CallDesk &desk, const PrivacyShield &shield, QObject *parent = nullptr);

    /// 0: never.
    void setLimit(std::chrono::seconds limit) { m_limit = limit; }
    void tick();
    /// Seconds until it happens, once they are few; nothing otherwise.
    std::optional<qint64> warning(const CallId &call) const;
    /// Leaves the present pause as it is.
    void leavePaused(const CallId &call);

private:
    std::optional<qint64> left(const CallId &call) const;

    CallDesk &m_desk;
    const PrivacyShield &m_shield;
    std::chrono::seconds m_limit{0};
    QHash<CallId, Timestamp> m_asked; ///< pauses that were ended or shall last, by when they began
};

} // namespace callboard
