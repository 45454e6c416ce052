// Local users: Argon2id, slowed guessing, and tokens that nobody can make up.
#include "core/literals.h"
#include "pubsub/token.h"
#include "relay/accounts/passwords.h"
#include "relay/accounts/signin.h"
#include "relay/base/secrets.h"
#include "support/manualclock.h"
#include "support/seed.h"
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace callboard;
using namespace callboard::relay;
using namespace callboard::test;
using namespace std::chrono_literals;

namespace {
const QByteArray Key = "a-hub-access-key-for-tests";
const QString ClientUrl = u"http://relay.test/client/hubs/callboard"_s;

Account account(const QString &name, const QByteArray &password, Roles roles = Role::Agent)
{
    return {UserName(name), {}, roles, hashPassword(password, PasswordCost::Least).valueOr({})};
}

QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object)
        .toJson(QJsonDocument::Compact)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}
} // namespace

class TstAccounts : public QObject
{
    Q_OBJECT

    ManualClock clock;
    std::unique_ptr<QTemporaryDir> dir;

    std::unique_ptr<AccountStore> openStore() const
    {
        return AccountStore::open(dir->filePath(u"accounts.db"_s)).value();
    }
    QJsonObject claims() const
    {
        return {{u"aud"_s, ClientUrl},
                {u"sub"_s, u"mina"_s},
                {u"exp"_s, clock.now().toSecsSinceEpoch() + 60},
                {u"callboard.roles"_s, QJsonArray{u"agent"_s}}};
    }
    QJsonObject claimsWith(const QString &name, const QJsonValue &value) const
    {
        QJsonObject changed = claims();
        changed.insert(name, value);
        return changed;
    }
    Result<SignedIn> signIn(SignIn &door, const QString &user, const QByteArray &password,
                            const QString &address = u"10.0.0.1"_s)
    {
        std::optional<Result<SignedIn>> outcome;
        door.signIn(user, password, address, [&outcome](const auto &r) { outcome = r; });
        if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }))
            return ApiError::invalid(u"no answer"_s);
        return *outcome;
    }

private slots:
    void init() { dir = std::make_unique<QTemporaryDir>(); }

    void passwordsAreKeptAsArgon2id()
    {
        const auto hash = hashPassword("correct horse");
        QVERIFY(hash);
        QVERIFY2(hash->startsWith("$argon2id$v=19$m=65536,t=2,p=1$"), hash->constData());
        QVERIFY(passwordMatches(*hash, "correct horse"));
        QVERIFY(!passwordMatches(*hash, "correct horsf"));
        QVERIFY(!passwordMatches(*hash, ""));
        QVERIFY(*hash != *hashPassword("correct horse")); // salted
    }
    void anUnreadableHashNeverMatches_data()
    {
        QTest::addColumn<QByteArray>("hash");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("plain text") << QByteArray("correct horse");
        QTest::newRow("argon2i") << QByteArray("$argon2i$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaA");
        QTest::newRow("cut short") << QByteArray("$argon2id$v=19$m=8,t=1,p=1$c2Fs");
        QTest::newRow("crypt") << QByteArray("$6$salt$hash");
    }
    void anUnreadableHashNeverMatches()
    {
        QFETCH(QByteArray, hash);
        QVERIFY(!passwordMatches(hash, "correct horse"));
        QVERIFY(!passwordMatches(hash, hash));
        QVERIFY(!passwordMatches(hash, ""));
    }
    void fiveTriesAreFreeThenEachWaitsTwiceAsLong()
    {
        SignInLimiter limiter(clock);
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(limiter.wait(u"mina"_s, u"a"_s), 0ms);
            limiter.tried(u"mina"_s, u"a"_s);
        }
        for (const auto expected : {1s, 2s, 4s, 8s, 16s, 32s, 64s, 128s, 256s, 300s, 300s}) {
            QCOMPARE(limiter.wait(u"mina"_s, u"a"_s), std::chrono::milliseconds(expected));
            QCOMPARE(limiter.wait(u"mina"_s, u"b"_s), 0ms);
            QCOMPARE(limiter.wait(u"omar"_s, u"a"_s), 0ms);
            clock.advance(expected);
            QCOMPARE(limiter.wait(u"mina"_s, u"a"_s), 0ms);
            limiter.tried(u"mina"_s, u"a"_s);
        }
        limiter.succeeded(u"mina"_s, u"a"_s);
        QCOMPARE(limiter.wait(u"mina"_s, u"a"_s), 0ms);
    }
    void countsOfManyNamesDoNotPushOutTheOneUnderAttackOrFillTheMemory()
    {
        SignInLimiter limiter(clock);
        for (int i = 0; i < 11'000; ++i) {
            clock.advance(1ms);
            limiter.tried(u"name-%1"_s.arg(i), u"a"_s);
            if (i % 1000 == 0)
                limiter.tried(u"mina"_s, u"a"_s);
        }
        QVERIFY(limiter.wait(u"mina"_s, u"a"_s) > 0ms);
        QCOMPARE_LE(limiter.counts(), 10'000);
    }
    void anUnknownUserIsAnsweredLikeAWrongPassword()
    {
        Directory directory({account(u"mina"_s, "right")}, nullptr);
        const Tokens tokens(Key, ClientUrl, clock);
        SignIn door(directory, tokens, clock);
        const auto wrong = signIn(door, u"mina"_s, "wrong");
        const auto nobody = signIn(door, u"nobody"_s, "wrong");
        QVERIFY(!wrong && !nobody);
        QCOMPARE(wrong.error(), nobody.error());
        QCOMPARE(wrong.error().httpStatus, 401);
        const auto right = signIn(door, u"mina"_s, "right");
        QVERIFY(right);
        QVERIFY(tokens.verify(right->token.text));
    }
    void guessesAtTheSameTimeAreCountedToo()
    {
        Directory directory({account(u"mina"_s, "right")}, nullptr);
        const Tokens tokens(Key, ClientUrl, clock);
        SignIn door(directory, tokens, clock);
        QHash<int, int> statuses;
        int answered = 0;
        for (int i = 0; i < 50; ++i)
            door.signIn(u"mina"_s, "guess " + QByteArray::number(i), u"10.0.0.1"_s, [&](const auto &r) {
                ++statuses[r ? 200 : r.error().httpStatus];
                ++answered;
            });
        QTRY_COMPARE(answered, 50);
        QCOMPARE(statuses.value(401), 5);
        QCOMPARE(statuses.value(429), 45);
        const auto right = signIn(door, u"mina"_s, "right");
        QVERIFY(!right);
        QVERIFY(right.error().retryAfter.value_or(0ms) > 0ms);
        QVERIFY(signIn(door, u"mina"_s, "right", u"10.0.0.2"_s));
    }
    void aHugeOrOddNameIsRefusedLikeAnyOther()
    {
        Directory directory({}, openStore());
        const Tokens tokens(Key, ClientUrl, clock);
        SignIn door(directory, tokens, clock);
        for (const QString &name : {QString(4000, u'x'), u"a\nb"_s, QString(), u"'; DROP TABLE accounts"_s})
            QCOMPARE(signIn(door, name, "x").error().httpStatus, 401);
    }
    void aTokenIsRenewedWithTheRolesOfNowOrNotAtAll()
    {
        auto store = openStore();
        QVERIFY(store->put(account(u"mina"_s, "right", Role::Agent)));
        Directory directory({}, openStore());
        const Tokens tokens(Key, ClientUrl, clock);
        SignIn door(directory, tokens, clock);
        const auto first = signIn(door, u"mina"_s, "right");
        QVERIFY(first);
        QVERIFY(store->put(account(u"mina"_s, "right", Role::Supervisor)));
        const auto second = door.refresh(first->token.text);
        QVERIFY(second);
        QVERIFY(second->who.hasFloor());
        QVERIFY(tokens.verify(second->token.text)->hasFloor());
        QCOMPARE(door.refresh(tokens.issue({UserName(u"left"_s), {}, Role::Admin}).text).error().httpStatus, 401);
        QCOMPARE(door.refresh("x").error().httpStatus, 401);
        clock.advance(2h);
        QCOMPARE(door.refresh(second->token.text).error().httpStatus, 401);
    }
    void accountsAreKeptInAFileOfTheirOwnerAlone()
    {
        auto store = openStore();
        Account mina = account(u"mina"_s, "one", Role::Agent | Role::Reviewer);
        mina.displayName = u"Mína 朴"_s;
        QVERIFY(store->put(mina));
        const auto permissions = QFileInfo(dir->filePath(u"accounts.db"_s)).permissions();
        QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
        auto other = openStore();
        const auto found = other->find(UserName(u"mina"_s));
        QVERIFY(found && found->has_value());
        QCOMPARE((*found)->displayName, mina.displayName);
        QCOMPARE((*found)->roles, mina.roles);
        QVERIFY(store->put(account(u"mina"_s, "two")));
        QVERIFY(passwordMatches((*other->find(UserName(u"mina"_s)))->passwordHash, "two"));
        QCOMPARE(other->all()->size(), 1);
        QVERIFY(!other->find(UserName(u"nobody"_s))->has_value());
    }
    void aTokenSaysWhoAndWhat()
    {
        const Tokens tokens(Key, ClientUrl, clock);
        const auto issued = tokens.issue({UserName(u"mina"_s), u"Mina"_s, Role::Agent});
        const auto who = tokens.verify(issued.text);
        QVERIFY(who);
        QCOMPARE(who->user.text, u"mina"_s);
        QCOMPARE(who->roles, Roles(Role::Agent));
        const auto inside = pubsub::verifyToken(issued.text, {Key}, clock.now().toSecsSinceEpoch());
        QCOMPARE(pubsub::claimTexts(*inside, "webpubsub.group"_L1), (QStringList{u"agent.mina"_s, u"queue.default"_s}));
        QVERIFY(pubsub::claimTexts(*inside, "role"_L1).isEmpty());
        clock.advance(1h + 6s);
        QVERIFY(!tokens.verify(issued.text));
    }
    void forgedTokensOpenNothing()
    {
        const Tokens tokens(Key, ClientUrl, clock);
        const QByteArray good = pubsub::signToken(claims(), Key);
        QVERIFY(tokens.verify(good));
        const QList<QByteArray> parts = good.split('.');
        QMap<QByteArray, QByteArray> forged{
            {"empty", ""},
            {"another key", pubsub::signToken(claims(), Key + "x")},
            {"empty key", pubsub::signToken(claims(), "")},
            {"unsigned", parts[0] + '.' + parts[1] + '.'},
            {"other claims", parts[0] + '.' + text(claimsWith(u"sub"_s, u"admin"_s)) + '.' + parts[2]},
            {"padded", good + '='},
            {"another hub", pubsub::signToken(claimsWith(u"aud"_s, u"http://relay.test/client/hubs/chat"_s), Key)},
            {"REST", pubsub::signToken(claimsWith(u"aud"_s, u"http://relay.test/api/hubs/callboard/:send"_s), Key)},
            {"no audience", pubsub::signToken(claimsWith(u"aud"_s, QJsonValue::Null), Key)},
            {"expired", pubsub::signToken(claimsWith(u"exp"_s, clock.now().toSecsSinceEpoch() - 6), Key)},
            {"no expiry", pubsub::signToken(claimsWith(u"exp"_s, QJsonValue::Null), Key)},
            {"not yet", pubsub::signToken(claimsWith(u"nbf"_s, clock.now().toSecsSinceEpoch() + 6), Key)},
            {"no roles", pubsub::signToken(claimsWith(u"callboard.roles"_s, QJsonValue::Null), Key)},
            {"unknown role", pubsub::signToken(claimsWith(u"callboard.roles"_s, u"root"_s), Key)},
            {"no name", pubsub::signToken(claimsWith(u"sub"_s, QJsonValue::Null), Key)},
            {"odd name", pubsub::signToken(claimsWith(u"sub"_s, u"mina.*\n"_s), Key)}};
        for (const char *alg : {"none", "None", "RS256", "HS384", "HS512", "hs256"})
            for (const QByteArray &mac : {QByteArray(), parts[2]})
                forged.insert("alg " + QByteArray(alg) + mac.first(qMin<qsizetype>(1, mac.size())),
                              text({{u"alg"_s, QString::fromLatin1(alg)}}) + '.' + parts[1] + '.' + mac);
        for (auto it = forged.cbegin(); it != forged.cend(); ++it)
            QVERIFY2(!tokens.verify(it.value()), it.key().constData());
    }
    void noBitOfATokenMayChange()
    {
        const Tokens tokens(Key, ClientUrl, clock);
        const QByteArray good = tokens.issue({UserName(u"mina"_s), {}, Role::Agent}).text;
        QRandomGenerator random(printedSeed());
        int accepted = 0;
        for (int i = 0; i < 10'000; ++i) {
            QByteArray bad = good;
            const qsizetype at = random.bounded(int(bad.size()));
            bad[at] = char(bad[at] ^ (1 << random.bounded(8)));
            accepted += tokens.verify(bad) ? 1 : 0;
        }
        QCOMPARE(accepted, 0);
    }
    void secretsAreEqualOnlyWhole()
    {
        QVERIFY(sameSecret("abc", "abc"));
        QVERIFY(!sameSecret("abc", "abd") && !sameSecret("abc", "xbc") && !sameSecret("abc", "ab"));
        QVERIFY(!sameSecret("", "a") && sameSecret("", ""));
        QSet<QByteArray> keys;
        for (int i = 0; i < 1000; ++i)
            keys.insert(randomKey(16));
        QCOMPARE(keys.size(), 1000);
        QCOMPARE(randomKey(16).size(), 22);
    }
};

QTEST_GUILESS_MAIN(TstAccounts)
#include "tst_accounts.moc"
