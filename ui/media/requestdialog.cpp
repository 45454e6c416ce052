#include "ui/media/requestdialog.h"
#include "ui/text/actiontext.h"
#include "ui/widgets/confirmbox.h"
#include "ui/widgets/plaintext.h"
#include <QEvent>
#include <QVBoxLayout>

namespace callboard {

RequestDialog::RequestDialog(const CallRequest &request, QWidget *parent) : QDialog(parent), m_request(request) { }

void RequestDialog::addButtons(QVBoxLayout *column)
{
    m_buttons = new ConfirmBox(this);
    column->addWidget(m_buttons);
}

void RequestDialog::retranslate()
{
    setWindowTitle(plainText(ActionText::name(m_request.kind)));
}

void RequestDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace callboard
