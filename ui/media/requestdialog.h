// What dialogs that complete a request have in common.
#pragma once
#include "session/desk/callrequest.h"
#include <QDialog>

class QVBoxLayout;

namespace callboard {

class ConfirmBox;

/// Is titled with the action's name and ends with the buttons; accepted() means that request() can be sent. Enter
/// confirms, Escape cancels. UI thread.
class RequestDialog : public QDialog
{
    Q_OBJECT

public:
    /// What was asked for, with what was chosen here.
    virtual CallRequest request() const = 0;

protected:
    /// `request`: about whom and what it is.
    RequestDialog(const CallRequest &request, QWidget *parent);
    /// Once all else is in the column: the keyboard reaches the buttons last.
    void addButtons(QVBoxLayout *column);
    ConfirmBox *buttons() const { return m_buttons; }
    const CallRequest &asked() const { return m_request; }
    /// Called by whoever derives when it is built, then whenever the language changes.
    virtual void retranslate();
    void changeEvent(QEvent *event) override;

private:
    CallRequest m_request;
    ConfirmBox *m_buttons = nullptr;
};

} // namespace callboard
