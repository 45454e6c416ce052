#include "core/literals.h"
#include "session/actions/phonenumber.h"
#include "support/windowcheck.h"
#include "ui/look/appearance.h"
#include "ui/look/language.h"
#include "ui/settings/page/countrynames.h"
#include "ui/settings/page/settingspage.h"
#include <QCheckBox>
#include <QGroupBox>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace callboard;

class TestSettingsPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void itShowsWhatIsSet();
    void everyCountryHasAName();
    void aChangeIsKeptAtOnce();
    void aChangeFromElsewhereIsShown();
    void theLanguageChangesUnderIt();
    void aFileThatCantBeWrittenIsSaid();
    void everyControlHasANameAndFits_data();
    void everyControlHasANameAndFits();

private:
    QComboBox *box(const char *name) { return m_page->findChild<QComboBox *>(QLatin1StringView(name)); }

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<SettingsPage> m_page;
};

void TestSettingsPage::init()
{
    QFile::remove(m_folder.filePath(u"c.ini"_s));
    m_settings = std::make_unique<Settings>(m_folder.filePath(u"c.ini"_s));
    m_settings->set(setting::language, u"en"_s);
    m_settings->set(setting::theme, Theme::Light);
    m_language = std::make_unique<Language>(*m_settings);
    m_appearance = std::make_unique<Appearance>(*m_settings);
    m_page = std::make_unique<SettingsPage>(*m_settings);
    m_page->show();
    m_page->resize(900, 600);
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestSettingsPage::cleanup()
{
    m_page.reset();
    m_appearance.reset();
    m_language.reset();
    m_settings.reset();
}

void TestSettingsPage::itShowsWhatIsSet()
{
    QCOMPARE(box("language")->currentData().toString(), u"en"_s);
    QCOMPARE(box("theme")->currentIndex(), int(Theme::Light));
    QCOMPARE(box("country")->currentText(), u"United States (+1)"_s);
    QCOMPARE(m_page->findChild<QSpinBox *>()->value(), 100);
    QVERIFY(box("country")->count() > 40);
}

void TestSettingsPage::everyCountryHasAName()
{
    for (const QString &iso : phoneCountries())
        QVERIFY2(countryName(iso) != iso, qPrintable(iso));
    QCOMPARE(countryName(u"ZZ"_s), u"ZZ"_s);
}

void TestSettingsPage::aChangeIsKeptAtOnce()
{
    box("theme")->setFocus();
    QTest::keyClick(box("theme"), Qt::Key_Down);
    QCOMPARE(m_settings->value(setting::theme), Theme::Dark);
    QVERIFY(m_appearance->dark());
    m_page->findChild<QSpinBox *>()->setValue(120);
    QCOMPARE(m_settings->value(setting::fontScale), 120);
    QTest::keyClicks(box("country"), u"Germ"_s);
    QCOMPARE(m_settings->value(setting::country), u"DE"_s);
    m_page->findChild<QCheckBox *>()->click();
    QVERIFY(!m_settings->value(setting::raiseOnAnswer));
}

void TestSettingsPage::aChangeFromElsewhereIsShown()
{
    m_settings->set(setting::fontScale, 150);
    m_settings->set(setting::country, u"GB"_s);
    QCOMPARE(m_page->findChild<QSpinBox *>()->value(), 150);
    QCOMPARE(box("country")->currentData().toString(), u"GB"_s);
}

void TestSettingsPage::theLanguageChangesUnderIt()
{
    m_settings->set(setting::language, u"zh_CN"_s);
    QTRY_COMPARE(m_page->findChild<QGroupBox *>()->title(), u"外观"_s);
    QCOMPARE(box("theme")->currentIndex(), int(Theme::Light));
    QCOMPARE(box("country")->currentData().toString(), u"US"_s);
}

void TestSettingsPage::aFileThatCantBeWrittenIsSaid()
{
    Settings elsewhere(u"/proc/callboard/c.ini"_s);
    SettingsPage page(elsewhere);
    bool said = false;
    for (const QLabel *label : page.findChildren<QLabel *>())
        said = said || (label->isVisibleTo(&page) && label->text().contains(u"this session only"_s));
    QVERIFY(said);
}

void TestSettingsPage::everyControlHasANameAndFits_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("scale");
    QTest::newRow("english") << u"en"_s << 100;
    QTest::newRow("english-200") << u"en"_s << 200;
    QTest::newRow("chinese") << u"zh_CN"_s << 100;
    QTest::newRow("chinese-200") << u"zh_CN"_s << 200;
}

void TestSettingsPage::everyControlHasANameAndFits()
{
    QFETCH(QString, language);
    QFETCH(int, scale);
    m_settings->set(setting::language, language);
    m_settings->set(setting::fontScale, scale);
    QTest::qWait(30);
    windowcheck::picture(m_page.get(), u"settings-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
    QCOMPARE(windowcheck::unnamedControls(m_page.get()).join(u' '), QString());
    QCOMPARE(windowcheck::sharedMnemonics(m_page.get()).join(u' '), QString());
    QCOMPARE(windowcheck::clippedTexts(m_page.get()).join(u" | "_s), QString());
}

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
