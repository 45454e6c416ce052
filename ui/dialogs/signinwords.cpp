#include "ui/dialogs/signinwords.h"
#include "core/literals.h"
#include "core/redaction.h"
#include "secrets/secretstore.h"

namespace callboard {

namespace {

using Kind = ApiError::Kind;

QString where(const Profile &profile)
{
    return profile.kind == Profile::Kind::Relay ? profile.url.toString(QUrl::RemoveUserInfo | QUrl::RemovePath)
                                                : profile.title();
}

} // namespace

static QString secretProblem(const ApiError &error, const Profile &profile)
{
    if (error.kind != Kind::NotFound)
        return SignInWords::memoryOnly(error);
    if (profile.kind == Profile::Kind::Direct)
        return SignInWords::tr("Enter the connection string: none is kept in the keychain.");
    return SignInWords::tr("Enter the password: none is kept in the keychain.");
}

static QString daemonsProblem(const ApiError &error)
{
    if (error.code == "callboard"_L1)
        return SignInWords::tr(
            "Callboard can't write to its own folder. Check the permissions and the space on the disk.");
    if (error.kind == Kind::Timeout)
        return SignInWords::tr("%1 did not start in time. Try again.").arg(error.code);
    return SignInWords::tr("%1 could not be started. Try again; the details say more.").arg(error.code);
}

static QString transportProblem(const ApiError &error, const Profile &profile)
{
    if (error.code == "TlsFailed"_L1)
        return SignInWords::tr(
                   "The connection to %1 is not secure: its certificate can't be trusted. The password was not "
                   "sent. Ask whoever runs the relay.")
            .arg(where(profile));
    if (error.code == "HostNotFound"_L1)
        return SignInWords::tr("There is no computer called %1. Check the address and your network.")
            .arg(profile.url.host());
    if (error.code == "ConnectionRefused"_L1)
        return SignInWords::tr("No relay answers at %1. Check the address, or ask whether it is running.")
            .arg(where(profile));
    return SignInWords::tr("The relay at %1 can't be reached. Check your network and try again.").arg(where(profile));
}

static QString relayProblem(const ApiError &error, const Profile &profile)
{
    switch (error.kind) {
    case Kind::Transport: return transportProblem(error, profile);
    case Kind::Timeout:
        return SignInWords::tr("The relay at %1 did not answer in time. Try again.").arg(where(profile));
    case Kind::Auth:
        return error.httpStatus == 403 ? SignInWords::tr("This user may not sign in here.")
                                       : SignInWords::tr("User or password is wrong.");
    case Kind::Throttled: return SignInWords::tr("Too many attempts. Wait a minute, then try again.");
    case Kind::Server: return SignInWords::tr("The relay has a problem of its own. Try again in a moment.");
    case Kind::Invalid:
        if (error.code == "NotSecure"_L1)
            return SignInWords::profileProblem(Profile::Problem::NotSecure);
        break;
    case Kind::Cancelled: return SignInWords::tr("Signing in was cancelled.");
    case Kind::NotFound:
    case Kind::Conflict:
    case Kind::Protocol: break;
    }
    return SignInWords::tr("What answers at %1 is no Callboard relay. Check the address.").arg(where(profile));
}

QString SignInWords::problem(const SignInProblem &problem, const Profile &profile)
{
    switch (problem.stage) {
    case SignInProblem::Stage::Secret: return secretProblem(problem.error, profile);
    case SignInProblem::Stage::Daemons: return daemonsProblem(problem.error);
    case SignInProblem::Stage::Relay: return relayProblem(problem.error, profile);
    }
    return {};
}

QString SignInWords::details(const SignInProblem &problem)
{
    static constexpr std::array stages{"secret"_L1, "daemons"_L1, "relay"_L1};
    QStringList lines{u"stage: %1"_s.arg(stages.at(size_t(problem.stage))),
                      u"kind: %1"_s.arg(kindName(problem.error.kind))};
    if (problem.error.httpStatus)
        lines << u"status: %1"_s.arg(problem.error.httpStatus);
    if (!problem.error.code.isEmpty())
        lines << u"code: %1"_s.arg(problem.error.code);
    if (!problem.error.requestId.isEmpty())
        lines << u"request: %1"_s.arg(problem.error.requestId);
    if (!problem.error.detail.isEmpty())
        lines << redacted(problem.error.detail);
    return lines.join(u'\n');
}

QString SignInWords::memoryOnly(const ApiError &why)
{
    if (why.code == secreterror::missing)
        return tr("This system has no keychain: secrets are kept in memory for this session only.");
    if (why.code == secreterror::refused)
        return tr("Access to the keychain was refused: secrets are kept in memory for this session only.");
    if (why.code == secreterror::silent)
        return tr("The keychain does not answer: secrets are kept in memory for this session only.");
    return tr("The keychain is locked or can't be used: secrets are kept in memory for this session only.");
}

QString SignInWords::step(SignIn::Step step, const Profile &profile)
{
    switch (step) {
    case SignIn::Step::Idle: return {};
    case SignIn::Step::ReadingSecret: return tr("Asking the keychain…");
    case SignIn::Step::StartingDaemons:
        return profile.kind == Profile::Kind::Embedded ? tr("Starting relay and exchange on this computer…")
                                                       : tr("Starting the relay on this computer…");
    case SignIn::Step::SigningIn: return tr("Signing in…");
    }
    return {};
}

QString SignInWords::profileProblem(Profile::Problem problem)
{
    switch (problem) {
    case Profile::Problem::None: return {};
    case Profile::Problem::NoName: return tr("Give the profile a name.");
    case Profile::Problem::NoUrl: return tr("Enter the relay's address, such as https://relay.example.com.");
    case Profile::Problem::NotSecure:
        return tr("The address has to begin with https: a password is never sent unprotected to another computer.");
    case Profile::Problem::NoUser: return tr("Enter your user name.");
    }
    return {};
}

} // namespace callboard
