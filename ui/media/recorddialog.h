// Asking how to record.
#pragma once
#include "ui/media/requestdialog.h"

class QComboBox;
class QFormLayout;

namespace callboard {

/// Completes a StartRecording request. Enter starts, Escape cancels.
class RecordDialog : public RequestDialog
{
    Q_OBJECT

public:
    RecordDialog(const CallRequest &request, QWidget *parent);
    CallRequest request() const override;

protected:
    void retranslate() override;

private:
    QFormLayout *m_form;
    QComboBox *m_wish;
};

} // namespace callboard
