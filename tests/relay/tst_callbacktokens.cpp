// Tokens of callbacks: only what the issuer signed for this relay, now, is believed.
#include "core/literals.h"
#include "relay/intake/callbacktoken.h"
#include "relay/testissuer.h"
#include "support/fakenetwork.h"
#include "support/seed.h"
#include <QJsonArray>
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
        const auto all = forgedTokens(first(), stranger(), claims());
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

QTEST_GUILESS_MAIN(TstCallbackTokens)
#include "tst_callbacktokens.moc"
