#include "ui/media/keypaddialog.h"
#include "core/literals.h"
#include "ui/text/errortext.h"
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace callboard {

KeypadDialog::KeypadDialog(CallDesk &desk, const CallRequest &request, const QString &name, QWidget *parent)
    : QDialog(parent),
      m_queue(desk, request, this),
      m_name(name),
      m_about(new QLabel(this)),
      m_history(new QListWidget(this)),
      m_close(new QPushButton(this))
{
    setObjectName("keypadDialog");
    m_about->setWordWrap(true);
    m_history->setObjectName("toneHistory");
    m_history->setFocusPolicy(Qt::NoFocus);
    m_history->setWordWrap(true);
    m_history->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_close->setObjectName("keypadClose");
    m_close->setAutoDefault(false);
    auto *grid = new QGridLayout;
    addKeys(grid);
    auto *row = new QHBoxLayout;
    row->addLayout(grid);
    row->addWidget(m_history, 1);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_about);
    column->addLayout(row, 1);
    column->addWidget(m_close, 0, Qt::AlignRight);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_queue, &ToneQueue::changed, this, &KeypadDialog::refresh);
    setMinimumWidth(fontMetrics().averageCharWidth() * 64);
    retranslate();
}

void KeypadDialog::addKeys(QGridLayout *grid)
{
    const QString keys = u"123A456B789C*0#D"_s;
    for (int at = 0; at < keys.size(); ++at) {
        auto *key = new QPushButton(QString(keys[at]), this);
        key->setObjectName(u"key%1"_s.arg(keys[at]));
        key->setAutoDefault(false);
        key->setFocusPolicy(Qt::NoFocus);
        key->setFixedWidth(fontMetrics().averageCharWidth() * 7);
        connect(key, &QPushButton::clicked, this, [this, digit = keys[at]] { m_queue.press(digit); });
        grid->addWidget(key, at / 4, at % 4);
    }
}

static QString words(const ToneQueue::Tone &tone)
{
    switch (tone.state) {
    case ToneQueue::State::Waiting: return KeypadDialog::tr("%1  waiting", "a key").arg(tone.key);
    case ToneQueue::State::Sending: return KeypadDialog::tr("%1  sending", "a key").arg(tone.key);
    case ToneQueue::State::Sent: return KeypadDialog::tr("%1  sent", "a key").arg(tone.key);
    case ToneQueue::State::Failed:
        return KeypadDialog::tr("%1  not sent: %2", "a key, the cause").arg(tone.key, ErrorText::outcome(tone.action));
    case ToneQueue::State::Unconfirmed: return KeypadDialog::tr("%1  not confirmed", "a key").arg(tone.key);
    }
    Q_UNREACHABLE();
}

void KeypadDialog::refresh()
{
    const QList<ToneQueue::Tone> &tones = m_queue.tones();
    for (int at = 0; at < tones.size(); ++at) {
        if (at == m_history->count())
            m_history->addItem(QString());
        m_history->item(at)->setText(words(tones[at]));
    }
    m_history->scrollToBottom();
}

void KeypadDialog::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (plain && event->text().size() == 1 && event->text().at(0).isPrint()) {
        m_queue.press(event->text().at(0));
        return event->accept();
    }
    QDialog::keyPressEvent(event);
}

void KeypadDialog::retranslate()
{
    setWindowTitle(tr("Keypad for %1").arg(m_name));
    m_about->setText(tr("Keys 0 to 9, *, # and A to D go to %1 while this window is open.").arg(m_name));
    m_history->setAccessibleName(tr("Keys that were sent"));
    m_close->setText(tr("Close"));
    refresh();
}

void KeypadDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace callboard
