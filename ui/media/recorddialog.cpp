#include "ui/media/recorddialog.h"
#include "core/literals.h"
#include "ui/widgets/confirmbox.h"
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace callboard {

RecordDialog::RecordDialog(const CallRequest &request, QWidget *parent)
    : RequestDialog(request, parent),
      m_form(new QFormLayout),
      m_wish(new QComboBox(this))
{
    setObjectName("recordDialog");
    m_wish->setObjectName("recordWish");
    m_wish->addItems({{}, {}, {}});
    m_form->addRow(u" "_s, m_wish);
    auto *column = new QVBoxLayout(this);
    column->addLayout(m_form);
    addButtons(column);
    setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    retranslate();
    m_wish->setFocus();
}

CallRequest RecordDialog::request() const
{
    CallRequest request = asked();
    request.wish.unmixed = m_wish->currentIndex() == 0;
    request.wish.mp3 = m_wish->currentIndex() == 2;
    return request;
}

void RecordDialog::retranslate()
{
    RequestDialog::retranslate();
    m_wish->setItemText(0, tr("A channel for each participant (WAV)"));
    m_wish->setItemText(1, tr("Everybody together (WAV)"));
    m_wish->setItemText(2, tr("Everybody together, small file (MP3)"));
    qobject_cast<QLabel *>(m_form->labelForField(m_wish))->setText(tr("&Kind"));
    buttons()->confirm()->setText(tr("&Record"));
}

} // namespace callboard
