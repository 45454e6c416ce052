#include "ui/media/collectdialog.h"
#include "core/literals.h"
#include "ui/media/promptfields.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/confirmbox.h"
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <algorithm>

namespace callboard {

// Ranges of the contract (README, 10.2).
static constexpr int longestBetween = 60;
static constexpr int longestFirst = 300;
static constexpr int longestFirstSpeech = 20;

CollectDialog::CollectDialog(const QList<Listener> &listeners, const CallRequest &request, QWidget *parent)
    : RequestDialog(request, parent),
      m_form(new QFormLayout),
      m_from(new QComboBox(this)),
      m_kind(new QComboBox(this)),
      m_count(new QSpinBox(this)),
      m_stop(new QLineEdit(u"#"_s, this)),
      m_between(new QSpinBox(this)),
      m_first(new QSpinBox(this)),
      m_choices(new QPlainTextEdit(this)),
      m_sensitive(new QCheckBox(this)),
      m_prompt(new PromptFields(this)),
      m_promptTitle(new QLabel(this)),
      m_problem(new QLabel(this))
{
    setObjectName("collectDialog");
    for (const Listener &listener : listeners)
        m_from->addItem(listener.name, listener.id.text);
    m_from->setCurrentIndex(qMax(0, m_from->findData(request.target.text)));
    build();
    for (QSpinBox *box : {m_count, m_between, m_first})
        connect(box, &QSpinBox::valueChanged, this, &CollectDialog::check);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &CollectDialog::showKind);
    connect(m_stop, &QLineEdit::textChanged, this, &CollectDialog::check);
    connect(m_choices, &QPlainTextEdit::textChanged, this, &CollectDialog::check);
    connect(m_prompt, &PromptFields::changed, this, &CollectDialog::check);
    retranslate();
    showKind();
    m_kind->setFocus();
}

void CollectDialog::build()
{
    const Collection usual;
    m_from->setObjectName("collectFrom");
    m_kind->setObjectName("collectKind");
    m_kind->addItems({{}, {}, {}, {}});
    m_count->setObjectName("collectCount");
    m_count->setRange(1, 99);
    m_count->setValue(usual.count);
    m_stop->setObjectName("collectStop");
    m_stop->setMaxLength(16);
    m_between->setObjectName("collectBetween");
    m_between->setRange(1, longestBetween);
    m_between->setValue(usual.betweenSeconds);
    m_first->setObjectName("collectFirst");
    m_first->setRange(0, longestFirst);
    m_first->setValue(usual.firstSeconds);
    m_choices->setObjectName("collectChoices");
    m_choices->setTabChangesFocus(true);
    m_choices->setFixedHeight(fontMetrics().height() * 4);
    m_sensitive->setObjectName("collectSensitive");
    m_problem->setObjectName("problem");
    m_problem->setWordWrap(true);
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_from, m_kind, m_count, m_stop, m_between, m_first, m_choices})
        m_form->addRow(u" "_s, field);
    auto *column = new QVBoxLayout(this);
    column->addLayout(m_form);
    column->addWidget(m_sensitive);
    column->addWidget(m_promptTitle);
    column->addWidget(m_prompt);
    column->addWidget(m_problem);
    addButtons(column);
    setMinimumWidth(fontMetrics().averageCharWidth() * 64);
}

Collection::Kind CollectDialog::kind() const
{
    return Collection::Kind(m_kind->currentIndex());
}

QList<Collection::Choice> CollectDialog::readChoices(const QString &text)
{
    static const QRegularExpression form(uR"(^\s*(?:([0-9*#A-D])\s+)?([^:]+?)\s*(?::\s*(.*))?$)"_s);
    QList<Collection::Choice> choices;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QRegularExpressionMatch match = form.match(line);
        if (!match.hasMatch())
            return {};
        Collection::Choice choice;
        choice.key = match.capturedLength(1) ? match.captured(1).at(0) : QChar();
        choice.label = match.captured(2);
        for (const QString &phrase : match.captured(3).split(u',', Qt::SkipEmptyParts))
            choice.phrases.append(phrase.trimmed());
        if (choice.phrases.isEmpty())
            choice.phrases.append(choice.label);
        choices.append(choice);
    }
    const auto keyed = std::ranges::count_if(choices, [](const Collection::Choice &c) { return !c.key.isNull(); });
    return keyed == 0 || keyed == choices.size() ? choices : QList<Collection::Choice>();
}

CallRequest CollectDialog::request() const
{
    CallRequest request = asked();
    request.target = RawId(m_from->currentData().toString());
    request.sensitive = m_sensitive->isChecked();
    request.collection.kind = kind();
    request.collection.count = m_count->value();
    request.collection.stopKeys = m_stop->text().trimmed().toUpper();
    request.collection.betweenSeconds = m_between->value();
    request.collection.firstSeconds = m_first->value();
    if (kind() == Collection::Kind::Choice)
        request.collection.choices = readChoices(m_choices->toPlainText());
    request.prompt.sources = m_prompt->sources();
    return request;
}

void CollectDialog::showKind()
{
    const bool digits = kind() == Collection::Kind::Digits || kind() == Collection::Kind::SpeechOrDigits;
    for (QWidget *field : std::initializer_list<QWidget *>{m_count, m_stop, m_between})
        m_form->setRowVisible(field, digits);
    m_form->setRowVisible(m_choices, kind() == Collection::Kind::Choice);
    m_first->setMaximum(kind() == Collection::Kind::Digits ? longestFirst : longestFirstSpeech);
    check();
}

QString CollectDialog::problem() const
{
    static const QRegularExpression keys(u"^[0-9*#A-D]*$"_s);
    if (m_from->count() == 0)
        return tr("Nobody is in the call to ask.");
    if (!keys.match(m_stop->text().trimmed().toUpper()).hasMatch())
        return tr("Keys that end the input can be 0 to 9, *, # and A to D.");
    if (kind() == Collection::Kind::Choice && readChoices(m_choices->toPlainText()).isEmpty())
        return tr("Write one choice a line: its key, its name, and what may be said, as in “1 Sales: sales, buy”. "
                  "Give every choice a key, or none.");
    return m_prompt->problem();
}

void CollectDialog::check()
{
    m_problem->setText(problem());
    m_problem->setVisible(!m_problem->text().isEmpty());
    buttons()->confirm()->setEnabled(m_problem->text().isEmpty());
}

void CollectDialog::accept()
{
    if (problem().isEmpty())
        return QDialog::accept();
    announce(m_problem, problem());
}

void CollectDialog::retranslate()
{
    RequestDialog::retranslate();
    const QString kinds[] = {tr("Digits"), tr("A choice, by key or voice"), tr("Speech"), tr("Speech or digits")};
    for (int at = 0; at < 4; ++at)
        m_kind->setItemText(at, kinds[at]);
    const auto label = [this](QWidget *field, const QString &text) {
        qobject_cast<QLabel *>(m_form->labelForField(field))->setText(text);
    };
    label(m_from, tr("&From"));
    label(m_kind, tr("W&hat"));
    label(m_count, tr("&Number of digits"));
    label(m_stop, tr("&Ended by"));
    label(m_between, tr("Between &digits at most"));
    label(m_first, tr("&Wait for the first"));
    label(m_choices, tr("C&hoices"));
    for (QSpinBox *box : {m_between, m_first})
        box->setSuffix(tr(" s", "seconds, after a number"));
    m_choices->setPlaceholderText(tr("1 Sales: sales, buy something"));
    m_sensitive->setText(tr("Sensiti&ve: show ••• instead of what is pressed or said"));
    m_promptTitle->setText(tr("Played before (may stay empty):"));
    m_prompt->retranslate();
    buttons()->confirm()->setText(tr("Co&llect"));
}

} // namespace callboard
