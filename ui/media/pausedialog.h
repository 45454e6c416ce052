// Asking why a recording is paused.
#pragma once
#include "session/desk/callrequest.h"
#include <QDialog>

class QComboBox;
class QFormLayout;

namespace callboard {

class ConfirmBox;

/// Completes a PauseRecording request with a reason from the list or in words of one's own; the first one is chosen
/// beforehand, so that Enter alone is enough.
class PauseDialog : public QDialog
{
    Q_OBJECT

public:
    PauseDialog(const CallRequest &request, QWidget *parent);
    CallRequest request() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    CallRequest m_request;
    QFormLayout *m_form;
    QComboBox *m_why;
    ConfirmBox *m_buttons;
};

} // namespace callboard
