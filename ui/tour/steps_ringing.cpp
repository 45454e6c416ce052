// From the door to the first answered call.
#include "core/literals.h"
#include "ui/dialogs/signinwindow.h"
#include "ui/shell/banner.h"
#include "ui/shell/desktop.h"
#include "ui/shell/offerpopup.h"
#include "ui/tour/tourstage.h"
#include "ui/tour/tourstep.h"
#include <QApplication>

namespace callboard::tour {

using namespace std::chrono_literals;

namespace {

constexpr QSize windowSize(1280, 800);

bool ringsWithoutTakingFocus(TourStage &s)
{
    const OfferPopup *popup = s.popup();
    if (!popup || popup->ringing().isEmpty())
        return false;
    s.incoming = popup->ringing().constLast();
    if (popup->isActiveWindow() || QApplication::focusWidget() != s.focus)
        s.fail(u"the popup has taken the focus"_s);
    s.note(s.caller.name);
    return true;
}

} // namespace

QList<TourStep> signingIn()
{
    return {
        {"door", "the sign-in window asks where to sign in",
         [](TourStage &s) {
             s.settings.set(setting::language, u"en"_s);
             s.settings.set(setting::theme, Theme::Light);
             s.settings.set(setting::fontScale, 100);
         },
         [](TourStage &s) { return s.desktop.signInWindow() && s.desktop.signInWindow()->isVisible(); }},
        {"signed-in", "signed in; relay and exchange of this computer run, and the link is live",
         [](TourStage &s) { s.desktop.signInWindow()->submit(); },
         [](TourStage &s) {
             if (!s.desktop.signInWindow()->problem().isEmpty())
                 s.fail(s.desktop.signInWindow()->problem());
             if (!s.window() || !s.session.isLive() || !s.linkBanner()->sentence().isEmpty())
                 return false;
             s.window()->showWorkspace(u"calls"_s);
             s.window()->resize(windowSize);
             return true;
         },
         20s},
    };
}

QList<TourStep> firstCall()
{
    return {
        {"ringing", "a call rings; the popup came up and left the keyboard where it was",
         [](TourStage &s) { s.ring(); }, ringsWithoutTakingFocus},
        {"answered", "answered with the key of Answer; the call is connected",
         [](TourStage &s) { s.trigger("answer"); },
         [](TourStage &s) {
             const IncomingCall *announced = s.session.store().incoming(s.incoming);
             s.first = announced ? announced->callId : CallId();
             const Call *call = s.call(s.first);
             return s.happened(ActionKind::Answer) && call && call->state == CallState::Connected && !s.popup();
         }},
        {"participants", "the call's participants are listed", [](TourStage &s) { s.selectCall(s.first); },
         [](TourStage &s) { return s.call(s.first)->legs.size() >= 2 && s.showsParticipant(TourStage::idOf("Lee")); }},
    };
}

} // namespace callboard::tour
