// Asking whether watched keys are for everybody's eyes.
#pragma once
#include "session/desk/callrequest.h"
#include <QDialog>

class QCheckBox;
class QLabel;

namespace callboard {

class ConfirmBox;

/// Completes a WatchTones request. Enter watches, Escape cancels.
class WatchDialog : public QDialog
{
    Q_OBJECT

public:
    /// `name`: whose keys.
    WatchDialog(const CallRequest &request, const QString &name, QWidget *parent);
    CallRequest request() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    CallRequest m_request;
    QString m_name;
    QLabel *m_about;
    QCheckBox *m_sensitive;
    ConfirmBox *m_buttons;
};

} // namespace callboard
