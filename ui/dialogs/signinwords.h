// What went wrong on the way in, and what to do about it.
#pragma once
#include "session/signin/signin.h"
#include "ui/settings/profile.h"
#include <QCoreApplication>

namespace callboard {

class SignInWords
{
    Q_DECLARE_TR_FUNCTIONS(callboard::SignInWords)

public:
    /// One or two sentences: what happened and what helps.
    static QString problem(const SignInProblem &problem, const Profile &profile);
    /// For "copy details": stage, codes and the system's own words; no secrets.
    static QString details(const SignInProblem &problem);
    /// Why secrets are kept in memory only.
    static QString memoryOnly(const ApiError &why);
    static QString step(SignIn::Step step, const Profile &profile);
    /// What is wrong with a profile; empty for None.
    static QString profileProblem(Profile::Problem problem);
};

} // namespace callboard
