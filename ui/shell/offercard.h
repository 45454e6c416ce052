// One incoming call in the popup.
#pragma once
#include "ui/shell/offer.h"
#include <QFrame>
#include <QKeySequence>

class QLabel;
class QPushButton;

namespace callboard {

class CountdownRing;

/// Who calls whom since when, and the two answers. Owned by OfferPopup, which tells it the time.
class OfferCard : public QFrame
{
    Q_OBJECT

public:
    OfferCard(Offer offer, QWidget *parent);

    const Offer &offer() const { return m_offer; }
    void setOffer(const Offer &offer);
    /// Shown on the buttons; empty ones are left out.
    void setKeys(const QKeySequence &answer, const QKeySequence &reject);
    void setTime(const QDateTime &now);
    /// Nothing can be pressed any more: somebody here already answered or rejected and waits for the outcome.
    void setBusy(const QString &words);
    /// The button can be pressed again: the request was refused.
    void setReady();
    /// It is over; says why instead of offering anything.
    void setClosed(const QString &reason);
    bool isClosed() const { return m_closed; }
    /// What a screen reader says when it comes up.
    QString sentence() const;

signals:
    void answered();
    void rejected();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Offer m_offer;
    CountdownRing *m_ring;
    QLabel *m_name;
    QLabel *m_details;
    QLabel *m_line;
    QLabel *m_waited;
    QPushButton *m_answer;
    QPushButton *m_reject;
    QKeySequence m_answerKey;
    QKeySequence m_rejectKey;
    QDateTime m_now;
    bool m_closed = false;
};

} // namespace callboard
