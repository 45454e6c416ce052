// Asking what to play, and to whom.
#pragma once
#include "ui/media/listener.h"
#include "ui/media/requestdialog.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;

namespace callboard {

class PromptFields;

/// Completes a Play request. Enter plays, Escape cancels.
class PlayDialog : public RequestDialog
{
    Q_OBJECT

public:
    PlayDialog(const QList<Listener> &listeners, const CallRequest &request, QWidget *parent);
    CallRequest request() const override;
    void accept() override;

protected:
    void retranslate() override;

private:
    void check();

    QFormLayout *m_form;
    QComboBox *m_to;
    PromptFields *m_prompt;
    QCheckBox *m_loop;
    QCheckBox *m_interrupt;
    QLabel *m_problem;
};

} // namespace callboard
