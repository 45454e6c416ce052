// Why a recording is not in the vault, as events, answers and logs name it.
#pragma once
#include <QString>

namespace callboard::relay::vaultcode {

inline constexpr char16_t Expired[] = u"Expired"; ///< the service has it no longer; final
inline constexpr char16_t DiskFull[] = u"DiskFull"; ///< waits for room
inline constexpr char16_t DiskError[] = u"DiskError"; ///< the folder can't be written or read
inline constexpr char16_t Refused[] = u"Refused"; ///< 401 or 403 of the storage
inline constexpr char16_t Throttled[] = u"Throttled"; ///< 429
inline constexpr char16_t Unreachable[] = u"Unreachable"; ///< no answer, or 5xx
inline constexpr char16_t BadAnswer[] = u"BadAnswer"; ///< another range than asked for, or no range at all
inline constexpr char16_t Changed[] = u"Changed"; ///< the file was another one at each try
inline constexpr char16_t NoService[] = u"NoService"; ///< the relay has no service to fetch from
inline constexpr char16_t Damaged[] = u"Damaged"; ///< a kept file no longer has its checksum; final
inline constexpr char16_t Missing[] = u"Missing"; ///< a kept file is gone; final

} // namespace callboard::relay::vaultcode
