// The sound as the settings have it.
#pragma once
#include "session/desk/audiodesk.h"
#include "ui/settings/settings.h"

namespace callboard {

/// Applies the settings of the sound to a desk, at once and whenever they change. Both outlive it.
class SoundSettings : public QObject
{
    Q_OBJECT

public:
    SoundSettings(Settings &settings, AudioDesk &desk, QObject *parent = nullptr);

    /// Where the choice for a role is kept.
    static const Setting<QByteArray> &of(audio::Role role);

private:
    void apply();

    Settings &m_settings;
    AudioDesk &m_desk;
};

} // namespace callboard
