// What can be done with those who are in a call.
#include "core/literals.h"
#include "models/timelinemodel.h"
#include "ui/shell/desktop.h"
#include "ui/text/refusaltext.h"
#include "ui/tour/tourstage.h"
#include "ui/tour/tourstep.h"
#include <QAbstractItemView>
#include <QDialog>
#include <QPlainTextEdit>

namespace callboard::tour {

using namespace std::chrono_literals;

namespace {

bool isInvited(const TourStage &s, const char *name)
{
    return s.showsParticipant(TourStage::idOf(name)) && !s.leg(s.first, name);
}

bool hasJoined(TourStage &s, const char *name)
{
    return s.happened(ActionKind::AddParticipant) && s.leg(s.first, name) && s.showsParticipant(TourStage::idOf(name));
}

QList<TourStep> holding()
{
    return {
        {"mute-refused", "muting a phone number is refused, and hold offered instead",
         [](TourStage &s) {
             s.selectParticipant(TourStage::idOf("Lee"));
             s.trigger("mute");
         },
         [](TourStage &s) {
             s.note(RefusalText::sentence(Refusal::PhoneNumberCantBeMuted));
             return s.says(RefusalText::sentence(Refusal::PhoneNumberCantBeMuted));
         }},
        {"held", "the customer is on hold", [](TourStage &s) { s.trigger("hold"); },
         [](TourStage &s) { return s.happened(ActionKind::Hold) && s.leg(s.first, "Lee")->onHold; }},
        {"resumed", "the customer is back from hold", [](TourStage &s) { s.trigger("unhold"); },
         [](TourStage &s) { return s.happened(ActionKind::Unhold) && !s.leg(s.first, "Lee")->onHold; }},
    };
}

QList<TourStep> adding()
{
    return {
        {"add-dialog", "the dialog asks whom to add, and reads a number as it is written here",
         [](TourStage &s) {
             s.trigger("addParticipant");
             s.type(u"(425) 555-0130"_s);
         },
         [](TourStage &s) { return s.dialog("targetDialog") != nullptr; }},
        {"expert-added", "the billing expert Ana Reyes has joined", [](TourStage &s) { s.confirm("targetDialog"); },
         [](TourStage &s) { return hasJoined(s, "Ana"); }},
        {"app-user-added", "Kim Park, who uses an app, has joined",
         [](TourStage &s) {
             s.trigger("addParticipant");
             s.type(TourStage::party("Kim").rawId);
             s.confirm("targetDialog");
         },
         [](TourStage &s) { return hasJoined(s, "Kim"); }},
        {"muted", "Kim Park is muted",
         [](TourStage &s) {
             s.selectParticipant(TourStage::idOf("Kim"));
             s.trigger("mute");
         },
         [](TourStage &s) { return s.happened(ActionKind::Mute) && s.leg(s.first, "Kim")->muted; }},
        {"removed", "Ana Reyes was removed",
         [](TourStage &s) {
             s.selectParticipant(TourStage::idOf("Ana"));
             s.trigger("remove");
         },
         [](TourStage &s) {
             return s.happened(ActionKind::Remove) && !s.leg(s.first, "Ana")
                 && !s.showsParticipant(TourStage::idOf("Ana"));
         }},
    };
}

QList<TourStep> inviting()
{
    return {
        {"invited", "Jo Tran is invited and rings",
         [](TourStage &s) {
             s.trigger("addParticipant");
             s.type(u"425 555 0133"_s);
             s.confirm("targetDialog");
         },
         [](TourStage &s) {
             const PendingAction *add = s.action(ActionKind::AddParticipant);
             return isInvited(s, "Jo") && add && !add->invitationId.isEmpty();
         }},
        {"invitation-cancelled", "the invitation to Jo Tran is withdrawn",
         [](TourStage &s) {
             s.selectParticipant(TourStage::idOf("Jo"));
             s.trigger("cancelAdd");
         },
         [](TourStage &s) { return s.happened(ActionKind::CancelAdd) && !s.showsParticipant(TourStage::idOf("Jo")); }},
        {"timeline", "the timeline shows an event and its raw JSON",
         [](TourStage &s) {
             s.trigger("showRaw");
             QAbstractItemView *timeline = s.table("timeline");
             if (!timeline || timeline->model()->rowCount() == 0)
                 return s.fail(u"the timeline is empty"_s);
             timeline->setCurrentIndex(timeline->model()->index(timeline->model()->rowCount() - 1, 0));
         },
         [](TourStage &s) {
             const auto *raw = s.window()->findChild<QPlainTextEdit *>(u"rawEvent"_s);
             return raw && raw->isVisible() && raw->toPlainText().contains("\"type\""_L1);
         }},
    };
}

} // namespace

QList<TourStep> participants()
{
    return holding() + adding() + inviting();
}

} // namespace callboard::tour
