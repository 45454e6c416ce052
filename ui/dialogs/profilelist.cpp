#include "ui/dialogs/profilelist.h"
#include "core/literals.h"
#include "ui/dialogs/bandpicker.h"
#include "ui/dialogs/profiledialog.h"
#include "ui/widgets/icons.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>

namespace callboard {

namespace {

QString iconNameOf(Profile::Kind kind)
{
    switch (kind) {
    case Profile::Kind::Embedded: return u"computer"_s;
    case Profile::Kind::Relay: return u"relay"_s;
    case Profile::Kind::Direct: return u"cloud"_s;
    }
    return {};
}

} // namespace

ProfileList::ProfileList(Profiles &profiles, const Settings &settings, QWidget *parent)
    : QWidget(parent),
      m_profiles(profiles),
      m_settings(settings),
      m_list(new QListWidget(this)),
      m_add(new QPushButton(icon(u"add"_s), {}, this)),
      m_edit(new QPushButton(icon(u"edit"_s), {}, this)),
      m_remove(new QPushButton(icon(u"remove"_s), {}, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list, 1);
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_edit, m_remove})
        row->addWidget(button);
    column->addLayout(row);
    m_list->setObjectName("profiles");
    m_list->setSpacing(2);
    scaleIcons();
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        m_remove->setEnabled(m_profiles.all().size() > 1);
        if (row >= 0)
            emit chosen();
    });
    connect(m_list, &QListWidget::itemDoubleClicked, this, &ProfileList::activated);
    connect(m_add, &QPushButton::clicked, this, [this] {
        Profile fresh;
        fresh.kind = Profile::Kind::Relay;
        fresh.band = m_profiles.freeBand();
        edit(fresh);
    });
    connect(m_edit, &QPushButton::clicked, this, [this] { edit(current()); });
    connect(m_remove, &QPushButton::clicked, this, &ProfileList::remove);
    connect(&profiles, &Profiles::changed, this, &ProfileList::fill);
    fill();
    choose(profiles.preferred().id);
    retranslate();
}

void ProfileList::fill()
{
    const QString chosen = m_list->currentItem() ? m_list->currentItem()->data(Qt::UserRole).toString() : QString();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const Profile &profile : m_profiles.all()) {
        auto *item = new QListWidgetItem(bandIcon(profile.band, iconNameOf(profile.kind)), profile.title(), m_list);
        item->setData(Qt::UserRole, profile.id);
        item->setToolTip(profile.title());
    }
    m_remove->setEnabled(m_profiles.all().size() > 1);
    choose(chosen);
}

void ProfileList::choose(const QString &id)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString() == id)
            return m_list->setCurrentRow(row);
    }
    m_list->setCurrentRow(0);
}

const Profile &ProfileList::current() const
{
    const QListWidgetItem *item = m_list->currentItem();
    const Profile *found = item ? m_profiles.find(item->data(Qt::UserRole).toString()) : nullptr;
    return found ? *found : m_profiles.preferred();
}

void ProfileList::focusList()
{
    m_list->setFocus();
}

void ProfileList::edit(const Profile &profile)
{
    auto *dialog = new ProfileDialog(profile, m_settings.value(setting::country), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        choose(m_profiles.save(dialog->profile()));
        emit chosen();
    });
    dialog->open();
}

void ProfileList::remove()
{
    const Profile gone = current();
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Remove profile"),
                                tr("Remove the profile “%1” and its kept secret?").arg(gone.title()),
                                QMessageBox::NoButton, this);
    box->setObjectName("confirmRemove");
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(icon(u"help"_s).pixmap(QSize(40, 40), devicePixelRatioF()));
    QPushButton *yes = box->addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    QPushButton *no = box->addButton(tr("&Keep"), QMessageBox::RejectRole);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    connect(yes, &QPushButton::clicked, this, [this, gone] {
        if (m_profiles.remove(gone.id))
            emit removed(gone);
        emit chosen();
    });
    box->open();
}

void ProfileList::retranslate()
{
    m_list->setAccessibleName(tr("Profiles"));
    m_add->setText(tr("&Add…"));
    m_edit->setText(tr("&Edit…"));
    m_remove->setText(tr("&Remove…"));
    for (int row = 0; row < m_list->count(); ++row) {
        if (const Profile *profile = m_profiles.find(m_list->item(row)->data(Qt::UserRole).toString()))
            m_list->item(row)->setText(profile->title());
    }
}

void ProfileList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        scaleIcons();
}

void ProfileList::scaleIcons()
{
    const int side = fontMetrics().height() * 3 / 2;
    m_list->setIconSize({side, side});
}

} // namespace callboard
