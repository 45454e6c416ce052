#include "ui/widgets/confirmbox.h"
#include <QDialog>
#include <QEvent>
#include <QPushButton>

namespace callboard {

ConfirmBox::ConfirmBox(QDialog *dialog)
    : QDialogButtonBox(dialog),
      m_confirm(new QPushButton(this)),
      m_cancel(new QPushButton(this))
{
    m_confirm->setObjectName("confirm");
    m_confirm->setDefault(true);
    m_cancel->setObjectName("cancel");
    addButton(m_confirm, AcceptRole);
    addButton(m_cancel, RejectRole);
    connect(m_confirm, &QPushButton::clicked, dialog, &QDialog::accept);
    connect(m_cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    retranslate();
}

void ConfirmBox::retranslate()
{
    m_cancel->setText(tr("&Cancel"));
}

void ConfirmBox::changeEvent(QEvent *event)
{
    QDialogButtonBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace callboard
