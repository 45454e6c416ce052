// Asking whom to move into the present call.
#pragma once
#include "session/desk/calldesk.h"
#include <QDialog>

class QLabel;
class QListWidget;

namespace callboard {

class ConfirmBox;

/// Completes a MoveHere request: offers everybody in the user's other live calls. `desk` outlives it.
class MoveDialog : public QDialog
{
    Q_OBJECT

public:
    MoveDialog(const CallDesk &desk, const CallRequest &request, QWidget *parent);
    CallRequest request() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void retranslate();

    const CallDesk &m_desk;
    CallRequest m_request;
    QLabel *m_about;
    QListWidget *m_list;
    ConfirmBox *m_buttons;
};

} // namespace callboard
