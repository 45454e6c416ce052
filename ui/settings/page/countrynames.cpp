#include "ui/settings/page/countrynames.h"
#include "core/literals.h"
#include <QCoreApplication>
#include <array>

namespace callboard {

QString countryName(const QString &iso)
{
    struct Named {
        QLatin1StringView iso;
        const char *name;
    };
    static constexpr auto names = std::to_array<Named>({
        {"AE"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "United Arab Emirates")},
        {"AR"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Argentina")},
        {"AT"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Austria")},
        {"AU"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Australia")},
        {"BE"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Belgium")},
        {"BG"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Bulgaria")},
        {"BR"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Brazil")},
        {"CA"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Canada")},
        {"CH"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Switzerland")},
        {"CL"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Chile")},
        {"CN"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "China")},
        {"CO"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Colombia")},
        {"CY"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Cyprus")},
        {"CZ"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Czechia")},
        {"DE"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Germany")},
        {"DK"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Denmark")},
        {"EE"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Estonia")},
        {"EG"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Egypt")},
        {"ES"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Spain")},
        {"FI"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Finland")},
        {"FR"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "France")},
        {"GB"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "United Kingdom")},
        {"GR"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Greece")},
        {"HK"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Hong Kong")},
        {"HR"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Croatia")},
        {"HU"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Hungary")},
        {"ID"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Indonesia")},
        {"IE"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Ireland")},
        {"IL"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Israel")},
        {"IN"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "India")},
        {"IS"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Iceland")},
        {"IT"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Italy")},
        {"JP"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Japan")},
        {"KE"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Kenya")},
        {"KR"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "South Korea")},
        {"LT"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Lithuania")},
        {"LU"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Luxembourg")},
        {"LV"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Latvia")},
        {"MA"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Morocco")},
        {"MT"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Malta")},
        {"MX"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Mexico")},
        {"MY"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Malaysia")},
        {"NG"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Nigeria")},
        {"NL"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Netherlands")},
        {"NO"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Norway")},
        {"NZ"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "New Zealand")},
        {"PE"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Peru")},
        {"PH"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Philippines")},
        {"PL"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Poland")},
        {"PT"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Portugal")},
        {"RO"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Romania")},
        {"RS"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Serbia")},
        {"RU"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Russia")},
        {"SA"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Saudi Arabia")},
        {"SE"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Sweden")},
        {"SG"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Singapore")},
        {"SI"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Slovenia")},
        {"SK"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Slovakia")},
        {"TH"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Thailand")},
        {"TR"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Türkiye")},
        {"TW"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Taiwan")},
        {"UA"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Ukraine")},
        {"US"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "United States")},
        {"VN"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "Vietnam")},
        {"ZA"_L1, QT_TRANSLATE_NOOP("callboard::CountryNames", "South Africa")},
    });
    for (const Named &named : names) {
        if (named.iso == iso)
            return QCoreApplication::translate("callboard::CountryNames", named.name);
    }
    return iso;
}

} // namespace callboard
