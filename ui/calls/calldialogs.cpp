#include "ui/calls/calldialogs.h"
#include "core/literals.h"
#include "ui/calls/callactions.h"
#include "ui/calls/callfocus.h"
#include "ui/calls/connectdialog.h"
#include "ui/calls/movedialog.h"
#include "ui/calls/targetdialog.h"
#include "ui/text/actiontext.h"
#include "ui/widgets/icons.h"
#include <QMessageBox>
#include <QPushButton>

namespace callboard {

CallDialogs::CallDialogs(const CallCard::Parts &parts, QWidget *window)
    : QObject(window),
      m_parts(parts),
      m_window(window)
{
}

template<class Dialog>
void CallDialogs::open(Dialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_parts.actions.perform(dialog->request()); });
    m_open = dialog;
    dialog->open();
}

void CallDialogs::ask(ActionKind kind)
{
    if (m_open)
        return m_open->raise();
    const CallRequest request = m_parts.actions.request(kind);
    switch (kind) {
    case ActionKind::Connect: return open(new ConnectDialog(m_window));
    case ActionKind::MoveHere: return open(new MoveDialog(m_parts.desk, request, m_window));
    case ActionKind::Remove: return confirmRemoval();
    default: return open(new TargetDialog(m_parts.desk, request, m_parts.actions.target(), m_window));
    }
}

void CallDialogs::confirmRemoval()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Remove the last participant"),
                                tr("Nobody else is in this call: removing this participant ends it."),
                                QMessageBox::NoButton, m_window);
    box->setObjectName("confirmRemove");
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(icon(u"help"_s).pixmap(QSize(40, 40), m_window->devicePixelRatioF()));
    QPushButton *remove = box->addButton(tr("&Remove and end"), QMessageBox::AcceptRole);
    QPushButton *keep = box->addButton(tr("&Keep"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(remove, &QPushButton::clicked, this,
            [this, request = m_parts.actions.request(ActionKind::Remove)] { m_parts.actions.perform(request); });
    m_open = box;
    box->open();
}

} // namespace callboard
