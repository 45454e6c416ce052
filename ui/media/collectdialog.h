// Asking what a participant shall press or say.
#pragma once
#include "ui/media/listener.h"
#include "ui/media/requestdialog.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace callboard {

class PromptFields;

/// Completes a Collect request. Choices are written one a line: "1 Sales: sales, buy something"; the key may be left
/// out, then in every line. Enter collects, Escape cancels.
class CollectDialog : public RequestDialog
{
    Q_OBJECT

public:
    CollectDialog(const QList<Listener> &listeners, const CallRequest &request, QWidget *parent);
    CallRequest request() const override;
    void accept() override;

    /// Choices as they are written; empty when a line can't be read or some have keys and others not.
    static QList<Collection::Choice> readChoices(const QString &text);

protected:
    void retranslate() override;

private:
    void build();
    void showKind();
    void check();
    QString problem() const;
    Collection::Kind kind() const;

    QFormLayout *m_form;
    QComboBox *m_from;
    QComboBox *m_kind;
    QSpinBox *m_count;
    QLineEdit *m_stop;
    QSpinBox *m_between;
    QSpinBox *m_first;
    QPlainTextEdit *m_choices;
    QCheckBox *m_sensitive;
    PromptFields *m_prompt;
    QLabel *m_promptTitle;
    QLabel *m_problem;
};

} // namespace callboard
