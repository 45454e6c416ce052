// One switch for a sensitive moment: nothing is recorded, written down or passed on.
#pragma once
#include "session/desk/calldesk.h"
#include <QHash>
#include <functional>

namespace callboard {

/// Raising it pauses the recording, stops the transcription and stops the audio stream, as far as they are on; lowering
/// it brings back exactly those. Each part counts as down only when the call's own state shows it, and a part that
/// comes on again by other hands counts as up. What the service knows no word for is not covered: a listener who takes
/// part in the call hears on (product, idea 2). What was on before is known to this console only. The owner calls
/// tick() about once a second. UI thread; the desk outlives it.
class PrivacyShield : public QObject
{
    Q_OBJECT

public:
    /// It is lowered by itself after that time (product, recording control).
    static constexpr std::chrono::seconds longest{120};

    /// Given for the pause of the recording; in words that are told apart, whatever the language.
    static const QString reason;

    enum class Part { Recording, Transcript, Stream };
    enum class Phase {
        Off,
        Raising, ///< a part is not down yet
        On, ///< every part is down
        Leaking, ///< a part is not down and nothing is under way any more
        Lowering, ///< a part is not back yet
        Unrestored ///< a part did not come back, and nothing is under way any more
    };
    struct Status {
        Phase phase = Phase::Off;
        QList<Part> open; ///< not down, or not back
        qint64 seconds = 0; ///< since it was raised
    };

    explicit PrivacyShield(CallDesk &desk, QObject *parent = nullptr);

    /// Which calls bring their sound to this computer over the stream: theirs goes on, since without it the user would
    /// hear nobody. Until told, none does.
    void keepStreamOf(std::function<bool(const CallId &)> needsStream) { m_needsStream = std::move(needsStream); }
    /// Raises it, or lowers it when it is up. Nothing happens to a call that is over or not connected.
    void toggle(const CallId &call);
    Status status(const CallId &call) const;
    /// Asks again for the parts that are open.
    void retry(const CallId &call);
    void tick();

signals:
    void changed();

private:
    struct Shield {
        QDateTime since;
        bool lowering = false;
        QList<Part> parts; ///< on before
    };
    void raise(const Call &call);
    void ask(const CallId &call, const Shield &shield);
    void follow();
    bool isPending(const CallId &call, const Shield &shield) const;

    CallDesk &m_desk;
    std::function<bool(const CallId &)> m_needsStream;
    QHash<CallId, Shield> m_shields;
};

} // namespace callboard
