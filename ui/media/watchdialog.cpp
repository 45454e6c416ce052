#include "ui/media/watchdialog.h"
#include "ui/widgets/confirmbox.h"
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace callboard {

WatchDialog::WatchDialog(const CallRequest &request, const QString &name, QWidget *parent)
    : RequestDialog(request, parent),
      m_name(name),
      m_about(new QLabel(this)),
      m_sensitive(new QCheckBox(this))
{
    setObjectName("watchDialog");
    m_about->setWordWrap(true);
    m_sensitive->setObjectName("watchSensitive");
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_about);
    column->addWidget(m_sensitive);
    addButtons(column);
    setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    retranslate();
    m_sensitive->setFocus();
}

CallRequest WatchDialog::request() const
{
    CallRequest request = asked();
    request.sensitive = m_sensitive->isChecked();
    return request;
}

void WatchDialog::retranslate()
{
    RequestDialog::retranslate();
    m_about->setText(tr("Every key that %1 presses shows up among the events until you end it.").arg(m_name));
    m_sensitive->setText(tr("Sensiti&ve: show ••• instead of the keys"));
    buttons()->confirm()->setText(tr("&Watch"));
}

} // namespace callboard
