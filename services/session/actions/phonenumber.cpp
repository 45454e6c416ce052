#include "session/actions/phonenumber.h"
#include "session/actions/phonecountries.h"
#include <algorithm>

namespace callboard {

using Problem = PhoneNumber::Problem;

namespace {

constexpr qsizetype mostDigits = 15; // E.164
constexpr qsizetype fewestDigits = 7; // calling code and the shortest subscriber numbers
constexpr qsizetype longestShortNumber = 6;

// Emergency numbers in use somewhere; none of them is a subscriber's number anywhere.
constexpr QLatin1StringView emergency[] = {
    "000"_L1, "100"_L1, "101"_L1, "102"_L1, "103"_L1, "104"_L1, "106"_L1, "108"_L1, "110"_L1,
    "111"_L1, "112"_L1, "113"_L1, "114"_L1, "115"_L1, "116"_L1, "117"_L1, "118"_L1, "119"_L1,
    "120"_L1, "122"_L1, "133"_L1, "144"_L1, "15"_L1,  "17"_L1,  "18"_L1,  "190"_L1, "191"_L1,
    "192"_L1, "193"_L1, "194"_L1, "911"_L1, "995"_L1, "997"_L1, "998"_L1, "999"_L1, "10111"_L1,
};

bool isEmergency(const QString &digits)
{
    return std::ranges::any_of(emergency, [&](QLatin1StringView e) { return digits == e; });
}

/// Digits with a leading + kept; nothing when there is something that no phone number has.
std::optional<QString> digitsOf(QString text)
{
    if (text.startsWith("tel:"_L1, Qt::CaseInsensitive))
        text = text.mid(4).section(u';', 0, 0);
    // "+44 (0)20 …" names the trunk prefix only for callers inside the country.
    if (text.startsWith(u'+') || text.startsWith(u'\uFF0B'))
        text.remove("(0)"_L1);
    QString digits;
    for (const QChar c : std::as_const(text)) {
        if (c.digitValue() >= 0)
            digits += QChar(u'0' + c.digitValue());
        else if ((c == u'+' || c == u'\uFF0B') && digits.isEmpty())
            digits += u'+';
        else if (!c.isSpace() && !QStringView(u"-./()\u2010\u2011\u2012\u2013\u200e\u202c").contains(c))
            return std::nullopt;
    }
    return digits;
}

Problem lengthProblem(const QString &digits)
{
    if (digits.size() > mostDigits)
        return Problem::TooLong;
    return digits.size() < fewestDigits ? Problem::TooShort : Problem::None;
}

/// The number behind a calling code, if that is all there is: "+1 911".
Problem shortProblem(const QString &digits)
{
    for (const PhoneCountry &country : phoneCountryTable()) {
        if (digits.startsWith(country.code) && isEmergency(digits.mid(country.code.size())))
            return Problem::Emergency;
    }
    return Problem::None;
}

PhoneNumber international(PhoneNumber number, const QString &digits)
{
    number.problem = shortProblem(digits);
    if (number.isValid())
        number.problem = digits.startsWith(u'0') ? Problem::NotANumber : lengthProblem(digits);
    if (number.isValid() && digits.startsWith(u'1') && digits.size() != 11)
        number.problem = digits.size() < 11 ? Problem::TooShort : Problem::TooLong; // North American plan
    if (number.isValid())
        number.e164 = u'+' + digits;
    return number;
}

} // namespace

PhoneNumber parsePhoneNumber(const QString &text, const QString &country)
{
    PhoneNumber number{text.trimmed(), {}, Problem::None};
    const std::optional<QString> digits = digitsOf(number.entered);
    if (number.entered.isEmpty() || !digits || *digits == u"+"_s || digits->isEmpty()) {
        number.problem = number.entered.isEmpty() ? Problem::Empty : Problem::NotANumber;
        return number;
    }
    if (digits->startsWith(u'+'))
        return international(number, digits->mid(1));
    if (isEmergency(*digits) || digits->size() <= longestShortNumber) {
        number.problem = isEmergency(*digits) ? Problem::Emergency : Problem::ShortNumber;
        return number;
    }
    const PhoneCountry *home = findPhoneCountry(country);
    if (!home) {
        // Without a country only the most common international prefix can be understood.
        if (digits->startsWith("00"_L1))
            return international(number, digits->mid(2));
        number.problem = Problem::NoCountry;
        return number;
    }
    if (digits->startsWith(home->abroad))
        return international(number, digits->mid(home->abroad.size()));
    const bool hasTrunk = !home->trunk.isEmpty() && digits->startsWith(home->trunk);
    return international(number, home->code + (hasTrunk ? digits->mid(home->trunk.size()) : *digits));
}

QStringList phoneCountries()
{
    QStringList list;
    for (const PhoneCountry &country : phoneCountryTable())
        list.append(country.iso);
    return list;
}

QString callingCode(const QString &country)
{
    const PhoneCountry *found = findPhoneCountry(country);
    return found ? u'+' + found->code : QString();
}

} // namespace callboard
