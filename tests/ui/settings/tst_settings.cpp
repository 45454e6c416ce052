#include "core/literals.h"
#include "ui/settings/profiles.h"
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace callboard;

class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void aFreshFileGivesDefaults();
    void whatWasSetIsReadByTheNextStart();
    void aChangeIsToldOnce();
    void aValueThatIsNotAllowedIsIgnored();
    void anEditedFileFallsBackToDefaults_data();
    void anEditedFileFallsBackToDefaults();
    void aFreshInstallationHasOneEmbeddedProfile();
    void profilesSurviveARestart();
    void theLastProfileStays();
    void theProfileUsedLastIsPreferred();
    void aDamagedProfileIsLeftOut();
    void aPasswordIsNeverInTheFile();
    void aProfileTellsWhatIsMissing_data();
    void aProfileTellsWhatIsMissing();
    void everyBandIsReadable();
    void newProfilesGetFreeBands();
    void aReadOnlyPlaceIsTold();

private:
    QString path() const { return m_dir->filePath(u"deep/callboard.ini"_s); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestSettings::aFreshFileGivesDefaults()
{
    const Settings settings(path());
    QCOMPARE(settings.value(setting::theme), Theme::System);
    QCOMPARE(settings.value(setting::fontScale), 100);
    QCOMPARE(settings.value(setting::country), u"US"_s);
    QVERIFY(settings.value(setting::windowGeometry).isEmpty());
}

void TestSettings::whatWasSetIsReadByTheNextStart()
{
    {
        Settings settings(path());
        settings.set(setting::theme, Theme::Dark);
        settings.set(setting::language, u"zh_CN"_s);
        settings.set(setting::raiseOnAnswer, false);
        settings.set(setting::windowGeometry, QByteArray("\x00\xff\x01", 3));
    }
    const Settings settings(path());
    QCOMPARE(settings.value(setting::theme), Theme::Dark);
    QCOMPARE(settings.value(setting::language), u"zh_CN"_s);
    QCOMPARE(settings.value(setting::raiseOnAnswer), false);
    QCOMPARE(settings.value(setting::windowGeometry), QByteArray("\x00\xff\x01", 3));
}

void TestSettings::aChangeIsToldOnce()
{
    Settings settings(path());
    QSignalSpy spy(&settings, &Settings::changed);
    settings.set(setting::fontScale, 150);
    settings.set(setting::fontScale, 150);
    QCOMPARE(spy.size(), 1);
    QVERIFY(Settings::is(spy.at(0).at(0).value<QLatin1StringView>(), setting::fontScale));
}

void TestSettings::aValueThatIsNotAllowedIsIgnored()
{
    Settings settings(path());
    settings.set(setting::fontScale, 1000);
    QCOMPARE(settings.value(setting::fontScale), 100);
}

void TestSettings::anEditedFileFallsBackToDefaults_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("wrong type") << QByteArray(
        "[look]\nfontScale=large\ntheme=7\n[calls]\ncountry=usa\nraiseOnAnswer=7\n");
    QTest::newRow("out of range") << QByteArray("[look]\nfontScale=5\ntheme=pink\n[calls]\ncountry=u1\n");
    QTest::newRow("garbage") << QByteArray("\x00\x01\xff[[[[ = =", 11);
    QTest::newRow("window state") << QByteArray("[state]\nwindow=***\n");
}

void TestSettings::anEditedFileFallsBackToDefaults()
{
    QFETCH(QByteArray, text);
    QFile file(m_dir->filePath(u"edited.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    const Settings settings(file.fileName());
    QCOMPARE(settings.value(setting::theme), Theme::System);
    QCOMPARE(settings.value(setting::fontScale), 100);
    QCOMPARE(settings.value(setting::country), u"US"_s);
    QCOMPARE(settings.value(setting::raiseOnAnswer), true);
    QCOMPARE(settings.value(setting::windowGeometry), QByteArray());
}

void TestSettings::aFreshInstallationHasOneEmbeddedProfile()
{
    Settings settings(path());
    const Profiles profiles(settings);
    QCOMPARE(profiles.all().size(), 1);
    QCOMPARE(profiles.preferred().kind, Profile::Kind::Embedded);
    QVERIFY(!profiles.preferred().title().isEmpty());
    QCOMPARE(profiles.preferred().problem(), Profile::Problem::None);
}

void TestSettings::profilesSurviveARestart()
{
    Profile profile;
    profile.name = u"生产 Production"_s;
    profile.kind = Profile::Kind::Relay;
    profile.band = bandColours().at(2);
    profile.url = QUrl(u"https://relay.example:8443"_s);
    profile.user = u"mina"_s;
    profile.number = u"+18005550100"_s;
    profile.remember = false;
    {
        Settings settings(path());
        Profiles profiles(settings);
        QSignalSpy spy(&profiles, &Profiles::changed);
        profile.id = profiles.save(profile);
        QCOMPARE(spy.size(), 1);
    }
    Settings settings(path());
    Profiles profiles(settings);
    QCOMPARE(profiles.all().size(), 2);
    QVERIFY(profiles.find(profile.id));
    QCOMPARE(*profiles.find(profile.id), profile);
    QCOMPARE(profiles.findNamed(u"生产 production"_s), profiles.find(profile.id));
    QVERIFY(profiles.remove(profile.id));
    QVERIFY(!profiles.find(profile.id));
}

void TestSettings::theLastProfileStays()
{
    Settings settings(path());
    Profiles profiles(settings);
    QVERIFY(!profiles.remove(profiles.preferred().id));
    QVERIFY(!profiles.remove(u"unknown"_s));
    QCOMPARE(profiles.all().size(), 1);
}

void TestSettings::theProfileUsedLastIsPreferred()
{
    Settings settings(path());
    Profiles profiles(settings);
    Profile profile;
    profile.kind = Profile::Kind::Direct;
    const QString id = profiles.save(profile);
    QCOMPARE(profiles.preferred().kind, Profile::Kind::Embedded);
    profiles.setPreferred(id);
    QCOMPARE(profiles.preferred().id, id);
    profiles.setPreferred(u"gone"_s);
    QCOMPARE(profiles.preferred().kind, Profile::Kind::Embedded);
}

void TestSettings::aDamagedProfileIsLeftOut()
{
    QFile file(m_dir->filePath(u"edited.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "[profiles]\nsize=3\n1\\id=a\n1\\kind=relay\n1\\band=nonsense\n2\\id=b\n2\\kind=telepathy\n3\\kind=relay\n");
    file.close();
    Settings settings(file.fileName());
    const Profiles profiles(settings);
    QCOMPARE(profiles.all().size(), 1);
    QCOMPARE(profiles.all().constFirst().id, u"a"_s);
    QVERIFY(profiles.all().constFirst().band.isValid());
}

void TestSettings::aPasswordIsNeverInTheFile()
{
    Profile profile;
    profile.kind = Profile::Kind::Relay;
    profile.url = QUrl(u"https://mina:hunter2@relay.example"_s);
    {
        Settings settings(path());
        Profiles(settings).save(profile);
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("hunter2"));
}

void TestSettings::aProfileTellsWhatIsMissing_data()
{
    using P = Profile::Problem;
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("user");
    QTest::addColumn<Profile::Problem>("problem");
    QTest::newRow("complete") << u"https://relay.example"_s << u"mina"_s << P::None;
    QTest::newRow("this machine in the clear") << u"http://127.0.0.1:8080"_s << u"mina"_s << P::None;
    QTest::newRow("another machine in the clear") << u"http://relay.example"_s << u"mina"_s << P::NotSecure;
    QTest::newRow("no address") << QString() << u"mina"_s << P::NoUrl;
    QTest::newRow("no host") << u"https://"_s << u"mina"_s << P::NoUrl;
    QTest::newRow("another scheme") << u"ftp://relay.example"_s << u"mina"_s << P::NoUrl;
    QTest::newRow("no user") << u"https://relay.example"_s << u" "_s << P::NoUser;
}

void TestSettings::aProfileTellsWhatIsMissing()
{
    QFETCH(QString, url);
    QFETCH(QString, user);
    Profile profile;
    profile.kind = Profile::Kind::Relay;
    profile.url = QUrl(url);
    profile.user = user;
    QTEST(profile.problem(), "problem");
}

void TestSettings::everyBandIsReadable()
{
    for (const QColor &band : bandColours())
        QVERIFY2(contrast(band, textOn(band)) >= 4.5, qPrintable(band.name()));
    QCOMPARE(qRound(contrast(Qt::black, Qt::white)), 21);
}

void TestSettings::newProfilesGetFreeBands()
{
    Settings settings(path());
    Profiles profiles(settings);
    QSet<QRgb> bands{profiles.preferred().band.rgb()};
    for (qsizetype i = 1; i < bandColours().size(); ++i) {
        Profile profile;
        profile.band = profiles.freeBand();
        bands << profile.band.rgb();
        profiles.save(profile);
    }
    QCOMPARE(bands.size(), bandColours().size());
}

void TestSettings::aReadOnlyPlaceIsTold()
{
    const Settings settings(u"/proc/callboard/callboard.ini"_s);
    QVERIFY(!settings.isWritable());
    QCOMPARE(settings.value(setting::fontScale), 100);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
