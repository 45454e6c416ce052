// What is wrong with a number, and how to write it.
#pragma once
#include "session/actions/phonenumber.h"
#include <QCoreApplication>

namespace callboard {

class NumberText
{
    Q_DECLARE_TR_FUNCTIONS(callboard::NumberText)

public:
    /// One sentence; empty for None.
    static QString problem(PhoneNumber::Problem problem);
};

} // namespace callboard
