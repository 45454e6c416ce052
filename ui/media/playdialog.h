// Asking what to play, and to whom.
#pragma once
#include "session/desk/callrequest.h"
#include "ui/media/listener.h"
#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;

namespace callboard {

class ConfirmBox;
class PromptFields;

/// Completes a Play request. Enter plays, Escape cancels.
class PlayDialog : public QDialog
{
    Q_OBJECT

public:
    PlayDialog(const QList<Listener> &listeners, const CallRequest &request, QWidget *parent);
    CallRequest request() const;
    void accept() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void check();

    CallRequest m_request;
    QFormLayout *m_form;
    QComboBox *m_to;
    PromptFields *m_prompt;
    QCheckBox *m_loop;
    QCheckBox *m_interrupt;
    QLabel *m_problem;
    ConfirmBox *m_buttons;
};

} // namespace callboard
