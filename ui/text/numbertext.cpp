#include "ui/text/numbertext.h"

namespace callboard {

QString NumberText::problem(PhoneNumber::Problem problem)
{
    switch (problem) {
    case PhoneNumber::Problem::None: return {};
    case PhoneNumber::Problem::Empty: return tr("Type a phone number, a name of the list, or a user's id.");
    case PhoneNumber::Problem::NotANumber: return tr("This is neither a phone number nor a user's id.");
    case PhoneNumber::Problem::TooShort: return tr("The number is too short.");
    case PhoneNumber::Problem::TooLong: return tr("The number is too long.");
    case PhoneNumber::Problem::NoCountry:
        return tr("Write the number with its country, such as +44 20 7946 0000, or set your country in the settings.");
    case PhoneNumber::Problem::Emergency: return tr("The service does not carry emergency calls. Use a phone.");
    case PhoneNumber::Problem::ShortNumber: return tr("Short numbers can't be reached from here.");
    }
    Q_UNREACHABLE();
}

} // namespace callboard
