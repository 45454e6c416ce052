// The sixteen keys and their two tones.
#pragma once
#include <optional>
#include <string_view>

namespace callboard::media {

/// Row by row; the position gives the row (/ 4) and the column (% 4).
inline constexpr std::string_view DtmfKeys = "123A456B789C*0#D";
inline constexpr double DtmfRowHertz[] = {697, 770, 852, 941};
inline constexpr double DtmfColumnHertz[] = {1209, 1336, 1477, 1633};

struct DtmfTones {
    double row = 0; ///< hertz
    double column = 0;
};

/// Nothing for what is no key; letters are A to D in either case.
constexpr std::optional<DtmfTones> dtmfTones(char key)
{
    const size_t at = DtmfKeys.find(key >= 'a' && key <= 'd' ? char(key - 'a' + 'A') : key);
    if (at == std::string_view::npos)
        return {};
    return DtmfTones{DtmfRowHertz[at / 4], DtmfColumnHertz[at % 4]};
}

} // namespace callboard::media
