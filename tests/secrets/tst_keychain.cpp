// KeychainStore against the system's real keychain; keyring-session prepares the one that CALLBOARD_KEYCHAIN names.
#include "core/literals.h"
#include "secrets/fallbackstore.h"
#include "secrets/keychainstore.h"
#include <QFutureWatcher>
#include <QTest>
#include <qt6keychain/keychain.h>

using namespace callboard;

namespace {

template<class T>
Result<T> wait(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
        return ApiError::protocol(u"the future never finished"_s);
    return future.result();
}

bool stateIs(const char *name)
{
    return qgetenv("CALLBOARD_KEYCHAIN") == name;
}

} // namespace

class TestKeychain : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("CALLBOARD_KEYCHAIN"))
            QSKIP("runs under keyring-session only, to leave the user's keychain alone");
    }
    void whatWasWrittenIsRead();
    void aLongSecretInAnyScriptSurvives();
    void aRemovedSecretIsGone();
    void aSecretThatNeverWasIsNotFound();
    void anotherServiceSeesNothing();
    void aLockedKeychainSaysSo();
    void aMissingKeychainSaysSo();
    void anUnusableKeychainLeavesThisSessionsMemory();
    void silenceEndsAfterThePatience();
};

void TestKeychain::whatWasWrittenIsRead()
{
    if (!stateIs("unlocked"))
        QSKIP("needs an unlocked keychain");
    KeychainStore store(u"callboard-test"_s);
    QVERIFY(wait(store.write(u"a"_s, u"first"_s)));
    QVERIFY(wait(store.write(u"a"_s, u"second"_s)));
    QCOMPARE(wait(store.read(u"a"_s)).valueOr({}), u"second"_s);
}

void TestKeychain::aLongSecretInAnyScriptSurvives()
{
    if (!stateIs("unlocked"))
        QSKIP("needs an unlocked keychain");
    KeychainStore store(u"callboard-test"_s);
    const QString secret = u"密码 Ünïcode "_s.repeated(1000);
    QVERIFY(wait(store.write(u"profile/长/ü"_s, secret)));
    QCOMPARE(wait(store.read(u"profile/长/ü"_s)).valueOr({}), secret);
}

void TestKeychain::aRemovedSecretIsGone()
{
    if (!stateIs("unlocked"))
        QSKIP("needs an unlocked keychain");
    KeychainStore store(u"callboard-test"_s);
    QVERIFY(wait(store.write(u"b"_s, u"x"_s)));
    QVERIFY(wait(store.remove(u"b"_s)));
    QVERIFY(wait(store.remove(u"b"_s)));
    QVERIFY(!wait(store.read(u"b"_s)));
}

void TestKeychain::aSecretThatNeverWasIsNotFound()
{
    if (!stateIs("unlocked"))
        QSKIP("needs an unlocked keychain");
    KeychainStore store(u"callboard-test"_s);
    const auto result = wait(store.read(u"never"_s));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ApiError::Kind::NotFound);
    QVERIFY(!isKeychainUnusable(result.error()));
}

void TestKeychain::anotherServiceSeesNothing()
{
    if (!stateIs("unlocked"))
        QSKIP("needs an unlocked keychain");
    KeychainStore store(u"callboard-test"_s);
    KeychainStore other(u"callboard-other"_s);
    QVERIFY(wait(store.write(u"c"_s, u"x"_s)));
    QVERIFY(!wait(other.read(u"c"_s)));
}

void TestKeychain::aLockedKeychainSaysSo()
{
    if (!stateIs("locked"))
        QSKIP("needs a keychain without an open collection");
    KeychainStore store(u"callboard-test"_s);
    const auto result = wait(store.write(u"a"_s, u"x"_s));
    QVERIFY(!result);
    QVERIFY2(isKeychainUnusable(result.error()), qPrintable(result.error().detail));
    QCOMPARE(result.error().code, secreterror::locked);
}

void TestKeychain::aMissingKeychainSaysSo()
{
    if (!stateIs("missing"))
        QSKIP("needs a system without a keychain");
    KeychainStore store(u"callboard-test"_s);
    const auto result = wait(store.read(u"a"_s));
    QVERIFY(!result);
    QVERIFY2(result.error().code == secreterror::missing, qPrintable(result.error().code + result.error().detail));
}

void TestKeychain::anUnusableKeychainLeavesThisSessionsMemory()
{
    if (stateIs("unlocked"))
        QSKIP("needs a keychain that can't be used");
    FallbackStore store(std::make_unique<KeychainStore>(u"callboard-test"_s));
    QVERIFY(wait(store.write(u"a"_s, u"kept"_s)));
    QCOMPARE(store.persistence(), SecretStore::Persistence::SessionOnly);
    QVERIFY(store.unusable());
    QCOMPARE(wait(store.read(u"a"_s)).valueOr({}), u"kept"_s);
}

void TestKeychain::silenceEndsAfterThePatience()
{
    // No patience at all stands for a keychain that never answers.
    KeychainStore store(u"callboard-test"_s, std::chrono::milliseconds(0));
    const auto result = wait(store.read(u"a"_s));
    QVERIFY(!result);
    QVERIFY(isKeychainUnusable(result.error()));
    QTest::qWait(50);
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
