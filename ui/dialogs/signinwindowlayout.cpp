// Where the parts of the sign-in window stand, and their words.
#include "core/literals.h"
#include "ui/dialogs/profilelist.h"
#include "ui/dialogs/secretform.h"
#include "ui/dialogs/signinwindow.h"
#include "ui/dialogs/signinwords.h"
#include "ui/look/language.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/icons.h"
#include <QBoxLayout>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace callboard {

void SignInWindow::build()
{
    auto *left = new QVBoxLayout;
    left->addWidget(m_list, 1);
    left->addWidget(m_language);
    auto *right = new QVBoxLayout;
    right->addWidget(m_title);
    right->addWidget(m_form);
    right->addStretch(1);
    buildMessage(right);
    right->addWidget(m_stepWords);
    right->addWidget(m_progress);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_signIn);
    right->addLayout(buttons);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 16, 16, 16);
    row->setSpacing(20);
    row->addLayout(left, 2);
    row->addLayout(right, 3);
    // Enter presses what has the focus, and signs in from everywhere else.
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(true);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_signIn->setObjectName("signIn");
    m_cancel->setObjectName("cancel");
    m_language->setObjectName("language");
    for (const Language::Choice &choice : Language::choices())
        m_language->addItem(choice.name, choice.code);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 26);
}

void SignInWindow::buildMessage(QVBoxLayout *column)
{
    auto *grid = new QGridLayout(m_message);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_sign, 0, 0, Qt::AlignTop);
    grid->addWidget(m_sentence, 0, 1);
    grid->addWidget(m_copy, 1, 1, Qt::AlignLeft);
    grid->setColumnStretch(1, 1);
    m_sentence->setWordWrap(true);
    m_sentence->setObjectName("sentence");
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy->setObjectName("copyDetails");
    speakAsAlert(m_message);
    column->addWidget(m_message);
}

/// Windows do not grow by themselves for text that wraps.
void SignInWindow::growToFit()
{
    layout()->activate();
    const int width = qMax(this->width(), minimumSizeHint().width());
    const int height
        = layout()->hasHeightForWidth() ? layout()->totalMinimumHeightForWidth(width) : minimumSizeHint().height();
    if (width > this->width() || height > this->height())
        resize(width, qMax(height, this->height()));
}

void SignInWindow::retranslate()
{
    setWindowTitle(tr("Callboard – sign in"));
    m_signIn->setText(tr("&Sign in"));
    m_cancel->setText(tr("Cance&l"));
    m_copy->setText(tr("&Copy details"));
    m_progress->setAccessibleName(tr("Signing in"));
    m_language->setAccessibleName(tr("Language"));
    m_language->setToolTip(tr("Language"));
    m_title->setText(profile().title());
    m_stepWords->setText(SignInWords::step(m_step, profile()));
    m_language->setCurrentIndex(
        qMax(0, m_language->findData(QLocale().language() == QLocale::Chinese ? u"zh_CN"_s : u"en"_s)));
}

} // namespace callboard
