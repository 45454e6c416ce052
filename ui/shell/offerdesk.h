// Joins the session and the popup.
#pragma once
#include "session/user/session.h"
#include "ui/shell/offerpopup.h"

namespace callboard {

/// Shows what rings, voices what is pressed, and shows how that fares. The session outlives it. The popup is made when
/// it first rings.
class OfferDesk : public QObject
{
    Q_OBJECT

public:
    explicit OfferDesk(Session &session, QObject *parent = nullptr);
    ~OfferDesk() override;
    void setKeys(const QKeySequence &answer, const QKeySequence &reject);
    OfferPopup *popup() const { return m_popup.get(); }

signals:
    /// A sentence for the main window too: the popup is gone before it can be read.
    void noticed(const QString &sentence);
    /// This user has answered.
    void answered();
    void ringingChanged(int count);

private:
    /// The session's clock is the relay's: waits and countdowns are right on a machine whose clock is not.
    class RelayClock final : public Clock
    {
    public:
        explicit RelayClock(const Session &session) : m_session(session) { }
        QDateTime now() const override { return m_session.serverNow(); }
        std::chrono::milliseconds monotonic() const override { return SystemClock::instance().monotonic(); }

    private:
        const Session &m_session;
    };

    OfferPopup &popupForRinging();
    void arrived(const IncomingId &id);
    void closed(const IncomingId &id);
    std::optional<ActionKind> ownDecision(const IncomingCall &call) const;
    void callsChanged(const ChangeSet &changes);
    void refreshActions();
    void tellEnd(const IncomingCall &call, const QString &reason);
    void ask(ActionKind kind, const IncomingId &id);

    Session &m_session;
    RelayClock m_clock;
    std::unique_ptr<OfferPopup> m_popup;
    QKeySequence m_answerKey;
    QKeySequence m_rejectKey;
    QSet<IncomingId> m_undecided; ///< sent away from here, and that is not confirmed
    QSet<ActionId> m_told; ///< failures that the user was told of
};

} // namespace callboard
