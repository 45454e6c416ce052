// The stores that need no system: memory, and the keychain that gives up.
#include "core/literals.h"
#include "secrets/fallbackstore.h"
#include "support/fakesecretstore.h"
#include <QTest>

using namespace callboard;

class TestSecrets : public QObject
{
    Q_OBJECT

private slots:
    void memoryKeepsAndForgets();
    void memoryNamesItself();
    void aWorkingKeychainIsUsed();
    void aSecretThatIsNotThereKeepsTheKeychain();
    void aRefusedThirdReadLeavesMemoryOnly();
    void aRefusedWriteIsKeptInMemory();
    void everyUnusableKeychainIsGivenUp_data();
    void everyUnusableKeychainIsGivenUp();
};

void TestSecrets::memoryKeepsAndForgets()
{
    MemoryStore store;
    QCOMPARE(store.read(u"a"_s).result().error().kind, ApiError::Kind::NotFound);
    QVERIFY(store.write(u"a"_s, u"1"_s).result());
    QCOMPARE(store.read(u"a"_s).result().valueOr({}), u"1"_s);
    QVERIFY(store.remove(u"a"_s).result());
    QVERIFY(!store.contains(u"a"_s));
}

void TestSecrets::memoryNamesItself()
{
    QCOMPARE(MemoryStore().persistence(), SecretStore::Persistence::SessionOnly);
}

void TestSecrets::aWorkingKeychainIsUsed()
{
    auto fake = std::make_unique<FakeSecretStore>();
    FakeSecretStore *keychain = fake.get();
    FallbackStore store(std::move(fake));
    QVERIFY(store.write(u"a"_s, u"1"_s).result());
    QVERIFY(keychain->memory.contains(u"a"_s));
    QCOMPARE(store.persistence(), SecretStore::Persistence::Keychain);
}

void TestSecrets::aSecretThatIsNotThereKeepsTheKeychain()
{
    FallbackStore store(std::make_unique<FakeSecretStore>());
    QVERIFY(!store.read(u"a"_s).result());
    QVERIFY(!store.unusable());
}

void TestSecrets::aRefusedThirdReadLeavesMemoryOnly()
{
    auto fake = std::make_unique<FakeSecretStore>();
    fake->refuseRead = 3;
    FakeSecretStore *keychain = fake.get();
    FallbackStore store(std::move(fake));
    QVERIFY(store.write(u"a"_s, u"1"_s).result());
    QVERIFY(store.read(u"a"_s).result());
    QVERIFY(store.read(u"a"_s).result());
    QCOMPARE(store.read(u"a"_s).result().error().kind, ApiError::Kind::NotFound);
    QVERIFY(store.unusable());
    QCOMPARE(store.unusable()->code, secreterror::refused);
    QVERIFY(store.write(u"a"_s, u"2"_s).result());
    QCOMPARE(store.read(u"a"_s).result().valueOr({}), u"2"_s);
    QCOMPARE(keychain->reads, 3);
    QCOMPARE(keychain->writes, 1);
}

void TestSecrets::aRefusedWriteIsKeptInMemory()
{
    auto fake = std::make_unique<FakeSecretStore>();
    fake->refuseWrite = 1;
    FallbackStore store(std::move(fake));
    QVERIFY(store.write(u"a"_s, u"1"_s).result());
    QCOMPARE(store.persistence(), SecretStore::Persistence::SessionOnly);
    QCOMPARE(store.read(u"a"_s).result().valueOr({}), u"1"_s);
}

void TestSecrets::everyUnusableKeychainIsGivenUp_data()
{
    QTest::addColumn<QString>("code");
    for (const QString &code : {secreterror::missing, secreterror::refused, secreterror::locked, secreterror::silent})
        QTest::newRow(qPrintable(code)) << code;
}

void TestSecrets::everyUnusableKeychainIsGivenUp()
{
    QFETCH(QString, code);
    auto fake = std::make_unique<FakeSecretStore>();
    fake->refuseRead = 1;
    fake->refusal.code = code;
    FallbackStore store(std::move(fake));
    QVERIFY(!store.read(u"a"_s).result());
    QCOMPARE(store.persistence(), SecretStore::Persistence::SessionOnly);
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
