// Every action on calls as a QAction: for menus, buttons, keys and the command palette.
#pragma once
#include "session/actions/pendingaction.h"
#include "session/desk/callrequest.h"
#include <QAction>
#include <QHash>
#include <QObject>

namespace callboard {

class CallDesk;
class CallFocus;

/// Actions stay enabled: one that can't be done now explains itself when it is triggered (explained()), and tells its
/// reason beforehand (reason()). Object names are those of ActionKind with a small first letter: "addParticipant".
/// UI thread; desk and focus outlive it.
class CallActions : public QObject
{
    Q_OBJECT

public:
    CallActions(CallDesk &desk, CallFocus &focus, QObject *parent = nullptr);

    QAction *action(ActionKind kind) const { return m_actions.value(int(kind)); }
    /// In menu order.
    QList<QAction *> forCallMenu() const;
    QList<QAction *> forParticipantsMenu() const;

    /// What triggering the action would ask for now, without what a dialog has yet to ask.
    CallRequest request(ActionKind kind) const;
    /// Why it can't be done now; empty when it can.
    QString reason(ActionKind kind) const;
    /// Whether a dialog has to ask something first.
    static bool asksFirst(ActionKind kind);
    /// Sends it, or explains why not.
    void perform(const CallRequest &request);
    void retranslate();

signals:
    /// The action needs a target or a place: the page opens a dialog and calls perform().
    void asked(callboard::ActionKind kind);
    /// It can't be done; `instead` helps, if it is set.
    void explained(const QString &sentence, std::optional<callboard::ActionKind> instead);
    /// It is on its way.
    void performed(const callboard::ActionId &id, const callboard::CallRequest &request);
    /// Reasons may have changed.
    void reasonsChanged();

private:
    void add(ActionKind kind, const char *name, const QString &icon, const QKeySequence &key);
    void trigger(ActionKind kind);
    IncomingId ringing() const;
    RawId target() const;

    CallDesk &m_desk;
    CallFocus &m_focus;
    QHash<int, QAction *> m_actions;
    QAction *m_calls;
    QAction *m_participants;
};

} // namespace callboard
