#include "ui/media/pausedialog.h"
#include "core/literals.h"
#include "ui/widgets/confirmbox.h"
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace callboard {

static constexpr int longestReason = 200;

PauseDialog::PauseDialog(const CallRequest &request, QWidget *parent)
    : RequestDialog(request, parent),
      m_form(new QFormLayout),
      m_why(new QComboBox(this))
{
    setObjectName("pauseDialog");
    m_why->setObjectName("pauseWhy");
    m_why->setEditable(true);
    m_why->setInsertPolicy(QComboBox::NoInsert);
    m_why->addItems({{}, {}, {}});
    m_form->addRow(u" "_s, m_why);
    auto *column = new QVBoxLayout(this);
    column->addLayout(m_form);
    addButtons(column);
    setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    retranslate();
    m_why->lineEdit()->setMaxLength(longestReason);
    m_why->setFocus();
    m_why->lineEdit()->selectAll();
}

CallRequest PauseDialog::request() const
{
    CallRequest request = asked();
    request.why = m_why->currentText().trimmed();
    return request;
}

void PauseDialog::retranslate()
{
    RequestDialog::retranslate();
    m_why->setItemText(0, tr("Card details"));
    m_why->setItemText(1, tr("Personal data"));
    m_why->setItemText(2, tr("The caller asked for it"));
    m_why->setEditText(m_why->itemText(0));
    qobject_cast<QLabel *>(m_form->labelForField(m_why))->setText(tr("&Reason"));
    buttons()->confirm()->setText(tr("&Pause"));
}

} // namespace callboard
