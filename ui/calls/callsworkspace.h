// The Calls workspace as the frame sees it.
#pragma once
#include "ui/settings/settings.h"
#include <QObject>
#include <QPointer>
#include <memory>

class QWidget;

namespace callboard {

class AudioDesk;
class AutoResume;
class CallActions;
class CallDesk;
class CallFocus;
class CallsPage;
class CallWords;
class PrivacyShield;
class Ticker;

/// Owns the actions, which work from every workspace, and makes the page when it is first shown. One per main window;
/// UI thread. Desk and settings outlive it.
class CallsWorkspace : public QObject
{
    Q_OBJECT

public:
    /// Without `audio` cards show no sound.
    CallsWorkspace(CallDesk &desk, Settings &settings, AudioDesk *audio = nullptr, QObject *parent = nullptr);
    ~CallsWorkspace() override;

    /// With mnemonic, in the present language.
    static QString title();
    QWidget *makePage(QWidget *parent);
    CallActions &actions() { return *m_actions; }
    PrivacyShield &shield() { return *m_shield; }

signals:
    /// Something everybody should read or hear: why an action is not possible now.
    void noticed(const QString &sentence);
    /// An action needs the page in front: a dialog was asked for, or the focus goes to a table of it.
    void wanted();

private:
    void toggleShield();

    CallDesk &m_desk;
    Settings &m_settings;
    AudioDesk *m_audio;
    std::unique_ptr<CallWords> m_phrases;
    std::unique_ptr<Ticker> m_ticker;
    std::unique_ptr<CallFocus> m_focus;
    std::unique_ptr<CallActions> m_actions;
    std::unique_ptr<PrivacyShield> m_shield;
    std::unique_ptr<AutoResume> m_resume;
    QPointer<CallsPage> m_page;
};

} // namespace callboard
