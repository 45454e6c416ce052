// Every action on calls as a QAction: for menus, buttons, keys and the command palette.
#pragma once
#include "session/actions/pendingaction.h"
#include "session/desk/callrequest.h"
#include "ui/calls/keyguard.h"
#include <QAction>
#include <QHash>
#include <QObject>

class QKeyEvent;

namespace callboard {

class CallDesk;
class CallFocus;

/// Actions stay enabled: one that can't be done now explains itself when it is triggered (explained()), and tells its
/// reason beforehand (reason()). Object names are those of ActionKind with a small first letter: "addParticipant".
/// Of two that undo each other (Hold and Unhold, StartRecording and StopRecording …) just the one that fits the present
/// call and participant is visible and has the key.
/// UI thread; desk and focus outlive it.
class CallActions : public QObject
{
    Q_OBJECT

public:
    CallActions(CallDesk &desk, CallFocus &focus, QObject *parent = nullptr);

    QAction *action(ActionKind kind) const { return m_actions.value(int(kind)); }
    /// In menu order, with separators.
    QList<QAction *> forCallMenu() const;
    QList<QAction *> forParticipantsMenu() const;
    QList<QAction *> forMediaMenu() const;
    /// Ways around the page.
    QAction *const goToCalls;
    QAction *const goToParticipants;
    QAction *const goToTimeline;
    QAction *const goToTranscript;
    QAction *const findCall;
    QAction *const chooseColumns;
    QAction *const showRaw;
    /// Raises and lowers the privacy shield of the selected call; its owner does it.
    QAction *const shield;

    /// What triggering the action would ask for now, without what a dialog has yet to ask.
    CallRequest request(ActionKind kind) const;
    /// Whom participant actions are about: the selected one, else the customer, else the first other one.
    RawId target() const;
    /// Whether the user has another live call to move somebody from.
    bool canMoveHere() const;
    /// Why it can't be done now; empty when it can.
    QString reason(ActionKind kind) const;
    /// Whether a dialog has to ask something first.
    static bool asksFirst(ActionKind kind);
    /// As if its menu entry had been chosen.
    void trigger(ActionKind kind);
    /// Sends it, or explains why not.
    void perform(const CallRequest &request);

signals:
    /// The action needs a target, a place or a confirmation: the page opens a dialog and calls perform().
    void asked(callboard::ActionKind kind);
    /// It can't be done; `instead` helps, if it is set.
    void explained(const QString &sentence, const std::optional<callboard::CallRequest> &instead);
    /// `gone` is about to be hidden; `come`, which undoes it, has its place and its key.
    void swapped(callboard::ActionKind gone, callboard::ActionKind come);
    /// It is on its way.
    void performed(const callboard::ActionId &id, const callboard::CallRequest &request);
    /// Reasons may have changed.
    void reasonsChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectDesk();
    void retranslate();
    /// `key` in portable text, "Ctrl+Shift+I"; may be empty.
    void add(ActionKind kind, const char *name, const QString &icon, const QString &key);
    QAction *wayTo(const char *name, const QString &icon, const QString &key);
    void refresh();
    void swap(ActionKind first, ActionKind second, bool done, const QKeySequence &key);
    void connectGuard(const KeyGuard &guard, ActionKind kind);
    KeyGuard *guardOf(const QKeyEvent &key);
    bool endsTheCall(const CallRequest &request) const;
    IncomingId ringing() const;

    CallDesk &m_desk;
    CallFocus &m_focus;
    QHash<int, QAction *> m_actions;
    KeyGuard m_endKey; ///< F8 held down or pressed twice; in every window of the program
    KeyGuard m_endAllKey; ///< likewise Shift+F8
};

} // namespace callboard
