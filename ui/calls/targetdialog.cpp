#include "ui/calls/targetdialog.h"
#include "core/literals.h"
#include "models/participantmodel.h"
#include "models/spacednumber.h"
#include "ui/calls/partychooser.h"
#include "ui/calls/presentcall.h"
#include "ui/text/actiontext.h"
#include "ui/text/eventtext.h"
#include "ui/text/refusaltext.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/confirmbox.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace callboard {

/// Longest value of a header for app users (contract README, 9).
static constexpr int longestNote = 1024;

TargetDialog::TargetDialog(const CallDesk &desk, const CallRequest &request, const RawId &transferee, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_request(request),
      m_chooser(new PartyChooser(desk, this)),
      m_form(new QFormLayout),
      m_about(new QLabel(this)),
      m_problem(new QLabel(this)),
      m_buttons(new ConfirmBox(this))
{
    setObjectName("targetDialog");
    build();
    if (request.kind == ActionKind::Transfer)
        addTransferees(transferee);
    if (request.kind == ActionKind::Dial || request.kind == ActionKind::AddParticipant)
        addSources();
    if (request.kind == ActionKind::AddParticipant || request.kind == ActionKind::Transfer)
        addNote();
    m_chooser->setSeveral(request.kind == ActionKind::Dial);
    m_chooser->leaveOut(present());
    connect(m_chooser, &PartyChooser::changed, this, &TargetDialog::check);
    connect(m_chooser, &PartyChooser::activated, this, &TargetDialog::accept);
    QWidget *before = m_chooser->line();
    for (QWidget *next :
         std::initializer_list<QWidget *>{m_transferee, m_source, m_note, m_buttons->confirm(), m_buttons->cancel()}) {
        if (next)
            setTabOrder(std::exchange(before, next), next);
    }
    retranslate();
    check();
    m_chooser->setFocus();
}

void TargetDialog::build()
{
    m_about->setWordWrap(true);
    m_problem->setObjectName("problem");
    m_problem->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_about);
    column->addWidget(m_chooser, 1);
    column->addLayout(m_form);
    column->addWidget(m_problem);
    column->addWidget(m_buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 60);
}

static QString legText(const Call &call, const Leg &leg)
{
    const QString name = legName(call, leg);
    return name.isEmpty() ? EventText::party(leg.party) : name;
}

void TargetDialog::addTransferees(const RawId &transferee)
{
    const Call *call = m_desk.store().call(m_request.callId);
    if (!call || othersIn(*call) < 2)
        return;
    m_transferee = new QComboBox(this);
    m_transferee->setObjectName("transferee");
    for (const Leg &leg : call->legs) {
        if (!leg.own)
            m_transferee->addItem(legText(*call, leg), leg.party.rawId.text);
    }
    m_transferee->setCurrentIndex(qMax(0, m_transferee->findData(transferee.text)));
    connect(m_transferee, &QComboBox::currentIndexChanged, this, &TargetDialog::check);
    m_form->addRow(u" "_s, m_transferee);
}

/// Who is in the call already needs no offering.
QList<RawId> TargetDialog::present() const
{
    QList<RawId> ids;
    if (const Call *call = m_desk.store().call(m_request.callId)) {
        for (const Leg &leg : call->legs)
            ids.append(leg.party.rawId);
    }
    return ids;
}

void TargetDialog::addSources()
{
    if (m_desk.sourceNumbers().size() < 2)
        return;
    m_source = new QComboBox(this);
    m_source->setObjectName("source");
    for (const QString &number : m_desk.sourceNumbers())
        m_source->addItem(spacedNumber(number), number);
    m_form->addRow(u" "_s, m_source);
}

void TargetDialog::addNote()
{
    m_note = new QLineEdit(this);
    m_note->setObjectName("note");
    m_note->setMaxLength(longestNote);
    m_form->addRow(u" "_s, m_note);
}

CallRequest TargetDialog::request() const
{
    CallRequest request = m_request;
    QList<RawId> targets = m_chooser->targets();
    if (!targets.isEmpty())
        request.target = targets.takeFirst();
    request.alsoTargets = targets;
    if (m_transferee)
        request.transferee = RawId(m_transferee->currentData().toString());
    if (m_source)
        request.sourceNumber = m_source->currentData().toString();
    if (m_note && m_note->isEnabled() && !m_note->text().trimmed().isEmpty())
        request.context.voipHeaders.insert(u"note"_s, m_note->text().trimmed());
    return request;
}

QString TargetDialog::refusal() const
{
    if (m_chooser->targets().isEmpty())
        return {};
    return RefusalText::sentence(m_desk.refusal(request()));
}

void TargetDialog::check()
{
    const CallRequest wanted = request();
    m_buttons->confirm()->setEnabled(!wanted.target.isEmpty() && refusal().isEmpty());
    m_problem->setText(refusal());
    m_problem->setVisible(!m_problem->text().isEmpty());
    if (m_note)
        m_note->setEnabled(!wanted.target.isEmpty() && partyOf(wanted.target).kind == PartyKind::AcsUser);
}

void TargetDialog::accept()
{
    const QString why = m_chooser->targets().isEmpty() ? m_chooser->problem() : refusal();
    if (why.isEmpty())
        return QDialog::accept();
    m_problem->setText(why);
    m_problem->show();
    announce(m_problem, why);
}

static QString about(ActionKind kind)
{
    switch (kind) {
    case ActionKind::Dial: return TargetDialog::tr("Whom do you want to call? Several make a group call.");
    case ActionKind::AddParticipant: return TargetDialog::tr("Who shall join the call?");
    case ActionKind::Transfer:
        return TargetDialog::tr("Where shall the call go? Once it is accepted, the call goes on without you.");
    case ActionKind::Redirect: return TargetDialog::tr("Where shall it ring instead of here?");
    default: return {};
    }
}

void TargetDialog::retranslate()
{
    setWindowTitle(plainText(ActionText::name(m_request.kind)));
    m_about->setText(about(m_request.kind));
    m_chooser->retranslate();
    m_buttons->confirm()->setText(plainText(ActionText::name(m_request.kind)));
    const auto setLabel = [this](QWidget *field, const QString &text) {
        if (auto *label = field ? qobject_cast<QLabel *>(m_form->labelForField(field)) : nullptr)
            label->setText(text);
    };
    setLabel(m_transferee, tr("&Who is transferred"));
    setLabel(m_source, tr("Number &shown"));
    setLabel(m_note, tr("&Note"));
    if (m_note)
        m_note->setPlaceholderText(tr("App users see it while it rings"));
}

void TargetDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace callboard
