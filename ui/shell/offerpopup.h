// The window that comes up when it rings.
#pragma once
#include "core/clock.h"
#include "ui/shell/offer.h"
#include <QKeySequence>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace callboard {

class OfferCard;

/// Has no parent, because it would be hidden along with a minimised one. Stays on top and never takes the focus: the
/// user goes on typing where he was. Shows the calls that ring, the oldest first, and hides when there are none. What
/// it is told decides when a call stops ringing; the time it counts down is only a display. UI thread; give it the
/// relay's clock when that differs.
class OfferPopup : public QWidget
{
    Q_OBJECT

public:
    /// How long a closed card still says why; it offers nothing any more from the first moment.
    static constexpr std::chrono::milliseconds farewell{150};

    explicit OfferPopup(const Clock &clock);

    /// The keys that answer and reject the oldest call from any window of the program; shown on the buttons.
    void setKeys(const QKeySequence &answer, const QKeySequence &reject);

    /// Adds the call or refreshes what is shown of it.
    void ring(const Offer &offer);
    /// Stops ringing and says why, `reason` being a short sentence. Unknown ids are ignored.
    void close(const IncomingId &id, const QString &reason);
    /// The request for this call is under way; `words` says which.
    void setBusy(const IncomingId &id, const QString &words);
    /// The request was refused and the call still rings.
    void setReady(const IncomingId &id);
    /// Without reasons: signed out or the state was read anew.
    void clear();
    /// What still rings, the oldest first.
    QList<IncomingId> ringing() const;

signals:
    void answerRequested(const callboard::IncomingId &id);
    void rejectRequested(const callboard::IncomingId &id);
    void ringingChanged(int count);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    OfferCard *card(const IncomingId &id) const;
    OfferCard *add(const Offer &offer);
    void drop(OfferCard *card);
    void refresh();
    void showWithoutFocus();
    void place();
    void retranslate();

    const Clock &m_clock;
    QVBoxLayout *m_column;
    QList<OfferCard *> m_cards;
    QPointer<QWidget> m_active; ///< where the user was when it came up
    QKeySequence m_answerKey;
    QKeySequence m_rejectKey;
    QTimer m_ticker;
};

} // namespace callboard
