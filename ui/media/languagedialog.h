// Asking in which language a call is written down from now on.
#pragma once
#include "ui/media/requestdialog.h"

class QComboBox;
class QFormLayout;
class QLabel;

namespace callboard {

/// Completes an UpdateTranscription request with a language of the list, or any other that is written with its region:
/// "en-US". Enter changes it, Escape cancels.
class LanguageDialog : public RequestDialog
{
    Q_OBJECT

public:
    /// `present`: chosen at first; may be empty.
    LanguageDialog(const CallRequest &request, const QString &present, QWidget *parent);
    CallRequest request() const override;

protected:
    void retranslate() override;

private:
    QString locale() const;
    void check();

    QFormLayout *m_form;
    QComboBox *m_language;
    QLabel *m_problem;
};

} // namespace callboard
