// Prompts, input, recording and transcript of the first call.
#include "core/literals.h"
#include "session/desk/privacyshield.h"
#include "ui/shell/desktop.h"
#include "ui/tour/tourstage.h"
#include "ui/tour/tourstep.h"
#include <QCheckBox>
#include <QDialog>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

namespace callboard::tour {

using namespace std::chrono_literals;

namespace {

bool records(const TourStage &s, RecordingState state)
{
    const Call *call = s.call(s.first);
    return call && call->recording && call->recording->state == state;
}

bool transcribes(const TourStage &s, StreamState state)
{
    return s.call(s.first)->transcript.state == state;
}

/// The dialog's prompt.
void write(TourStage &s, const char *dialog, const QString &words)
{
    const QDialog *asks = s.dialog(dialog);
    auto *content = asks ? asks->findChild<QPlainTextEdit *>(u"promptContent"_s) : nullptr;
    content ? content->setPlainText(words) : s.fail(u"no dialog asks for a prompt"_s);
}

bool saidMoreThan(TourStage &s, int before)
{
    const QList<TranscriptLine> lines = s.session.store().transcript(s.first);
    int customer = 0;
    for (const TranscriptLine &line : lines) {
        if (line.speaker == TourStage::idOf("Lee")) {
            ++customer;
            s.note(u"“%1”"_s.arg(line.text));
        }
    }
    return customer > before;
}

const MediaOperation *ended(const TourStage &s, MediaKind kind)
{
    for (const MediaOperation &operation : s.call(s.first)->media) {
        if (operation.kind == kind && operation.outcome == MediaOutcome::Completed)
            return &operation;
    }
    return nullptr;
}

QList<TourStep> listening()
{
    return {
        {"recorded", "the call is recorded, a channel for each participant",
         [](TourStage &s) {
             s.trigger("startRecording");
             s.confirm("recordDialog");
         },
         [](TourStage &s) { return records(s, RecordingState::Active); }},
        {"transcribed", "the call is transcribed", [](TourStage &s) { s.trigger("startTranscription"); },
         [](TourStage &s) { return transcribes(s, StreamState::On); }},
        {"transcript", "what the customer says is written down", [](TourStage &s) { s.trigger("goToTranscript"); },
         [](TourStage &s) { return saidMoreThan(s, 0); }, 30s},
        {"prompt", "a text was read out to everybody in the call",
         [](TourStage &s) {
             s.trigger("play");
             write(s, "playDialog", u"Thank you for calling. How may I help you today?"_s);
             s.confirm("playDialog");
         },
         [](TourStage &s) { return s.happened(ActionKind::Play) && ended(s, MediaKind::Prompt); }, 20s},
        {"reply", "the customer has heard it and answers", [](TourStage &) {},
         [](TourStage &s) { return saidMoreThan(s, 1); }, 30s},
    };
}

QList<TourStep> collecting()
{
    return {
        {"digits", "the customer was asked for a number, and its keys were understood",
         [](TourStage &s) {
             s.trigger("collect");
             write(s, "collectDialog", u"Please enter your customer number, then press the pound key."_s);
             if (const QDialog *asks = s.dialog("collectDialog"))
                 asks->findChild<QCheckBox *>(u"collectSensitive"_s)->setChecked(false);
             s.confirm("collectDialog");
         },
         [](TourStage &s) {
             const MediaOperation *input = ended(s, MediaKind::Input);
             if (input)
                 s.note(input->tones);
             return s.happened(ActionKind::Collect) && input && !input->tones.isEmpty();
         },
         40s},
        {"keypad", "keys were sent to the customer's phone",
         [](TourStage &s) {
             s.trigger("keypad");
             QDialog *pad = s.dialog("keypadDialog");
             if (!pad)
                 return s.fail(u"there is no keypad"_s);
             for (const char *key : {"key5", "key#"})
                 s.press(pad, key);
         },
         [](TourStage &s) {
             const QDialog *pad = s.dialog("keypadDialog");
             const auto *sent = pad ? pad->findChild<QListWidget *>(u"toneHistory"_s) : nullptr;
             return s.happened(ActionKind::SendTones) && sent && sent->count() == 2;
         }},
    };
}

QList<TourStep> shielding()
{
    return {
        {"paused", "the recording is paused, with the reason",
         [](TourStage &s) {
             s.press(s.dialog("keypadDialog"), "keypadClose");
             s.trigger("pauseRecording");
             s.confirm("pauseDialog");
         },
         [](TourStage &s) {
             if (!records(s, RecordingState::Paused) || s.call(s.first)->recording->controlReason.isEmpty())
                 return false;
             s.note(s.call(s.first)->recording->controlReason);
             return true;
         }},
        {"goes-on", "the recording goes on", [](TourStage &s) { s.trigger("resumeRecording"); },
         [](TourStage &s) { return records(s, RecordingState::Active); }},
        {"shielded", "the privacy shield is up: neither recording nor transcript",
         [](TourStage &s) { s.trigger("shield"); },
         [](TourStage &s) { return records(s, RecordingState::Paused) && transcribes(s, StreamState::Off); }},
        {"unshielded", "the shield is down: both go on", [](TourStage &s) { s.trigger("shield"); },
         [](TourStage &s) { return records(s, RecordingState::Active) && transcribes(s, StreamState::On); }},
        {"recording-stopped", "the recording is stopped", [](TourStage &s) { s.trigger("stopRecording"); },
         [](TourStage &s) { return s.happened(ActionKind::StopRecording) && !records(s, RecordingState::Active); }},
    };
}

} // namespace

QList<TourStep> media()
{
    return listening() + collecting() + shielding();
}

QList<TourStep> recordings()
{
    return {
        {"recordings", "the recording was fetched and can be looked at",
         [](TourStage &s) { s.window()->showWorkspace(u"recordings"_s); },
         [](TourStage &s) {
             QAbstractItemView *list = s.table("recordingList");
             if (!list || !list->isVisible() || list->model()->rowCount() == 0)
                 return false;
             list->setCurrentIndex(list->model()->index(0, 0));
             return true;
         }},
    };
}

} // namespace callboard::tour
