// What the relay has not fetched yet, against the service's clock.
#pragma once
#include "library/recordinglibrary.h"
#include <QSet>
#include <QTimer>

namespace callboard::library {

/// Watches the recordings of a library that are announced and not stored: the service deletes them after a time. UI
/// thread; the library outlives it.
class Evacuation : public QObject
{
    Q_OBJECT
public:
    enum class Alarm {
        None, ///< all is stored
        Running, ///< there is time enough
        Late, ///< half of it is gone for one of them
        Over ///< the service may have deleted one
    };
    using Now = std::function<QDateTime()>;

    /// `now`: the relay's clock, UTC.
    Evacuation(const RecordingLibrary &library, Now now, QObject *parent = nullptr);

    int waiting() const { return int(m_waiting.size()); }
    Alarm alarm() const { return m_alarm; }
    /// Until the service deletes the first of them, 0 at the least; nothing when the relay does not tell.
    std::optional<std::chrono::seconds> left() const { return m_left; }
    /// What keeps the relay from fetching them; empty when nothing is wrong, or not the same for all of them.
    const QString &code() const { return m_code; }
    /// The same of one recording; nothing unless it waits.
    std::optional<std::chrono::seconds> left(const RecordingInfo &recording) const;

signals:
    /// Something of the above is another. While something waits at least every minute, in the last two every second.
    void changed();

private:
    void take(const QList<RecordingId> &ids);
    void count();
    Alarm alarmOf(const RecordingInfo &recording) const;

    const RecordingLibrary &m_library;
    Now m_now;
    QSet<RecordingId> m_waiting;
    QTimer m_timer;
    Alarm m_alarm = Alarm::None;
    std::optional<std::chrono::seconds> m_left;
    QString m_code;
};

} // namespace callboard::library
