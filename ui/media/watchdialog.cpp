#include "ui/media/watchdialog.h"
#include "ui/text/actiontext.h"
#include "ui/widgets/confirmbox.h"
#include "ui/widgets/plaintext.h"
#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace callboard {

WatchDialog::WatchDialog(const CallRequest &request, const QString &name, QWidget *parent)
    : QDialog(parent),
      m_request(request),
      m_name(name),
      m_about(new QLabel(this)),
      m_sensitive(new QCheckBox(this)),
      m_buttons(new ConfirmBox(this))
{
    setObjectName("watchDialog");
    m_about->setWordWrap(true);
    m_sensitive->setObjectName("watchSensitive");
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_about);
    column->addWidget(m_sensitive);
    column->addWidget(m_buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    retranslate();
    m_sensitive->setFocus();
}

CallRequest WatchDialog::request() const
{
    CallRequest request = m_request;
    request.sensitive = m_sensitive->isChecked();
    return request;
}

void WatchDialog::retranslate()
{
    setWindowTitle(plainText(ActionText::name(ActionKind::WatchTones)));
    m_about->setText(tr("Every key that %1 presses shows up among the events until you end it.").arg(m_name));
    m_sensitive->setText(tr("Sensiti&ve: show ••• instead of the keys"));
    m_buttons->confirm()->setText(tr("&Watch"));
}

void WatchDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace callboard
