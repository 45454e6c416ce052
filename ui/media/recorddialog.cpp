#include "ui/media/recorddialog.h"
#include "core/literals.h"
#include "ui/text/actiontext.h"
#include "ui/widgets/confirmbox.h"
#include "ui/widgets/plaintext.h"
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace callboard {

RecordDialog::RecordDialog(const CallRequest &request, QWidget *parent)
    : QDialog(parent),
      m_request(request),
      m_form(new QFormLayout),
      m_wish(new QComboBox(this)),
      m_buttons(new ConfirmBox(this))
{
    setObjectName("recordDialog");
    m_wish->setObjectName("recordWish");
    m_wish->addItems({{}, {}, {}});
    m_form->addRow(u" "_s, m_wish);
    auto *column = new QVBoxLayout(this);
    column->addLayout(m_form);
    column->addWidget(m_buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    retranslate();
    m_wish->setFocus();
}

CallRequest RecordDialog::request() const
{
    CallRequest request = m_request;
    request.wish.unmixed = m_wish->currentIndex() == 0;
    request.wish.mp3 = m_wish->currentIndex() == 2;
    return request;
}

void RecordDialog::retranslate()
{
    setWindowTitle(plainText(ActionText::name(ActionKind::StartRecording)));
    m_wish->setItemText(0, tr("A channel for each participant (WAV)"));
    m_wish->setItemText(1, tr("Everybody together (WAV)"));
    m_wish->setItemText(2, tr("Everybody together, small file (MP3)"));
    qobject_cast<QLabel *>(m_form->labelForField(m_wish))->setText(tr("&Kind"));
    m_buttons->confirm()->setText(tr("&Record"));
}

void RecordDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace callboard
