// Every setting there is, with its type and default; nothing else names a key.
#pragma once
#include "core/literals.h"
#include <QByteArray>
#include <QString>

namespace callboard {

enum class Theme { System, Light, Dark };

/// One row of the table. `key` is its place in the file and must never be reused for another meaning.
template<class T>
struct Setting {
    const char *key;
    T fallback;
    /// What may be stored; values outside (an edited or newer file) count as absent. Null means anything.
    bool (*allowed)(const T &) = nullptr;
};

namespace setting {

inline bool isFontScale(const int &percent)
{
    return percent >= 80 && percent <= 200;
}
inline bool isCountry(const QString &code)
{
    return code.size() == 2 && code.at(0).isUpper() && code.at(1).isUpper();
}
inline bool isAutoResume(const int &seconds)
{
    return seconds == 0 || (seconds >= 15 && seconds <= 3600);
}

inline bool isVolume(const int &volume)
{
    return volume >= 0 && volume <= 100;
}

inline const Setting<QString> language{"look/language", QString()}; ///< "en", "zh_CN"; empty follows the system
inline const Setting<Theme> theme{"look/theme", Theme::System};
inline const Setting<int> fontScale{"look/fontScale", 100, isFontScale}; ///< per cent of the system's size
inline const Setting<QString> country{"calls/country", QStringLiteral("US"),
                                      isCountry}; ///< ISO 3166, for local numbers
inline const Setting<bool> raiseOnAnswer{"calls/raiseOnAnswer", true}; ///< show the main window once a call is answered

inline const Setting<QByteArray> microphone{"sound/microphone", QByteArray()}; ///< id of a device; empty: as the system
inline const Setting<QByteArray> speaker{"sound/speaker", QByteArray()};
inline const Setting<QByteArray> ringer{"sound/ringer", QByteArray()};
inline const Setting<int> ringVolume{"sound/ringVolume", 70, isVolume}; ///< per cent
inline const Setting<bool> callsHere{"sound/callsHere", true}; ///< calls are taken on this computer, if it has devices
inline const Setting<int> autoResumeSeconds{"calls/autoResumeSeconds", 120,
                                            isAutoResume}; ///< until a paused recording goes on; 0: never

inline const Setting<QString> lastProfile{"state/profile", QString()}; ///< id of the profile signed in to last
inline const Setting<bool> resume{"state/resume", false}; ///< was signed in when it was closed: sign in again
inline const Setting<QByteArray> windowGeometry{"state/window", QByteArray()};
inline const Setting<QByteArray> paneLayout{"state/panes", QByteArray()};
inline const Setting<QByteArray> callColumns{"state/callColumns", QByteArray()}; ///< of the call list
inline const Setting<QString> workspace{"state/workspace", QStringLiteral("calls")}; ///< id of the one shown last

} // namespace setting

} // namespace callboard
