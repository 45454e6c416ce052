#include "ui/calls/callcard.h"
#include "core/literals.h"
#include "models/ticker.h"
#include "ui/calls/actionrow.h"
#include "ui/calls/callactions.h"
#include "ui/calls/callfocus.h"
#include "ui/calls/cardwords.h"
#include "ui/calls/mediastrip.h"
#include "ui/calls/stateshapes.h"
#include "ui/sound/voicerow.h"
#include "ui/widgets/heading.h"
#include "ui/widgets/icons.h"
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <algorithm>

namespace callboard {

static constexpr qreal nameSize = 1.5;
static constexpr qreal stateSize = 1.15;

CallCard::CallCard(const Parts &parts, QWidget *parent)
    : QWidget(parent),
      m_parts(parts),
      m_icon(new QLabel(this)),
      m_name(new Heading(nameSize, this)),
      m_state(new Heading(stateSize, this)),
      m_identity(new QLabel(this)),
      m_times(new QLabel(this)),
      m_ending(new QLabel(this)),
      m_context(new QLabel(this)),
      m_voice(parts.audio ? new VoiceRow(*parts.audio, this) : nullptr),
      m_ringActions(new ActionRow({ActionKind::Answer, ActionKind::Reject, ActionKind::Redirect}, parts.actions,
                                  parts.desk, parts.ticker, this)),
      m_callActions(new ActionRow({ActionKind::Transfer, ActionKind::AddParticipant, ActionKind::MoveHere,
                                   ActionKind::HangUp, ActionKind::Terminate},
                                  parts.actions, parts.desk, parts.ticker, this)),
      m_mediaActions(
          new ActionRow({ActionKind::Play, ActionKind::StopMedia, ActionKind::Collect, ActionKind::SendTones,
                         ActionKind::StartRecording, ActionKind::PauseRecording, ActionKind::ResumeRecording,
                         ActionKind::StopRecording, ActionKind::StartTranscription, ActionKind::StopTranscription},
                        parts.actions, parts.desk, parts.ticker, this)),
      m_media(new MediaStrip(parts, this))
{
    build();
    m_due.setSingleShot(true);
    m_due.setInterval(0);
    connect(&m_due, &QTimer::timeout, this, &CallCard::refresh);
    connect(&parts.actions, &CallActions::reasonsChanged, &m_due, qOverload<>(&QTimer::start));
    connect(&parts.ticker, &Ticker::ticked, this, &CallCard::refresh);
    refresh();
}

void CallCard::build()
{
    m_name->setObjectName("cardName");
    m_state->setObjectName("cardState");
    m_identity->setObjectName("cardIdentity");
    m_times->setObjectName("cardTimes");
    m_ending->setObjectName("cardEnding");
    m_context->setObjectName("cardContext");
    m_ringActions->button(ActionKind::Answer)->setWeight(PhaseButton::Weight::Primary);
    m_ringActions->button(ActionKind::Reject)->setWeight(PhaseButton::Weight::Danger);
    m_callActions->button(ActionKind::HangUp)->setWeight(PhaseButton::Weight::Danger);
    m_callActions->button(ActionKind::Terminate)->setWeight(PhaseButton::Weight::Danger);
    m_mediaActions->add(m_parts.actions.shield);
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_icon);
    head->addWidget(m_name);
    head->addStretch(1);
    head->addWidget(m_state);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(4);
    column->addLayout(head);
    for (QLabel *label : {m_identity, m_times, m_ending, m_context}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    m_context->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (m_voice)
        column->addWidget(m_voice);
    column->addWidget(m_media);
    column->addSpacing(4);
    column->addWidget(m_ringActions);
    column->addWidget(m_callActions);
    column->addWidget(m_mediaActions);
}

void CallCard::refresh()
{
    m_media->refresh();
    const CallStore &store = m_parts.desk.store();
    const Call *call = store.call(m_parts.focus.callId());
    const IncomingCall *incoming = store.incoming(m_parts.focus.incomingId());
    if (m_voice) {
        const auto muted = [](const Leg &leg) { return leg.own && leg.muted; };
        m_voice->setCall(m_parts.focus.callId(), call && std::any_of(call->legs.begin(), call->legs.end(), muted));
    }
    if (!call && !incoming)
        return showNothing();
    const qint64 now = m_parts.ticker.nowMs();
    show(callRowOf(call, incoming, m_parts.desk.actor().user, now), call ? call->context : incoming->context);
}

static void setLine(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

void CallCard::show(const CallRow &row, const CallContext &context)
{
    const qint64 now = m_parts.ticker.nowMs();
    setLine(m_name, m_parts.phrases.who(row));
    showState(row);
    QStringList identity{CardWords::identity(row), CardWords::owner(row)};
    identity.removeAll(QString());
    setLine(m_identity, identity.join(u"  ·  "_s));
    setLine(m_times, CardWords::times(row, now));
    setLine(m_ending, CardWords::ending(row));
    setLine(m_context, CardWords::context(context));
    m_ringActions->setVisible(row.section() == CallSection::Ringing);
    m_callActions->setVisible(row.section() == CallSection::Live);
    m_mediaActions->setVisible(row.section() == CallSection::Live);
}

void CallCard::showState(const CallRow &row)
{
    const QColor tone = toneColour(stateTone(row.state), palette());
    const int side = QFontMetrics(m_name->font()).height();
    m_icon->setPixmap(icon(stateIcon(row.state), tone).pixmap({side, side}, devicePixelRatioF()));
    m_icon->show();
    setLine(m_state, m_parts.phrases.state(row));
    QPalette words = m_state->palette();
    words.setColor(QPalette::WindowText, tone);
    m_state->setPalette(words);
}

void CallCard::showNothing()
{
    m_icon->hide();
    setLine(m_name, tr("No call selected"));
    setLine(m_identity, tr("When a call rings it shows up here by itself. To call somebody, press F3."));
    for (QLabel *label : {m_state, m_times, m_ending, m_context})
        setLine(label, {});
    m_ringActions->hide();
    m_callActions->hide();
    m_mediaActions->hide();
}

void CallCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    const bool looks = event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange;
    if (looks || event->type() == QEvent::LanguageChange)
        m_due.start();
}

} // namespace callboard
