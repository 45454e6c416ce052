#include "ui/calls/calldialogs.h"
#include "core/literals.h"
#include "models/participantmodel.h"
#include "ui/calls/callactions.h"
#include "ui/calls/callfocus.h"
#include "ui/calls/connectdialog.h"
#include "ui/calls/movedialog.h"
#include "ui/calls/targetdialog.h"
#include "ui/media/collectdialog.h"
#include "ui/media/keypaddialog.h"
#include "ui/media/languagedialog.h"
#include "ui/media/pausedialog.h"
#include "ui/media/playdialog.h"
#include "ui/media/recorddialog.h"
#include "ui/media/watchdialog.h"
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
    if (m_open && m_open->isVisible())
        return m_open->raise();
    const CallRequest request = m_parts.actions.request(kind);
    switch (kind) {
    case ActionKind::Connect: return open(new ConnectDialog(m_window));
    case ActionKind::MoveHere: return open(new MoveDialog(m_parts.desk, request, m_window));
    case ActionKind::Remove: return confirmRemoval();
    case ActionKind::Play: return open(new PlayDialog(listeners(request.callId), request, m_window));
    case ActionKind::Collect: return open(new CollectDialog(listeners(request.callId), request, m_window));
    case ActionKind::StartRecording: return open(new RecordDialog(request, m_window));
    case ActionKind::PauseRecording: return open(new PauseDialog(request, m_window));
    case ActionKind::UpdateTranscription: return open(new LanguageDialog(request, spokenIn(request.callId), m_window));
    case ActionKind::SendTones: return openKeypad(request);
    case ActionKind::WatchTones: return open(new WatchDialog(request, nameOf(request), m_window));
    default: return open(new TargetDialog(m_parts.desk, request, m_parts.actions.target(), m_window));
    }
}

QList<Listener> CallDialogs::listeners(const CallId &id) const
{
    QList<Listener> list;
    if (const Call *call = m_parts.desk.store().call(id)) {
        for (const Leg &leg : call->legs) {
            if (leg.own)
                continue;
            const QString name = legName(*call, leg);
            list.append({leg.party.rawId, name.isEmpty() ? m_parts.phrases.party(leg.party) : name});
        }
    }
    return list;
}

QString CallDialogs::nameOf(const CallRequest &request) const
{
    for (const Listener &listener : listeners(request.callId)) {
        if (listener.id == request.target)
            return listener.name;
    }
    return {};
}

/// As far as what was said last tells.
QString CallDialogs::spokenIn(const CallId &id) const
{
    const QList<TranscriptLine> lines = m_parts.desk.store().transcript(id);
    return lines.isEmpty() ? QString() : lines.constLast().locale;
}

void CallDialogs::openKeypad(const CallRequest &request)
{
    auto *keypad = new KeypadDialog(m_parts.desk, request, nameOf(request), m_window);
    keypad->setAttribute(Qt::WA_DeleteOnClose);
    m_open = keypad;
    keypad->open();
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
