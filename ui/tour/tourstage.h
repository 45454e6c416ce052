// The tour's hands and eyes.
#pragma once
#include "session/daemons/demoshift.h"
#include "session/signin/signin.h"
#include "session/user/session.h"
#include "ui/settings/settings.h"
#include <QPointer>

class QAbstractItemView;
class QDialog;
class QPushButton;

namespace callboard {

class Banner;
class Desktop;
class MainWindow;
class OfferPopup;

/// Reaches everything as a user would: menus by their entries, dialogs and tables by what they show. What can't be
/// reached becomes problem(). References outlive it. UI thread.
class TourStage
{
public:
    TourStage(Desktop &desktop, Session &session, SignIn &signIn, Settings &settings);

    Desktop &desktop;
    Session &session;
    SignIn &signIn;
    Settings &settings;

    // What the steps remember.
    DemoParty caller; ///< who rang last
    IncomingId incoming; ///< the announcement that rang last
    CallId first; ///< the call that participants come and go in
    CallId second; ///< the call beside it
    QPointer<QWidget> focus; ///< where the keyboard was
    qreal textSize = 0; ///< points

    /// A new step begins: actions from now on are its own.
    void begin();
    /// Why the step can't go on; empty while it can.
    const QString &problem() const { return m_problem; }
    void fail(const QString &why) { m_problem = why; }
    /// More for the printed line: what the screen says.
    const QString &remark() const { return m_remark; }
    void note(const QString &remark) { m_remark = remark; }

    MainWindow *window() const;
    OfferPopup *popup() const; ///< nullptr while nothing rings
    const Banner *linkBanner() const;
    void trigger(const char *action);
    /// Visible dialog of this object name; nullptr when there is none.
    QDialog *dialog(const char *name) const;
    /// Fills the line of the dialog that asks whom.
    void type(const QString &text);
    void confirm(const char *dialog);
    void press(QWidget *in, const char *button);
    QAbstractItemView *table(const char *name) const;
    /// Makes the row the current one whose column 0 has `value` in `role`.
    void choose(const char *table, int role, const QString &value);
    bool lists(const char *table, int role, const QString &value) const;
    void selectCall(const CallId &id);
    void selectParticipant(const RawId &id);
    bool showsParticipant(const RawId &id) const;
    /// Whether a label, the status bar or the cell of a table says so.
    bool says(const QString &words) const;

    /// The next of the demonstration's callers dials.
    void ring();
    /// Somebody of the demonstration by the beginning of the name.
    static DemoParty party(const char *name);
    static RawId idOf(const char *name);

    const Call *call(const CallId &id) const { return session.store().call(id); }
    const Leg *leg(const CallId &id, const char *name) const;
    /// The step's own action of this kind; nullptr when none was asked for.
    const PendingAction *action(ActionKind kind);
    /// The step's own action is confirmed. When it failed, that is the step's problem.
    bool happened(ActionKind kind);
    bool failed(ActionKind kind);

private:
    QSet<ActionId> m_earlier;
    PendingAction m_action;
    QString m_problem;
    QString m_remark;
};

} // namespace callboard
