// The head of the selected call: who it is, how it stands, and what can be done with it.
#pragma once
#include "models/phrases.h"
#include "session/desk/calldesk.h"
#include <QTimer>
#include <QWidget>

class QLabel;

namespace callboard {

class ActionRow;
class AudioDesk;
class AutoResume;
class CallActions;
class CallFocus;
class MediaStrip;
class PrivacyShield;
class Ticker;
class VoiceRow;

/// References outlive it. UI thread.
class CallCard : public QWidget
{
    Q_OBJECT

public:
    struct Parts {
        CallDesk &desk;
        CallFocus &focus;
        CallActions &actions;
        const Phrases &phrases;
        const Ticker &ticker;
        PrivacyShield &shield;
        AutoResume &resume;
        AudioDesk *audio = nullptr; ///< nothing where there is no sound
    };
    CallCard(const Parts &parts, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void refresh();
    void show(const CallRow &row, const CallContext &context);
    void showState(const CallRow &row);
    void showNothing();

    Parts m_parts;
    QLabel *m_icon;
    QLabel *m_name;
    QLabel *m_state;
    QLabel *m_identity;
    QLabel *m_times;
    QLabel *m_ending;
    QLabel *m_context;
    VoiceRow *m_voice; ///< nullptr without sound
    ActionRow *m_ringActions;
    ActionRow *m_callActions;
    ActionRow *m_mediaActions;
    MediaStrip *m_media;
    QTimer m_due;
};

} // namespace callboard
