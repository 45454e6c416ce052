// The codes of this folder's errors, in ApiError::code.
#pragma once
#include "core/result.h"
#include <QString>

namespace callboard::media {

inline constexpr char16_t FileMissing[] = u"audioFileMissing"; ///< kind NotFound
inline constexpr char16_t FileUnreadable[] = u"audioFileUnreadable"; ///< kind Server: rights, a bad disk, not a file
inline constexpr char16_t FileTooLarge[] = u"audioFileTooLarge"; ///< kind Invalid
inline constexpr char16_t AudioTooLong[] = u"audioTooLong"; ///< kind Invalid
inline constexpr char16_t AudioUnsupported[]
    = u"audioUnsupported"; ///< kind Invalid: not WAV or MP3, odd rate, too many channels
inline constexpr char16_t AudioDamaged[] = u"audioDamaged"; ///< kind Invalid: no sound can be got out of it
inline constexpr char16_t FileExists[] = u"audioFileExists"; ///< kind Conflict
inline constexpr char16_t FileUnwritable[] = u"audioFileUnwritable"; ///< kind Server: disk full, rights, a bad disk
inline constexpr char16_t PeaksDamaged[] = u"peaksDamaged"; ///< kind Invalid
inline constexpr char16_t PeaksNewer[] = u"peaksNewer"; ///< kind Invalid: written by a later Callboard

inline ApiError fileError(ApiError::Kind kind, const char16_t *code, const QString &detail)
{
    return ApiError::of(kind, detail, QString::fromUtf16(code));
}

} // namespace callboard::media
