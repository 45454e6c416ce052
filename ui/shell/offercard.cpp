#include "ui/shell/offercard.h"
#include "core/literals.h"
#include "ui/shell/countdownring.h"
#include "ui/widgets/heading.h"
#include "ui/widgets/solidbutton.h"
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace callboard {

namespace {

QPushButton *decision(const QString &iconName, const QColor &ground, QWidget *parent)
{
    auto *button = new SolidButton(iconName, ground, parent);
    button->setAutoDefault(false);
    button->setFocusPolicy(Qt::NoFocus);
    button->setMinimumHeight(button->fontMetrics().height() * 2);
    return button;
}

QString withKey(const QString &word, const QKeySequence &key)
{
    return key.isEmpty() ? word : u"%1 (%2)"_s.arg(word, key.toString(QKeySequence::NativeText));
}

} // namespace

OfferCard::OfferCard(Offer offer, QWidget *parent)
    : QFrame(parent),
      m_offer(std::move(offer)),
      m_ring(new CountdownRing(this)),
      m_name(new Heading(1.3, this)),
      m_details(new QLabel(this)),
      m_line(new QLabel(this)),
      m_waited(new QLabel(this)),
      m_answer(decision(u"answer"_s, QColor(0x1b, 0x7a, 0x4b), this)),
      m_reject(decision(u"reject"_s, QColor(0xb0, 0x3a, 0x2e), this))
{
    setFrameShape(QFrame::StyledPanel);
    setObjectName("offerCard");
    m_answer->setObjectName("answer");
    m_reject->setObjectName("reject");
    for (QLabel *label : {m_name, m_details, m_line, m_waited})
        label->setTextFormat(Qt::PlainText);
    auto *grid = new QGridLayout(this);
    grid->addWidget(m_ring, 0, 0, 3, 1, Qt::AlignTop);
    grid->addWidget(m_name, 0, 1, 1, 2);
    grid->addWidget(m_details, 1, 1, 1, 2);
    grid->addWidget(m_line, 2, 1);
    grid->addWidget(m_waited, 2, 2, Qt::AlignRight);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_answer, 1);
    buttons->addWidget(m_reject, 1);
    grid->addLayout(buttons, 3, 0, 1, 3);
    grid->setColumnStretch(1, 1);
    grid->setHorizontalSpacing(12);
    connect(m_answer, &QPushButton::clicked, this, &OfferCard::answered);
    connect(m_reject, &QPushButton::clicked, this, &OfferCard::rejected);
    retranslate();
}

void OfferCard::setOffer(const Offer &offer)
{
    m_offer = offer;
    retranslate();
}

void OfferCard::setKeys(const QKeySequence &answer, const QKeySequence &reject)
{
    m_answerKey = answer;
    m_rejectKey = reject;
    retranslate();
}

void OfferCard::setTime(const QDateTime &now)
{
    m_now = now;
    const qint64 left = qMax<qint64>(0, now.msecsTo(m_offer.expiresAt));
    const qint64 whole = qMax<qint64>(1, m_offer.announcedAt.msecsTo(m_offer.expiresAt));
    m_ring->set(qreal(left) / whole, int((left + 999) / 1000));
    if (m_closed || !m_answer->isEnabled())
        return;
    const qint64 waited = qMax<qint64>(0, m_offer.announcedAt.secsTo(now));
    m_waited->setText(tr("Waited %1:%2").arg(waited / 60).arg(waited % 60, 2, 10, QLatin1Char('0')));
}

void OfferCard::setBusy(const QString &words)
{
    m_answer->setEnabled(false);
    m_reject->setEnabled(false);
    m_waited->setText(words);
}

void OfferCard::setReady()
{
    if (m_closed)
        return;
    m_answer->setEnabled(true);
    m_reject->setEnabled(true);
    setTime(m_now);
}

void OfferCard::setClosed(const QString &reason)
{
    m_closed = true;
    setBusy(reason);
    m_answer->hide();
    m_reject->hide();
    m_ring->hide();
}

QString OfferCard::sentence() const
{
    return m_offer.number.isEmpty()
        ? tr("Incoming call: %1, for %2").arg(m_name->text(), m_offer.line)
        : tr("Incoming call: %1, %2, for %3").arg(m_name->text(), m_offer.number, m_offer.line);
}

void OfferCard::retranslate()
{
    const bool named = !m_offer.name.isEmpty();
    if (named)
        m_name->setText(m_offer.name);
    else
        m_name->setText(m_offer.number.isEmpty() ? tr("Number withheld") : m_offer.number);
    QStringList details;
    if (named && !m_offer.number.isEmpty())
        details << m_offer.number;
    if (!m_offer.reason.isEmpty())
        details << m_offer.reason;
    m_details->setText(details.join(u" · "_s));
    m_details->setVisible(!details.isEmpty());
    m_line->setText(tr("For %1", "the line that was dialled").arg(m_offer.line));
    m_answer->setText(withKey(tr("Answer"), m_answerKey));
    m_reject->setText(withKey(tr("Reject"), m_rejectKey));
    m_answer->setAccessibleName(tr("Answer %1").arg(m_name->text()));
    m_reject->setAccessibleName(tr("Reject %1").arg(m_name->text()));
    setAccessibleName(sentence());
}

void OfferCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace callboard
