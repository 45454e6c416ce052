// Asking whom: for dialling, adding, transferring and redirecting.
#pragma once
#include "session/desk/calldesk.h"
#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace callboard {

class ConfirmBox;
class PartyChooser;

/// Completes a request of one of these four kinds; accepted() means that request() can be sent. Enter confirms, Escape
/// cancels. Opened with open(); `desk` outlives it.
class TargetDialog : public QDialog
{
    Q_OBJECT

public:
    TargetDialog(const CallDesk &desk, const CallRequest &request, const RawId &transferee, QWidget *parent);
    CallRequest request() const;
    void accept() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void addTransferees(const RawId &transferee);
    void addSources();
    void addNote();
    void retranslate();
    void check();
    QList<RawId> present() const;
    QString refusal() const;

    const CallDesk &m_desk;
    CallRequest m_request;
    PartyChooser *m_chooser;
    QFormLayout *m_form;
    QLabel *m_about;
    QLabel *m_problem;
    QComboBox *m_transferee = nullptr;
    QComboBox *m_source = nullptr;
    QLineEdit *m_note = nullptr;
    ConfirmBox *m_buttons;
};

} // namespace callboard
