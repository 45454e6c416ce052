// Calls beside the first one, and how calls end.
#include "core/literals.h"
#include "models/calllistmodel.h"
#include "ui/shell/banner.h"
#include "ui/shell/desktop.h"
#include "ui/shell/offerpopup.h"
#include "ui/text/errortext.h"
#include "ui/tour/tourstage.h"
#include "ui/tour/tourstep.h"
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>

namespace callboard::tour {

using namespace std::chrono_literals;

namespace {

void dial(TourStage &s, const QString &whom)
{
    s.trigger("dial");
    s.type(whom);
    s.confirm("targetDialog");
}

/// The call that the step's own action has set up, once it is connected.
bool isSetUp(TourStage &s, ActionKind kind)
{
    const PendingAction *own = s.action(kind);
    s.second = own ? own->callId : CallId();
    const Call *call = s.call(s.second);
    return s.happened(kind) && call && call->state == CallState::Connected
        && s.lists("callList", CallListModel::CallIdRole, s.second.text);
}

bool rings(TourStage &s)
{
    const OfferPopup *popup = s.popup();
    if (!popup || popup->ringing().isEmpty())
        return false;
    s.incoming = popup->ringing().constLast();
    s.note(s.caller.name);
    return true;
}

bool closedAs(TourStage &s, IncomingOutcome outcome)
{
    const IncomingCall *announced = s.session.store().incoming(s.incoming);
    return announced && announced->outcome == outcome && !s.popup();
}

bool isOver(TourStage &s, const CallId &id)
{
    const Call *call = s.call(id);
    return call && call->isOver();
}

QList<TourStep> dialling()
{
    return {
        {"dialled", "called Roy Diaz by a number in local form; he has answered",
         [](TourStage &s) { dial(s, u"(425) 555-0124"_s); }, [](TourStage &s) { return isSetUp(s, ActionKind::Dial); }},
        {"busy", "called Omar Haddad, who is busy; the failure is told in words",
         [](TourStage &s) { dial(s, u"+1 425 555 0131"_s); },
         [](TourStage &s) {
             if (!s.failed(ActionKind::Dial))
                 return false;
             const PendingAction *own = s.action(ActionKind::Dial);
             s.note(ErrorText::outcome(*own));
             return s.lists("callList", CallListModel::CallIdRole, own->callId.text);
         }},
        {"moved", "Roy Diaz was moved from his call into the first one",
         [](TourStage &s) {
             s.selectCall(s.first);
             s.trigger("moveHere");
             s.choose("candidates", Qt::UserRole, TourStage::party("Roy").rawId);
             s.confirm("moveDialog");
         },
         [](TourStage &s) {
             return s.happened(ActionKind::MoveHere) && s.leg(s.first, "Roy")
                 && s.showsParticipant(TourStage::idOf("Roy"));
         }},
        {"connected", "connected to the first call once more, by its server call id",
         [](TourStage &s) {
             s.trigger("connect");
             QDialog *asks = s.dialog("connectDialog");
             if (!asks)
                 return s.fail(u"no dialog asks where to connect"_s);
             asks->findChild<QComboBox *>(u"place"_s)->setCurrentIndex(int(CallRequest::Place::ServerCall));
             asks->findChild<QLineEdit *>(u"placeId"_s)->setText(s.call(s.first)->serverCallId.text);
             s.confirm("connectDialog");
         },
         [](TourStage &s) { return isSetUp(s, ActionKind::Connect); }},
        {"left", "left that second connection; the first goes on",
         [](TourStage &s) {
             s.selectCall(s.second);
             s.trigger("hangUp");
         },
         [](TourStage &s) { return isOver(s, s.second) && !isOver(s, s.first); }},
    };
}

QList<TourStep> declining()
{
    return {
        {"second-ringing", "another call rings during the first", [](TourStage &s) { s.ring(); }, rings},
        {"rejected", "it is rejected with the popup's button", [](TourStage &s) { s.press(s.popup(), "reject"); },
         [](TourStage &s) { return closedAs(s, IncomingOutcome::Rejected); }},
    };
}

} // namespace

QList<TourStep> moreCalls()
{
    return dialling() + declining();
}

QList<TourStep> brokenLink()
{
    return {
        {"link-lost", "the relay stands still: the window says so within two seconds",
         [](TourStage &s) { s.signIn.daemons()->freezeRelay(true); },
         [](TourStage &s) {
             s.note(s.linkBanner()->sentence());
             return s.session.link().state == Link::State::Offline && s.linkBanner()->isVisible();
         },
         5s},
        {"link-back", "the relay goes on: live again, and a call that came meanwhile rings",
         [](TourStage &s) {
             s.ring();
             s.signIn.daemons()->freezeRelay(false);
         },
         [](TourStage &s) { return s.session.isLive() && !s.linkBanner()->isVisible() && rings(s); }, 15s},
        {"redirected", "that call is sent to Kim Park instead",
         [](TourStage &s) {
             s.trigger("redirect");
             s.type(TourStage::party("Kim").rawId);
             s.confirm("targetDialog");
         },
         [](TourStage &s) { return closedAs(s, IncomingOutcome::Redirected); }},
    };
}

QList<TourStep> endings()
{
    return {
        {"terminated", "the first call is ended for everyone",
         [](TourStage &s) {
             s.selectCall(s.first);
             s.trigger("terminate");
         },
         [](TourStage &s) { return s.happened(ActionKind::Terminate) && isOver(s, s.first); }},
        {"third-ringing", "a customer calls", [](TourStage &s) { s.ring(); }, rings},
        {"third-answered", "answered", [](TourStage &s) { s.trigger("answer"); },
         [](TourStage &s) {
             const IncomingCall *announced = s.session.store().incoming(s.incoming);
             s.first = announced ? announced->callId : CallId();
             const Call *call = s.call(s.first);
             return call && call->state == CallState::Connected && call->legs.size() >= 2;
         }},
        {"transferred", "the customer was transferred to Ana Reyes, and the call goes on without us",
         [](TourStage &s) {
             s.selectCall(s.first);
             s.trigger("transfer");
             s.type(u"(425) 555-0130"_s);
             s.confirm("targetDialog");
         },
         [](TourStage &s) {
             return s.happened(ActionKind::Transfer) && s.call(s.first)->state == CallState::HandedOff;
         }},
        {"called-back", "called Roy Diaz once more", [](TourStage &s) { dial(s, u"425-555-0124"_s); },
         [](TourStage &s) { return isSetUp(s, ActionKind::Dial); }},
        {"hung-up", "hung up",
         [](TourStage &s) {
             s.selectCall(s.second);
             s.trigger("hangUp");
         },
         [](TourStage &s) { return s.happened(ActionKind::HangUp) && isOver(s, s.second); }},
    };
}

} // namespace callboard::tour
