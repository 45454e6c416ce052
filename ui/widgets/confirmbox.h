// The buttons at the foot of a dialog that asks for one thing.
#pragma once
#include <QDialogButtonBox>

class QDialog;
class QPushButton;

namespace callboard {

/// A button that does it, the default, and Cancel, which is translated here. Both are connected to the dialog's
/// accept() and reject(). Owned by the dialog; tests find them as "confirm" and "cancel".
class ConfirmBox : public QDialogButtonBox
{
    Q_OBJECT

public:
    explicit ConfirmBox(QDialog *dialog);
    QPushButton *confirm() const { return m_confirm; }
    QPushButton *cancel() const { return m_cancel; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QPushButton *m_confirm;
    QPushButton *m_cancel;
};

} // namespace callboard
