// What a window needs of one signed-in user.
#pragma once
#include "session/actions/phonenumber.h"
#include "session/actions/refusal.h"
#include "session/desk/callrequest.h"
#include "store/callstore.h"
#include <QObject>

namespace callboard {

/// State to show and intents to voice. UI thread; outlives the models and panes made on it. Nothing here blocks and
/// nothing fails at the call: how an intent fares shows in actions().
class CallDesk : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual const CallStore &store() const = 0;
    /// Open intents and those whose end the user has not dismissed, in order of their begin.
    virtual QList<PendingAction> actions() const = 0;
    virtual Actor actor() const = 0;
    /// The relay's time, UTC: every duration on screen is counted on its clock.
    virtual QDateTime serverNow() const = 0;
    /// False while what the store holds may be outdated.
    virtual bool isLive() const = 0;
    /// Numbers of one's own to call phones with, E.164; the first is the default.
    virtual QStringList sourceNumbers() const = 0;
    /// Reads what somebody typed, the way this user's country writes numbers.
    virtual PhoneNumber readNumber(const QString &text) const = 0;

    /// Why the request would not be sent; None when it may be tried.
    virtual Refusal refusal(const CallRequest &request) const = 0;
    /// Sends it, unless it is refused: then it is registered as Failed all the same, so that the reason shows.
    virtual ActionId perform(const CallRequest &request) = 0;
    /// The same intent once more, after it failed or was not confirmed. Empty when the id is unknown or still open.
    virtual ActionId retry(const ActionId &id) = 0;
    /// The user has seen how it ended.
    virtual void dismiss(const ActionId &id) = 0;

signals:
    void callsChanged(const callboard::ChangeSet &changes);
    /// What somebody in a call is saying just now; kept nowhere. The next one of the same speaker takes its place.
    void partialHeard(const callboard::CallId &call, const callboard::TranscriptLine &line);
    /// Any of actions() changed, began or went.
    void actionsChanged();
    /// Link, roles or numbers changed: ask refusal() again.
    void availabilityChanged();
};

} // namespace callboard
