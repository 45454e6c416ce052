#include "ui/shell/profileband.h"
#include <QEvent>
#include <QPainter>

namespace callboard {

namespace {
constexpr int gap = 8;
}

ProfileBand::ProfileBand(QWidget *parent) : QWidget(parent)
{
    setObjectName("profileBand");
}

void ProfileBand::set(const Profile &profile, const QString &user)
{
    m_profile = profile;
    m_user = user;
    setAccessibleName(tr("Profile %1, user %2").arg(profile.title(), user));
    setToolTip(accessibleName());
    updateGeometry();
    update();
}

QRect ProfileBand::badge() const
{
    QFont bold = font();
    bold.setBold(true);
    const int width = QFontMetrics(bold).horizontalAdvance(m_profile.title()) + 2 * gap;
    return {gap, 2, width, height() - 4};
}

QSize ProfileBand::sizeHint() const
{
    const int user = m_user.isEmpty() ? 0 : fontMetrics().horizontalAdvance(m_user) + gap;
    return {badge().width() + user + 2 * gap, fontMetrics().height() + 8};
}

void ProfileBand::paintEvent(QPaintEvent *)
{
    if (m_profile.id.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_profile.band);
    const QRect sign = badge();
    painter.drawRoundedRect(sign, 4, 4);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(sign.right() + gap, 0, width(), height()), Qt::AlignVCenter, m_user);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(textOn(m_profile.band));
    painter.drawText(sign, Qt::AlignCenter, m_profile.title());
}

void ProfileBand::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        set(m_profile, m_user);
}

} // namespace callboard
