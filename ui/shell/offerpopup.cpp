#include "ui/shell/offerpopup.h"
#include "ui/shell/offercard.h"
#include "ui/widgets/announce.h"
#include <QApplication>
#include <QCloseEvent>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

namespace callboard {

namespace {
constexpr int margin = 16;
}

OfferPopup::OfferPopup(const Clock &clock)
    : QWidget(nullptr, Qt::Tool | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint | Qt::WindowDoesNotAcceptFocus),
      m_clock(clock),
      m_column(new QVBoxLayout(this))
{
    setObjectName("offerPopup");
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_QuitOnClose, false);
    speakAsAlert(this);
    m_column->setContentsMargins(8, 8, 8, 8);
    m_column->setSizeConstraint(QLayout::SetFixedSize);
    m_ticker.setInterval(100);
    connect(&m_ticker, &QTimer::timeout, this, &OfferPopup::refresh);
    retranslate();
}

OfferCard *OfferPopup::card(const IncomingId &id) const
{
    const auto found
        = std::find_if(m_cards.begin(), m_cards.end(), [&](const OfferCard *c) { return c->offer().id == id; });
    return found == m_cards.end() ? nullptr : *found;
}

void OfferPopup::ring(const Offer &offer)
{
    if (OfferCard *known = card(offer.id)) {
        if (!known->isClosed())
            known->setOffer(offer);
        return;
    }
    OfferCard *fresh = add(offer);
    refresh();
    m_ticker.start();
    showWithoutFocus();
    announce(this, fresh->sentence());
    emit ringingChanged(int(ringing().size()));
}

OfferCard *OfferPopup::add(const Offer &offer)
{
    auto *fresh = new OfferCard(offer, this);
    const auto after = std::find_if(m_cards.begin(), m_cards.end(),
                                    [&](const OfferCard *c) { return c->offer().announcedAt > offer.announcedAt; });
    m_column->insertWidget(int(after - m_cards.begin()), fresh);
    m_cards.insert(after, fresh);
    fresh->setKeys(m_answerKey, m_rejectKey);
    connect(fresh, &OfferCard::answered, this, [this, id = offer.id] { emit answerRequested(id); });
    connect(fresh, &OfferCard::rejected, this, [this, id = offer.id] { emit rejectRequested(id); });
    fresh->setMinimumWidth(fontMetrics().averageCharWidth() * 52);
    return fresh;
}

void OfferPopup::showWithoutFocus()
{
    if (QWidget *active = QApplication::activeWindow(); active && active != this)
        m_active = active;
    show();
    place();
    raise();
}

void OfferPopup::close(const IncomingId &id, const QString &reason)
{
    OfferCard *over = card(id);
    if (!over || over->isClosed())
        return;
    over->setClosed(reason);
    announce(this, reason);
    QTimer::singleShot(farewell, over, [this, over] { drop(over); });
    emit ringingChanged(int(ringing().size()));
}

void OfferPopup::drop(OfferCard *over)
{
    m_cards.removeOne(over);
    m_column->removeWidget(over);
    over->hide();
    over->deleteLater();
    if (!m_cards.isEmpty())
        return place();
    m_ticker.stop();
    hide();
}

void OfferPopup::setKeys(const QKeySequence &answer, const QKeySequence &reject)
{
    m_answerKey = answer;
    m_rejectKey = reject;
    for (OfferCard *shown : std::as_const(m_cards))
        shown->setKeys(answer, reject);
}

void OfferPopup::setBusy(const IncomingId &id, const QString &words)
{
    if (OfferCard *asked = card(id); asked && !asked->isClosed())
        asked->setBusy(words);
}

void OfferPopup::setReady(const IncomingId &id)
{
    if (OfferCard *asked = card(id))
        asked->setReady();
}

void OfferPopup::clear()
{
    const bool rang = !ringing().isEmpty();
    while (!m_cards.isEmpty())
        drop(m_cards.constLast());
    if (rang)
        emit ringingChanged(0);
}

QList<IncomingId> OfferPopup::ringing() const
{
    QList<IncomingId> ids;
    for (const OfferCard *shown : m_cards) {
        if (!shown->isClosed())
            ids << shown->offer().id;
    }
    return ids;
}

void OfferPopup::refresh()
{
    const QDateTime now = m_clock.now();
    for (OfferCard *shown : std::as_const(m_cards))
        shown->setTime(now);
}

/// Bottom right of the screen where the user's pointer is.
void OfferPopup::place()
{
    layout()->activate();
    adjustSize();
    const QScreen *under = QGuiApplication::screenAt(QCursor::pos());
    const QRect area = (under ? under : QGuiApplication::primaryScreen())->availableGeometry();
    move(area.right() - width() - margin, area.bottom() - height() - margin);
}

void OfferPopup::retranslate()
{
    setWindowTitle(tr("Incoming calls"));
}

void OfferPopup::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    // Some window systems activate whatever appears or is clicked, in spite of the flags.
    else if (event->type() == QEvent::ActivationChange && isActiveWindow() && m_active)
        m_active->activateWindow();
}

void OfferPopup::closeEvent(QCloseEvent *event)
{
    // The window manager may not close it: a call that rings can only be answered, rejected or left alone.
    event->ignore();
}

} // namespace callboard
