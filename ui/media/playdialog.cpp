#include "ui/media/playdialog.h"
#include "core/literals.h"
#include "ui/media/promptfields.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/confirmbox.h"
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace callboard {

PlayDialog::PlayDialog(const QList<Listener> &listeners, const CallRequest &request, QWidget *parent)
    : RequestDialog(request, parent),
      m_form(new QFormLayout),
      m_to(new QComboBox(this)),
      m_prompt(new PromptFields(this)),
      m_loop(new QCheckBox(this)),
      m_interrupt(new QCheckBox(this)),
      m_problem(new QLabel(this))
{
    setObjectName("playDialog");
    m_to->setObjectName("playTo");
    m_to->addItem(QString());
    for (const Listener &listener : listeners)
        m_to->addItem(listener.name, listener.id.text);
    m_loop->setObjectName("playLoop");
    m_interrupt->setObjectName("playInterrupt");
    m_problem->setObjectName("problem");
    m_problem->setWordWrap(true);
    m_form->addRow(u" "_s, m_to);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_prompt);
    column->addLayout(m_form);
    column->addWidget(m_loop);
    column->addWidget(m_interrupt);
    column->addWidget(m_problem);
    addButtons(column);
    setMinimumWidth(fontMetrics().averageCharWidth() * 64);
    connect(m_prompt, &PromptFields::changed, this, &PlayDialog::check);
    retranslate();
    check();
    m_prompt->content()->setFocus();
}

CallRequest PlayDialog::request() const
{
    CallRequest request = asked();
    request.target = RawId(m_to->currentData().toString());
    request.prompt.sources = m_prompt->sources();
    request.prompt.loop = m_loop->isChecked();
    request.prompt.interrupt = m_interrupt->isChecked();
    return request;
}

void PlayDialog::check()
{
    m_problem->setText(m_prompt->problem());
    m_problem->setVisible(!m_problem->text().isEmpty());
    buttons()->confirm()->setEnabled(!m_prompt->sources().isEmpty() && m_prompt->problem().isEmpty());
}

void PlayDialog::accept()
{
    if (buttons()->confirm()->isEnabled())
        return QDialog::accept();
    m_problem->setText(m_prompt->problem().isEmpty() ? tr("There is nothing to play yet.") : m_prompt->problem());
    m_problem->show();
    announce(m_problem, m_problem->text());
}

void PlayDialog::retranslate()
{
    RequestDialog::retranslate();
    m_to->setItemText(0, tr("Everybody in the call"));
    qobject_cast<QLabel *>(m_form->labelForField(m_to))->setText(tr("&Heard by"));
    m_loop->setText(tr("&Again and again, until it is stopped"));
    m_interrupt->setText(tr("&Interrupt what plays now"));
    m_prompt->retranslate();
    buttons()->confirm()->setText(tr("&Play"));
}

} // namespace callboard
