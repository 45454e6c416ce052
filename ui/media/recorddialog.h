// Asking how to record.
#pragma once
#include "session/desk/callrequest.h"
#include <QDialog>

class QComboBox;
class QFormLayout;

namespace callboard {

class ConfirmBox;

/// Completes a StartRecording request. Enter starts, Escape cancels.
class RecordDialog : public QDialog
{
    Q_OBJECT

public:
    RecordDialog(const CallRequest &request, QWidget *parent);
    CallRequest request() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    CallRequest m_request;
    QFormLayout *m_form;
    QComboBox *m_wish;
    ConfirmBox *m_buttons;
};

} // namespace callboard
