// The keypad of one phone in the call.
#pragma once
#include "ui/media/tonequeue.h"
#include <QDialog>

class QGridLayout;
class QLabel;
class QListWidget;
class QPushButton;

namespace callboard {

/// Digits go to this phone from the keyboard and by mouse while it is open, and from nowhere else (product, DTMF and
/// IVR). Escape closes it; what is on its way goes on.
class KeypadDialog : public QDialog
{
    Q_OBJECT

public:
    /// `request`: a SendTones request; `name`: whose keypad it is.
    KeypadDialog(CallDesk &desk, const CallRequest &request, const QString &name, QWidget *parent);
    const ToneQueue &queue() const { return m_queue; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addKeys(QGridLayout *grid);
    void refresh();
    void retranslate();

    ToneQueue m_queue;
    QString m_name;
    QLabel *m_about;
    QListWidget *m_history;
    QPushButton *m_close;
};

} // namespace callboard
