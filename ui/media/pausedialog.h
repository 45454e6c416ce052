// Asking why a recording is paused.
#pragma once
#include "ui/media/requestdialog.h"

class QComboBox;
class QFormLayout;

namespace callboard {

/// Completes a PauseRecording request with a reason from the list or in words of one's own; the first one is chosen
/// beforehand, so that Enter alone is enough.
class PauseDialog : public RequestDialog
{
    Q_OBJECT

public:
    PauseDialog(const CallRequest &request, QWidget *parent);
    CallRequest request() const override;

protected:
    void retranslate() override;

private:
    QFormLayout *m_form;
    QComboBox *m_why;
};

} // namespace callboard
