#include "ui/media/promptfields.h"
#include "core/literals.h"
#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>
#include <QXmlStreamReader>

namespace callboard {

static constexpr int longestText = 4000; ///< contract README, 10.1

PromptFields::PromptFields(QWidget *parent)
    : QWidget(parent),
      m_form(new QFormLayout(this)),
      m_kind(new QComboBox(this)),
      m_content(new QPlainTextEdit(this)),
      m_voice(new QComboBox(this)),
      m_add(new QPushButton(this)),
      m_drop(new QPushButton(this)),
      m_list(new QListWidget(this))
{
    m_form->setContentsMargins({});
    m_kind->setObjectName("promptKind");
    m_kind->addItems({{}, {}, {}});
    m_content->setObjectName("promptContent");
    m_content->setTabChangesFocus(true);
    m_content->setFixedHeight(fontMetrics().height() * 4);
    m_content->installEventFilter(this);
    m_voice->setObjectName("promptVoice");
    m_voice->addItems({{}, {}});
    m_add->setObjectName("promptAdd");
    m_drop->setObjectName("promptDrop");
    for (QPushButton *button : {m_add, m_drop})
        button->setAutoDefault(false);
    m_list->setObjectName("promptList");
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFixedHeight(fontMetrics().height() * 4);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_drop);
    buttons->addStretch(1);
    m_form->addRow(u" "_s, m_kind);
    m_form->addRow(u" "_s, m_content);
    m_form->addRow(u" "_s, m_voice);
    m_form->addRow(u" "_s, buttons);
    m_form->addRow(u" "_s, m_list);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &PromptFields::showKind);
    connect(m_content, &QPlainTextEdit::textChanged, this, &PromptFields::changed);
    connect(m_content, &QPlainTextEdit::textChanged, this, &PromptFields::showList);
    connect(m_add, &QPushButton::clicked, this, &PromptFields::addCurrent);
    connect(m_drop, &QPushButton::clicked, this, &PromptFields::dropLast);
    retranslate();
    showKind();
    showList();
}

QWidget *PromptFields::content() const
{
    return m_content;
}

PromptSource PromptFields::current() const
{
    PromptSource source;
    source.kind = m_kind->currentIndex() == 1 ? PromptSource::Kind::File
        : m_kind->currentIndex() == 2         ? PromptSource::Kind::Ssml
                                              : PromptSource::Kind::Text;
    source.content = m_content->toPlainText().trimmed();
    source.male = m_voice->currentIndex() == 1;
    return source;
}

QList<PromptSource> PromptFields::sources() const
{
    QList<PromptSource> all = m_before;
    if (const PromptSource last = current(); !last.content.isEmpty())
        all.append(last);
    return all;
}

static bool isSpeakDocument(const QString &text)
{
    QXmlStreamReader xml(text);
    if (!xml.readNextStartElement() || xml.name() != u"speak")
        return false;
    while (!xml.atEnd())
        xml.readNext();
    return !xml.hasError();
}

QString PromptFields::problem() const
{
    const PromptSource source = current();
    if (source.content.isEmpty())
        return {};
    if (source.kind == PromptSource::Kind::File) {
        const QUrl url(source.content, QUrl::StrictMode);
        const bool web
            = url.isValid() && !url.host().isEmpty() && (url.scheme() == u"http" || url.scheme() == u"https");
        return web ? QString() : tr("The file needs an address that begins with http:// or https://.");
    }
    if (source.kind == PromptSource::Kind::Ssml && !isSpeakDocument(source.content))
        return tr("This is no SSML document: it has to be one <speak> element.");
    if (source.content.size() > longestText)
        return tr("The text is too long: the service reads %n character(s) at most.", nullptr, longestText);
    return {};
}

void PromptFields::addCurrent()
{
    const PromptSource source = current();
    if (source.content.isEmpty() || !problem().isEmpty())
        return;
    m_before.append(source);
    m_content->clear();
    m_content->setFocus();
    showList();
    emit changed();
}

void PromptFields::dropLast()
{
    if (!m_before.isEmpty())
        m_before.removeLast();
    m_content->setFocus();
    showList();
    emit changed();
}

void PromptFields::showList()
{
    m_list->clear();
    for (const PromptSource &source : std::as_const(m_before))
        m_list->addItem(source.content.simplified());
    m_list->setVisible(!m_before.isEmpty());
    m_form->setRowVisible(m_list, !m_before.isEmpty());
    m_drop->setVisible(!m_before.isEmpty());
    m_add->setEnabled(!current().content.isEmpty() && problem().isEmpty());
}

void PromptFields::showKind()
{
    m_form->setRowVisible(m_voice, m_kind->currentIndex() == 0);
    const QString hints[]
        = {tr("Words to read out"), u"https://…/welcome.wav"_s, u"<speak version=\"1.0\" …>…</speak>"_s};
    m_content->setPlaceholderText(hints[m_kind->currentIndex()]);
    emit changed();
}

bool PromptFields::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter)
        return QWidget::eventFilter(watched, event);
    if (key->modifiers().testFlag(Qt::ControlModifier)) {
        addCurrent();
        return true;
    }
    if (key->modifiers().testFlag(Qt::ShiftModifier))
        return QWidget::eventFilter(watched, event);
    // Enter confirms the dialog, as in every other one; Shift+Enter makes a new line.
    event->ignore();
    return true;
}

void PromptFields::retranslate()
{
    m_kind->setItemText(0, tr("Text, read out"));
    m_kind->setItemText(1, tr("Audio file"));
    m_kind->setItemText(2, tr("SSML"));
    m_voice->setItemText(0, tr("Female"));
    m_voice->setItemText(1, tr("Male"));
    m_add->setText(tr("Put in &line, write another"));
    m_add->setToolTip(tr("Ctrl+Return"));
    m_drop->setText(tr("Take the last one &out"));
    const auto label = [this](QWidget *field, const QString &text) {
        qobject_cast<QLabel *>(m_form->labelForField(field))->setText(text);
    };
    label(m_kind, tr("&Source"));
    label(m_content, tr("C&ontent"));
    label(m_voice, tr("&Voice"));
    label(m_list, tr("Before that"));
    m_list->setAccessibleName(tr("Sources played before this one"));
    m_content->setAccessibleName(tr("Content"));
}

} // namespace callboard
