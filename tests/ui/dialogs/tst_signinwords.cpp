#include "core/literals.h"
#include "secrets/secretstore.h"
#include "ui/dialogs/signinwords.h"
#include <QSet>
#include <QTest>

using namespace callboard;

namespace {

Profile relayProfile()
{
    Profile profile;
    profile.kind = Profile::Kind::Relay;
    profile.url = QUrl(u"https://mina@relay.example:8443/path"_s);
    return profile;
}

QString words(SignInProblem::Stage stage, ApiError::Kind kind, const QString &code = {}, int status = 0)
{
    ApiError error;
    error.kind = kind;
    error.code = code;
    error.httpStatus = status;
    return SignInWords::problem({stage, error}, relayProfile());
}

} // namespace

class TestSignInWords : public QObject
{
    Q_OBJECT

private slots:
    void everyStageAndKindHasASentence();
    void whatHelpsDiffersByCause();
    void noSentenceNamesUserOrPath();
    void detailsCarryNoSecret();
    void everyKeychainTroubleHasItsOwnSentence();
};

void TestSignInWords::everyStageAndKindHasASentence()
{
    for (const auto stage :
         {SignInProblem::Stage::Secret, SignInProblem::Stage::Daemons, SignInProblem::Stage::Relay}) {
        for (int kind = 0; kind <= int(ApiError::Kind::Protocol); ++kind)
            QVERIFY(words(stage, ApiError::Kind(kind)).endsWith(u'.'));
    }
}

void TestSignInWords::whatHelpsDiffersByCause()
{
    using Stage = SignInProblem::Stage;
    using Kind = ApiError::Kind;
    const QStringList all{words(Stage::Relay, Kind::Auth, {}, 401),
                          words(Stage::Relay, Kind::Auth, {}, 403),
                          words(Stage::Relay, Kind::Transport),
                          words(Stage::Relay, Kind::Transport, u"TlsFailed"_s),
                          words(Stage::Relay, Kind::Transport, u"HostNotFound"_s),
                          words(Stage::Relay, Kind::Transport, u"ConnectionRefused"_s),
                          words(Stage::Relay, Kind::Timeout),
                          words(Stage::Relay, Kind::Throttled),
                          words(Stage::Relay, Kind::Server),
                          words(Stage::Relay, Kind::NotFound),
                          words(Stage::Relay, Kind::Invalid, u"NotSecure"_s),
                          words(Stage::Daemons, Kind::Transport, u"callboard-relay"_s),
                          words(Stage::Daemons, Kind::Timeout, u"callboard-relay"_s),
                          words(Stage::Daemons, Kind::Transport, u"callboard"_s),
                          words(Stage::Secret, Kind::NotFound)};
    QCOMPARE(QSet(all.begin(), all.end()).size(), all.size());
    QVERIFY(words(Stage::Relay, Kind::Transport, u"TlsFailed"_s).contains(u"not sent"_s));
    QVERIFY(words(Stage::Daemons, Kind::Transport, u"callboard-relay"_s).contains(u"callboard-relay"_s));
}

void TestSignInWords::noSentenceNamesUserOrPath()
{
    const QString sentence = words(SignInProblem::Stage::Relay, ApiError::Kind::Transport);
    QVERIFY(sentence.contains(u"relay.example:8443"_s));
    QVERIFY(!sentence.contains(u"mina"_s));
    QVERIFY(!sentence.contains(u"/path"_s));
}

void TestSignInWords::detailsCarryNoSecret()
{
    ApiError error;
    error.httpStatus = 401;
    error.code = u"Denied"_s;
    error.requestId = u"r-1"_s;
    error.detail = u"endpoint=https://x/;accesskey=c2VjcmV0c2VjcmV0c2VjcmV0 and +14255550123"_s;
    const QString details = SignInWords::details({SignInProblem::Stage::Relay, error});
    for (const QString &part : {u"401"_s, u"Denied"_s, u"r-1"_s, u"relay"_s})
        QVERIFY2(details.contains(part), qPrintable(part));
    QVERIFY(!details.contains(u"c2VjcmV0"_s));
    QVERIFY(!details.contains(u"4255550123"_s));
}

void TestSignInWords::everyKeychainTroubleHasItsOwnSentence()
{
    QSet<QString> sentences;
    for (const QString &code : {secreterror::missing, secreterror::refused, secreterror::locked, secreterror::silent}) {
        ApiError error;
        error.code = code;
        sentences << SignInWords::memoryOnly(error);
        QVERIFY(SignInWords::memoryOnly(error).contains(u"this session only"_s));
    }
    QCOMPARE(sentences.size(), 4);
}

QTEST_GUILESS_MAIN(TestSignInWords)
#include "tst_signinwords.moc"
