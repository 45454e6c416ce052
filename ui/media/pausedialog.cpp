#include "ui/media/pausedialog.h"
#include "core/literals.h"
#include "ui/text/actiontext.h"
#include "ui/widgets/confirmbox.h"
#include "ui/widgets/plaintext.h"
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace callboard {

static constexpr int longestReason = 200;

PauseDialog::PauseDialog(const CallRequest &request, QWidget *parent)
    : QDialog(parent),
      m_request(request),
      m_form(new QFormLayout),
      m_why(new QComboBox(this)),
      m_buttons(new ConfirmBox(this))
{
    setObjectName("pauseDialog");
    m_why->setObjectName("pauseWhy");
    m_why->setEditable(true);
    m_why->setInsertPolicy(QComboBox::NoInsert);
    m_why->addItems({{}, {}, {}});
    m_form->addRow(u" "_s, m_why);
    auto *column = new QVBoxLayout(this);
    column->addLayout(m_form);
    column->addWidget(m_buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    retranslate();
    m_why->lineEdit()->setMaxLength(longestReason);
    m_why->setFocus();
    m_why->lineEdit()->selectAll();
}

CallRequest PauseDialog::request() const
{
    CallRequest request = m_request;
    request.why = m_why->currentText().trimmed();
    return request;
}

void PauseDialog::retranslate()
{
    setWindowTitle(plainText(ActionText::name(ActionKind::PauseRecording)));
    m_why->setItemText(0, tr("Card details"));
    m_why->setItemText(1, tr("Personal data"));
    m_why->setItemText(2, tr("The caller asked for it"));
    m_why->setEditText(m_why->itemText(0));
    qobject_cast<QLabel *>(m_form->labelForField(m_why))->setText(tr("&Reason"));
    m_buttons->confirm()->setText(tr("&Pause"));
}

void PauseDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace callboard
