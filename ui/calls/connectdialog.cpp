#include "ui/calls/connectdialog.h"
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

ConnectDialog::ConnectDialog(QWidget *parent)
    : QDialog(parent),
      m_form(new QFormLayout),
      m_about(new QLabel(this)),
      m_place(new QComboBox(this)),
      m_id(new QLineEdit(this)),
      m_buttons(new ConfirmBox(this))
{
    setObjectName("connectDialog");
    m_place->setObjectName("place");
    m_place->addItems({{}, {}, {}});
    m_id->setObjectName("placeId");
    m_about->setWordWrap(true);
    m_form->addRow(u" "_s, m_place);
    m_form->addRow(u" "_s, m_id);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_about);
    column->addLayout(m_form);
    column->addWidget(m_buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    connect(m_id, &QLineEdit::textChanged, this, &ConnectDialog::check);
    retranslate();
    check();
    m_id->setFocus();
}

CallRequest ConnectDialog::request() const
{
    CallRequest request;
    request.kind = ActionKind::Connect;
    request.place = CallRequest::Place(m_place->currentIndex());
    request.placeId = m_id->text().trimmed();
    return request;
}

void ConnectDialog::check()
{
    m_buttons->confirm()->setEnabled(!m_id->text().trimmed().isEmpty());
}

void ConnectDialog::retranslate()
{
    setWindowTitle(plainText(ActionText::name(ActionKind::Connect)));
    m_about->setText(tr("Join a call that is already going on."));
    m_place->setItemText(int(CallRequest::Place::ServerCall), tr("Call, by its server call id"));
    m_place->setItemText(int(CallRequest::Place::GroupCall), tr("Group call"));
    m_place->setItemText(int(CallRequest::Place::Room), tr("Room"));
    qobject_cast<QLabel *>(m_form->labelForField(m_place))->setText(tr("&Kind"));
    qobject_cast<QLabel *>(m_form->labelForField(m_id))->setText(tr("&Id"));
    m_buttons->confirm()->setText(tr("C&onnect"));
}

void ConnectDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace callboard
