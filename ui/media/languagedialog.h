// Asking in which language a call is written down from now on.
#pragma once
#include "session/desk/callrequest.h"
#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;

namespace callboard {

class ConfirmBox;

/// Completes an UpdateTranscription request with a language of the list, or any other that is written with its region:
/// "en-US". Enter changes it, Escape cancels.
class LanguageDialog : public QDialog
{
    Q_OBJECT

public:
    /// `present`: chosen at first; may be empty.
    LanguageDialog(const CallRequest &request, const QString &present, QWidget *parent);
    CallRequest request() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    QString locale() const;
    void check();
    void retranslate();

    CallRequest m_request;
    QFormLayout *m_form;
    QComboBox *m_language;
    QLabel *m_problem;
    ConfirmBox *m_buttons;
};

} // namespace callboard
