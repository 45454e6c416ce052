#include "ui/calls/movedialog.h"
#include "core/literals.h"
#include "models/participantmodel.h"
#include "ui/calls/presentcall.h"
#include "ui/text/actiontext.h"
#include "ui/text/eventtext.h"
#include "ui/widgets/confirmbox.h"
#include "ui/widgets/plaintext.h"
#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace callboard {

static constexpr int rawIdRole = Qt::UserRole;
static constexpr int callRole = Qt::UserRole + 1;

MoveDialog::MoveDialog(const CallDesk &desk, const CallRequest &request, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_request(request),
      m_about(new QLabel(this)),
      m_list(new QListWidget(this)),
      m_buttons(new ConfirmBox(this))
{
    setObjectName("moveDialog");
    m_list->setObjectName("candidates");
    m_about->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_about);
    column->addWidget(m_list, 1);
    column->addWidget(m_buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &QDialog::accept);
    fill();
    retranslate();
    m_list->setFocus();
}

void MoveDialog::fill()
{
    const Call *here = m_desk.store().call(m_request.callId);
    for (const CallId &id : commandedCalls(m_desk, m_request.callId)) {
        const Call *call = m_desk.store().call(id);
        for (const Leg &leg : call->legs) {
            if (leg.own || (here && here->leg(leg.party.rawId)))
                continue;
            const QString name = legName(*call, leg);
            const QString party = EventText::party(leg.party);
            auto *item = new QListWidgetItem(name.isEmpty() ? party : u"%1 – %2"_s.arg(name, party), m_list);
            item->setData(rawIdRole, leg.party.rawId.text);
            item->setData(callRole, id.text);
        }
    }
    m_list->setCurrentRow(0);
    m_buttons->confirm()->setEnabled(m_list->count() > 0);
}

CallRequest MoveDialog::request() const
{
    CallRequest request = m_request;
    if (const QListWidgetItem *item = m_list->currentItem()) {
        request.target = RawId(item->data(rawIdRole).toString());
        request.fromCall = CallId(item->data(callRole).toString());
    }
    return request;
}

void MoveDialog::retranslate()
{
    setWindowTitle(plainText(ActionText::name(ActionKind::MoveHere)));
    m_about->setText(m_list->count() > 0 ? tr("Whom do you want to move into this call?")
                                         : tr("Nobody is in another live call of yours."));
    m_list->setAccessibleName(tr("Participants of your other calls"));
    m_buttons->confirm()->setText(tr("&Move"));
}

void MoveDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace callboard
