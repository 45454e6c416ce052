// Asking which call to connect to.
#pragma once
#include "session/desk/callrequest.h"
#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace callboard {

class ConfirmBox;

/// Completes a Connect request: a call that runs elsewhere, by its server call id, a group call or a room.
class ConnectDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ConnectDialog(QWidget *parent);
    CallRequest request() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void check();

    QFormLayout *m_form;
    QLabel *m_about;
    QComboBox *m_place;
    QLineEdit *m_id;
    ConfirmBox *m_buttons;
};

} // namespace callboard
