#include "ui/sound/soundsettings.h"

namespace callboard {

SoundSettings::SoundSettings(Settings &settings, AudioDesk &desk, QObject *parent)
    : QObject(parent),
      m_settings(settings),
      m_desk(desk)
{
    connect(&settings, &Settings::changed, this, [this](QLatin1StringView key) {
        if (key.startsWith("sound/"_L1))
            apply();
    });
    apply();
}

const Setting<QByteArray> &SoundSettings::of(audio::Role role)
{
    switch (role) {
    case audio::Role::Microphone: return setting::microphone;
    case audio::Role::Speaker: return setting::speaker;
    case audio::Role::Ringer: return setting::ringer;
    }
    Q_UNREACHABLE();
}

void SoundSettings::apply()
{
    for (const audio::Role role : audio::AllRoles)
        m_desk.choose(role, m_settings.value(of(role)));
    m_desk.setRingVolume(m_settings.value(setting::ringVolume));
    m_desk.setTakesCallsHere(m_settings.value(setting::callsHere));
}

} // namespace callboard
