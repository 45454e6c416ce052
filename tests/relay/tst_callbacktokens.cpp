// Tokens of callbacks: only what the issuer signed for this relay, now, is believed.
#include "core/literals.h"
#include "relay/intake/callbacktoken.h"
#include "relay/testissuer.h"
#include "support/fakenetwork.h"
#include "support/seed.h"
#include <QJsonArray>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QTest>

using namespace callboard;
using namespace callboard::relay;
using namespace callboard::test;
using namespace std::chrono_literals;

namespace {
const QString IssuerName = u"https://issuer.test"_s;
const QString Audience = u"9a1e0f6c-resource"_s;

const SigningKey &first()
{
    static const SigningKey key(u"first"_s);
    return key;
}

const SigningKey &stranger()
{
    static const SigningKey key(u"stranger"_s);
    return key;
}

QByteArray hmacToken(const QJsonObject &claims, const QByteArray &secret)
{
    const QByteArray text
        = urlText(QJsonObject{{u"alg"_s, u"HS256"_s}, {u"kid"_s, first().kid()}}) + '.' + urlText(claims);
    return text + '.' + urlText(QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256));
}
} // namespace

class TstCallbackTokens : public QObject
{
    Q_OBJECT

    ManualClock clock;
    std::shared_ptr<FakeNetwork> network;
    std::unique_ptr<IssuerKeys> keys;
    std::unique_ptr<CallbackTokens> tokens;

    void publish(const QJsonArray &set)
    {
        network->expect("GET", "/config",
                        jsonReply(200, {{u"issuer"_s, IssuerName}, {u"jwks_uri"_s, u"https://issuer.test/keys"_s}}));
        network->expect("GET", "/keys", jsonReply(200, {{u"keys"_s, set}}));
    }
    /// 200, 401 or 503.
    int verdict(const QByteArray &token)
    {
        std::optional<int> status;
        tokens->verify(token, [&status](const auto &r) { status = r ? 200 : r.error().httpStatus; });
        if (!QTest::qWaitFor([&status] { return status.has_value(); }))
            return 0;
        return *status;
    }
    QJsonObject claims() const
    {
        const qint64 now = clock.now().toSecsSinceEpoch();
        return {{u"iss"_s, IssuerName}, {u"aud"_s, Audience}, {u"nbf"_s, now}, {u"exp"_s, now + 300}};
    }
    QJsonObject claimsWith(const QString &name, const QJsonValue &value) const
    {
        QJsonObject changed = claims();
        changed.insert(name, value);
        return changed;
    }
    void knowFirstKey()
    {
        publish({first().jwk()});
        QCOMPARE(verdict(first().token(claims())), 200);
        QVERIFY(network->allArrived());
    }
    QMap<QByteArray, QByteArray> forgeries() const;

private slots:
    void init()
    {
        network = std::make_shared<FakeNetwork>();
        keys = std::make_unique<IssuerKeys>(Issuer{QUrl(u"https://issuer.test/config"_s), IssuerName, Audience},
                                            network, clock);
        tokens = std::make_unique<CallbackTokens>(*keys, clock);
    }
    void cleanup() { QVERIFY(network->allArrived()); }

    void whatTheIssuerSignedIsAccepted()
    {
        knowFirstKey();
        QCOMPARE(verdict(first().token(claimsWith(u"aud"_s, QJsonArray{u"other"_s, Audience}))), 200);
    }
    void forgedTokensAreRefusedAndCostNoRequest()
    {
        knowFirstKey();
        const auto all = forgeries();
        for (auto it = all.cbegin(); it != all.cend(); ++it)
            QVERIFY2(verdict(it.value()) == 401, it.key().constData());
        QCOMPARE(network->sent().size(), 2);
        QCOMPARE(verdict(first().token(claims())), 200);
    }
    void noBitMayChange()
    {
        knowFirstKey();
        const QByteArray good = first().token(claims());
        QRandomGenerator random(printedSeed());
        int accepted = 0;
        for (int i = 0; i < 10'000; ++i) {
            QByteArray bad = good;
            const qsizetype at = random.bounded(int(bad.size()));
            bad[at] = char(bad[at] ^ (1 << random.bounded(8)));
            accepted += verdict(bad) == 401 ? 0 : 1;
        }
        QCOMPARE(accepted, 0);
        QCOMPARE(verdict(good), 200);
    }
    void aTokenEndsAMinuteAfterItsExpiry()
    {
        knowFirstKey();
        const QByteArray token = first().token(claims());
        clock.advance(359s);
        QCOMPARE(verdict(token), 200);
        clock.advance(1s);
        QCOMPARE(verdict(token), 401);
    }
    void aNewKeyIsFoundAndAnOldOneForgottenWithoutARestart()
    {
        knowFirstKey();
        const SigningKey next(u"next"_s);
        clock.advance(61s);
        publish({next.jwk()});
        QCOMPARE(verdict(next.token(claims())), 200);
        QCOMPARE(verdict(first().token(claims())), 401);
    }
    void inventedKidsCostOneRequestAMinute()
    {
        knowFirstKey();
        for (int i = 0; i < 100; ++i)
            QCOMPARE(verdict(stranger().token({{u"alg"_s, u"RS256"_s}, {u"kid"_s, u"invented-%1"_s.arg(i)}}, claims())),
                     401);
        QCOMPARE(network->sent().size(), 2);
        clock.advance(61s);
        publish({first().jwk()});
        QCOMPARE(verdict(stranger().token(claims())), 401);
        QCOMPARE(verdict(stranger().token(claims())), 401);
        QCOMPARE(network->sent().size(), 4);
    }
    void whileTheKeysCantBeReadTheSenderIsAskedToComeBack()
    {
        network->expect("GET", "/config", transportFailure());
        QCOMPARE(verdict(first().token(claims())), 503);
        QCOMPARE(verdict(first().token(claims())), 503);
        clock.advance(2s);
        network->expect("GET", "/config", errorReply(500, u"x"_s));
        QCOMPARE(verdict(first().token(claims())), 503);
        clock.advance(2s);
        knowFirstKey();
    }
    void anUnreadableKeySetKeepsTheKnownKeys()
    {
        knowFirstKey();
        clock.advance(61s);
        network->expect("GET", "/config", transportFailure());
        QCOMPARE(verdict(stranger().token(claims())), 503);
        QCOMPARE(verdict(first().token(claims())), 200);
    }
    void keysAreOnlyReadWhereTheIssuerMayPublishThem_data()
    {
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QString>("keysAt");
        QTest::newRow("another issuer's document") << u"https://other.test"_s << u"https://issuer.test/keys"_s;
        QTest::newRow("no issuer") << QString() << u"https://issuer.test/keys"_s;
        QTest::newRow("keys over plain http") << IssuerName << u"http://issuer.test/keys"_s;
        QTest::newRow("keys from a file") << IssuerName << u"file:///etc/keys"_s;
        QTest::newRow("no keys") << IssuerName << QString();
    }
    void keysAreOnlyReadWhereTheIssuerMayPublishThem()
    {
        QFETCH(QString, issuer);
        QFETCH(QString, keysAt);
        network->expect("GET", "/config", jsonReply(200, {{u"issuer"_s, issuer}, {u"jwks_uri"_s, keysAt}}));
        QCOMPARE(verdict(first().token(claims())), 503);
        QCOMPARE(network->sent().size(), 1);
    }
    void weakAndForeignKeysAreLeftOut()
    {
        QJsonObject encryption = first().jwk();
        encryption.insert(u"use"_s, u"enc"_s);
        QJsonObject otherAlgorithm = first().jwk();
        otherAlgorithm.insert(u"alg"_s, u"RS512"_s);
        QJsonObject elliptic = first().jwk();
        elliptic.insert(u"kty"_s, u"EC"_s);
        QJsonObject noExponent = first().jwk();
        noExponent.remove(u"e"_s);
        QJsonObject nameless = first().jwk();
        nameless.remove(u"kid"_s);
        const SigningKey weak(u"weak"_s, 1024);
        QVERIFY(readKeySet({{u"keys"_s,
                             QJsonArray{encryption, otherAlgorithm, elliptic, noExponent, nameless, weak.jwk(),
                                        QJsonValue(5)}}})
                    .isEmpty());
        QCOMPARE(readKeySet({{u"keys"_s, QJsonArray{first().jwk()}}}).size(), 1);
    }
};

QMap<QByteArray, QByteArray> TstCallbackTokens::forgeries() const
{
    const QByteArray good = first().token(claims());
    const QList<QByteArray> parts = good.split('.');
    const auto header = [](const char *alg, QJsonObject more = {}) {
        more.insert(u"alg"_s, QString::fromLatin1(alg));
        more.insert(u"kid"_s, first().kid());
        return more;
    };
    const auto unsignedToken = [&](const char *alg) { return urlText(header(alg)) + '.' + urlText(claims()) + '.'; };
    const auto without = [this](const QString &name) {
        QJsonObject changed = claims();
        changed.remove(name);
        return first().token(changed);
    };
    const qint64 now = clock.now().toSecsSinceEpoch();
    QMap<QByteArray, QByteArray> all{
        {"empty", ""},
        {"two parts", parts[0] + '.' + parts[1]},
        {"four parts", good + ".AAAA"},
        {"no signature", parts[0] + '.' + parts[1] + '.'},
        {"signature of nothing", parts[0] + '.' + parts[1] + ".AA"},
        {"padded", good + "="},
        {"blank behind", good + " "},
        {"other claims under the signature",
         parts[0] + '.' + urlText(claimsWith(u"exp"_s, now + 9999)) + '.' + parts[2]},
        {"public key as HMAC secret", hmacToken(claims(), first().publicPem())},
        {"modulus as HMAC secret", hmacToken(claims(), first().jwk().value(u"n"_s).toString().toLatin1())},
        {"empty HMAC secret", hmacToken(claims(), "")},
        {"another's key under our kid", stranger().token(header("RS256"), claims())},
        {"another's key under its kid", stranger().token(claims())},
        {"key brought along", stranger().token(header("RS256", {{u"jwk"_s, stranger().jwk()}}), claims())},
        {"address of keys brought along",
         stranger().token(header("RS256", {{u"jku"_s, u"https://evil.test/"_s}}), claims())},
        {"critical extension", first().token(header("RS256", {{u"crit"_s, QJsonArray{u"exp"_s}}}), claims())},
        {"no kid", first().token({{u"alg"_s, u"RS256"_s}}, claims())},
        {"header is a list", urlText(QByteArray("[]")) + '.' + parts[1] + '.' + parts[2]},
        {"claims are a list", parts[0] + '.' + urlText(QByteArray("[]")) + '.' + parts[2]},
        {"audience of another", first().token(claimsWith(u"aud"_s, u"other"_s))},
        {"audience as part", first().token(claimsWith(u"aud"_s, Audience.chopped(1)))},
        {"audience list without us", first().token(claimsWith(u"aud"_s, QJsonArray{u"other"_s}))},
        {"no audience", without(u"aud"_s)},
        {"another issuer", first().token(claimsWith(u"iss"_s, u"https://other.test"_s))},
        {"issuer with a slash", first().token(claimsWith(u"iss"_s, IssuerName + u'/'))},
        {"no issuer", without(u"iss"_s)},
        {"expired", first().token(claimsWith(u"exp"_s, now - 61))},
        {"expiry as text", first().token(claimsWith(u"exp"_s, QString::number(now + 300)))},
        {"no expiry", without(u"exp"_s)},
        {"not valid yet", first().token(claimsWith(u"nbf"_s, now + 61))},
        {"not-before as text", first().token(claimsWith(u"nbf"_s, u"0"_s))}};
    for (const char *alg : {"none", "None", "NONE", "", "HS256", "RS384", "RS512", "PS256", "ES256", "rs256"}) {
        all.insert("alg " + QByteArray(alg) + " unsigned", unsignedToken(alg));
        all.insert("alg " + QByteArray(alg) + " with an RS256 signature", first().token(header(alg), claims()));
    }
    return all;
}

QTEST_GUILESS_MAIN(TstCallbackTokens)
#include "tst_callbacktokens.moc"
