#include "ui/widgets/phasebutton.h"
#include "core/literals.h"
#include "models/spacednumber.h"
#include "ui/widgets/hatch.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/tones.h"
#include <QEvent>
#include <QPainter>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace callboard {

PhaseButton::PhaseButton(QAction *action, QWidget *parent) : QPushButton(parent), m_action(action)
{
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, this, &PhaseButton::follow);
    follow();
}

void PhaseButton::follow()
{
    // The key is drawn apart and must not be registered a second time. Letters would clash with the menus' own.
    const QString text = withoutMnemonic(m_action->text().section(u'\t', 0, 0));
    if (text != this->text())
        setText(text);
    setEnabled(m_action->isEnabled());
    setVisible(m_action->isVisible());
    describe();
    updateGeometry();
    update();
}

QString PhaseButton::keyText() const
{
    const QString shown = m_action->text().section(u'\t', 1);
    return shown.isEmpty() ? m_action->shortcut().toString(QKeySequence::NativeText) : shown;
}

/// Keys with two modifiers would make buttons wider than their words; the hint and the menus tell them.
QString PhaseButton::writtenKey() const
{
    const QString key = keyText();
    return key.count(u'+') > 1 ? QString() : key;
}

void PhaseButton::describe()
{
    QString name = text();
    setAccessibleName(name.remove(u'…'));
    const QString going = m_phase == Phase::Idle ? QString() : label();
    setAccessibleDescription(m_reason.isEmpty() ? going : m_reason);
    const QString tip = m_reason.isEmpty() ? plainText(text()) : m_reason;
    setToolTip(keyText().isEmpty() ? tip : u"%1 (%2)"_s.arg(tip, keyText()));
}

void PhaseButton::setPhase(Phase phase, const QString &words, qint64 seconds)
{
    if (phase == m_phase && words == m_words && seconds == m_seconds)
        return;
    m_phase = phase;
    m_words = words;
    m_seconds = seconds;
    describe();
    update();
}

void PhaseButton::setReason(const QString &reason)
{
    if (reason == m_reason)
        return;
    m_reason = reason;
    describe();
    update();
}

void PhaseButton::setLongestWords(const QString &words)
{
    m_longest = words;
    updateGeometry();
}

void PhaseButton::setWeight(Weight weight)
{
    m_weight = weight;
    update();
}

void PhaseButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

QString PhaseButton::label() const
{
    switch (m_phase) {
    case Phase::Idle:
    case Phase::Failed: return text();
    case Phase::Waiting: return u"%1 %2"_s.arg(m_words, spanText(m_seconds));
    case Phase::Confirmed:
    case Phase::Unconfirmed: return m_words;
    }
    Q_UNREACHABLE();
}

QSize PhaseButton::sizeHint() const
{
    const QFontMetrics metrics(font());
    const QString written = writtenKey();
    const int key = written.isEmpty() ? 0 : metrics.horizontalAdvance(written) + metrics.height() / 2;
    // The key shows only while nothing goes on.
    const int words = qMax(metrics.horizontalAdvance(text()) + key,
                           m_longest.isEmpty() ? 0 : metrics.horizontalAdvance(m_longest + " 0:00"_L1));
    const int icon = m_action->icon().isNull() ? 0 : metrics.height() + metrics.height() / 2;
    return {words + icon + metrics.height(), metrics.height() * 2};
}

QColor PhaseButton::textColour() const
{
    if (m_phase == Phase::Failed || m_phase == Phase::Unconfirmed)
        return toneColour(Tone::Bad, palette());
    if (m_phase == Phase::Confirmed)
        return toneColour(Tone::Good, palette());
    if (!isEnabled() || !m_reason.isEmpty())
        return palette().color(QPalette::Disabled, QPalette::ButtonText);
    if (m_weight == Weight::Primary)
        return palette().color(QPalette::HighlightedText);
    if (m_weight == Weight::Danger)
        return toneColour(Tone::Bad, palette());
    return palette().color(QPalette::ButtonText);
}

void PhaseButton::paintWeight(QPainter &painter, const QRect &rect) const
{
    const bool acts = isEnabled() && m_reason.isEmpty();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    constexpr qreal corner = 2.5;
    if (m_weight == Weight::Primary && acts && m_phase == Phase::Idle) {
        const QColor ground = palette().color(QPalette::Highlight);
        painter.setBrush(isDown() ? ground.darker(115) : ground);
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), corner, corner);
    }
    if (m_weight == Weight::Danger && acts) {
        painter.setPen(QPen(toneColour(Tone::Bad, palette()), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void PhaseButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    option.icon = {};
    painter.drawControl(QStyle::CE_PushButton, option);
    paintWeight(painter, rect());
    if (m_phase == Phase::Waiting || m_phase == Phase::Unconfirmed)
        drawHatch(&painter, rect().adjusted(2, 2, -2, -2), palette().color(QPalette::ButtonText));

    const QFontMetrics metrics(font());
    const int gap = metrics.height() / 2;
    QRect room = rect().adjusted(gap, 0, -gap, 0);
    const QColor colour = textColour();
    const QString mark = m_phase == Phase::Confirmed                ? u"check"_s
        : m_phase == Phase::Failed || m_phase == Phase::Unconfirmed ? u"warning"_s
                                                                    : m_action->property(iconName).toString();
    if (!mark.isEmpty() && !m_action->icon().isNull()) {
        const int side = metrics.height();
        const QRect square(isRightToLeft() ? room.right() - side : room.left(), room.center().y() - side / 2, side,
                           side);
        callboard::icon(mark, colour).paint(&painter, square);
        room.adjust(isRightToLeft() ? 0 : side + gap / 2, 0, isRightToLeft() ? -side - gap / 2 : 0, 0);
    }
    painter.setPen(colour);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeading, label());
    if (m_phase == Phase::Idle || m_phase == Phase::Failed) {
        painter.setPen(
            mixed(colour,
                  palette().color(m_weight == Weight::Primary && m_reason.isEmpty() && isEnabled() ? QPalette::Highlight
                                                                                                   : QPalette::Button),
                  0.75));
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignTrailing, writtenKey());
    }
}

} // namespace callboard
