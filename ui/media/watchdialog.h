// Asking whether watched keys are for everybody's eyes.
#pragma once
#include "ui/media/requestdialog.h"

class QCheckBox;
class QLabel;

namespace callboard {

/// Completes a WatchTones request. Enter watches, Escape cancels.
class WatchDialog : public RequestDialog
{
    Q_OBJECT

public:
    /// `name`: whose keys.
    WatchDialog(const CallRequest &request, const QString &name, QWidget *parent);
    CallRequest request() const override;

protected:
    void retranslate() override;

private:
    QString m_name;
    QLabel *m_about;
    QCheckBox *m_sensitive;
};

} // namespace callboard
