// Opens what an action has to ask first.
#pragma once
#include "ui/calls/callcard.h"
#include "ui/media/listener.h"
#include <QObject>
#include <QPointer>

class QDialog;

namespace callboard {

/// One dialog at a time, opened over `window` and never waited for; what it finds out is performed. References and
/// window outlive it.
class CallDialogs : public QObject
{
    Q_OBJECT

public:
    CallDialogs(const CallCard::Parts &parts, QWidget *window);
    void ask(ActionKind kind);

private:
    template<class Dialog>
    void open(Dialog *dialog);
    void confirmRemoval();
    void openKeypad(const CallRequest &request);
    QString spokenIn(const CallId &id) const;
    QString nameOf(const CallRequest &request) const;
    /// Everybody in the call but this user.
    QList<Listener> listeners(const CallId &id) const;

    CallCard::Parts m_parts;
    QWidget *m_window;
    QPointer<QDialog> m_open;
};

} // namespace callboard
