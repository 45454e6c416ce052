// E.164 from what a person types.
#pragma once
#include <QString>
#include <QStringList>

namespace callboard {

/// What a number is, or why it can't be dialled.
struct PhoneNumber {
    enum class Problem {
        None,
        Empty,
        NotANumber, ///< letters or signs that no phone number has
        TooShort,
        TooLong, ///< more than 15 digits (E.164)
        NoCountry, ///< a national number, and no default country is set
        Emergency, ///< the service does not carry emergency calls
        ShortNumber ///< service numbers of a national network can't be reached from outside it
    };
    QString entered; ///< as typed, spaces at the ends cut
    QString e164; ///< "+442079460000"; empty when there is a problem
    Problem problem = Problem::None;

    bool isValid() const { return problem == Problem::None; }
};

/// Reads "+44 20 7946 0000", "0044 …", "(425) 555-0123", "tel:…". A national number gets the calling code of
/// `country` (ISO 3166, "US"); its trunk prefix is dropped. Digits of any script count.
PhoneNumber parsePhoneNumber(const QString &text, const QString &country);

/// Countries that national numbers can be read for, ISO 3166, ordered.
QStringList phoneCountries();
/// "+44" for "GB"; empty when the country is not in the table.
QString callingCode(const QString &country);

} // namespace callboard
