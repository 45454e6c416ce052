// What can't be done, known before anybody is asked; words for it are in ui/text.
#pragma once
#include "session/actions/pendingaction.h"
#include "store/callstore.h"

namespace callboard {

/// Why an action is not offered. None means that it may be tried.
enum class Refusal {
    None,
    Offline, ///< no live link to the relay
    NotAllowed, ///< the user's roles do not reach so far
    AlreadyPending, ///< the same was asked and is not answered yet
    UnknownCall, ///< no such call or participant
    CallOver,
    CallNotConnected, ///< the call is not up yet
    IncomingGone, ///< it rings no more
    TakenByOther, ///< another user has it
    PhoneNumberCantBeMuted, ///< offer Hold (product F1)
    OnlyAcsUsersCanBeMuted,
    AlreadyMuted, ///< only the user himself can undo it
    OwnLeg, ///< the application can't do that to itself
    AlreadyOnHold,
    NotOnHold,
    AlreadyInCall,
    AlreadyInvited,
    CallIsFull, ///< 350 participants (contract README, 17)
    SourceNumberMissing, ///< phone numbers are called with a number of one's own
    VoipCantGoToPhone, ///< a VoIP call can't be redirected to a phone number (contract README, 6.3)
    NoInvitation, ///< nothing to cancel
    SameCall, ///< a participant can't be moved to where he is
    NotToSelf
};

/// Who asks.
struct Actor {
    UserName user;
    bool commandsAll = false; ///< supervisor, admin: every call, not only own ones
    bool commands = false; ///< agent: own calls; a reviewer commands nothing
};

/// Checks an intent against the state. `sourceNumber` is E.164 or empty.
Refusal refusalOf(const PendingAction &intent, const CallStore &store, const Actor &actor,
                  const QString &sourceNumber = {});
/// Roles as the relay names them: agent, supervisor, reviewer, admin.
Actor actorOf(const UserName &user, const QStringList &roles);

} // namespace callboard
