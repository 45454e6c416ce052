#include "core/literals.h"
#include "ui/look/appearance.h"
#include "ui/look/language.h"
#include "ui/look/palettes.h"
#include "ui/settings/profile.h"
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace callboard;

class TestLook : public QObject
{
    Q_OBJECT

private slots:
    void textIsReadableInBothThemes_data();
    void textIsReadableInBothThemes();
    void theThemeChangesWhileWindowsAreOpen();
    void textGrowsWhileWindowsAreOpen();
    void theLanguageChangesWhileWindowsAreOpen();
    void anUnknownLanguageFollowsTheSystem();
};

void TestLook::textIsReadableInBothThemes_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::addColumn<QPalette::ColorRole>("text");
    QTest::addColumn<QPalette::ColorRole>("ground");
    using P = QPalette;
    const QList<std::tuple<const char *, P::ColorRole, P::ColorRole>> pairs{
        {"window", P::WindowText, P::Window},
        {"base", P::Text, P::Base},
        {"alternate", P::Text, P::AlternateBase},
        {"button", P::ButtonText, P::Button},
        {"selection", P::HighlightedText, P::Highlight},
        {"link", P::Link, P::Base},
        {"visited link", P::LinkVisited, P::Base},
        {"tip", P::ToolTipText, P::ToolTipBase},
        {"placeholder", P::PlaceholderText, P::Base},
        {"rail", P::WindowText, P::Midlight}};
    for (const auto &[name, text, ground] : pairs) {
        QTest::addRow("light %s", name) << lightPalette() << text << ground;
        QTest::addRow("dark %s", name) << darkPalette() << text << ground;
    }
}

void TestLook::textIsReadableInBothThemes()
{
    QFETCH(QPalette, palette);
    QFETCH(QPalette::ColorRole, text);
    QFETCH(QPalette::ColorRole, ground);
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        const qreal ratio = contrast(palette.color(group, text), palette.color(group, ground));
        QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
    }
}

void TestLook::theThemeChangesWhileWindowsAreOpen()
{
    QTemporaryDir folder;
    Settings settings(folder.filePath(u"c.ini"_s));
    settings.set(setting::theme, Theme::Light);
    Appearance appearance(settings);
    QPushButton button;
    button.show();
    QCOMPARE(button.palette().color(QPalette::Window), lightPalette().color(QPalette::Window));
    settings.set(setting::theme, Theme::Dark);
    QVERIFY(appearance.dark());
    QTRY_COMPARE(button.palette().color(QPalette::Window), darkPalette().color(QPalette::Window));
}

void TestLook::textGrowsWhileWindowsAreOpen()
{
    QTemporaryDir folder;
    Settings settings(folder.filePath(u"c.ini"_s));
    const Appearance appearance(settings);
    QLabel label(u"x"_s);
    label.show();
    QComboBox box;
    box.addItem(u"x"_s);
    box.show();
    const int before = label.fontMetrics().height();
    const int boxBefore = box.minimumSizeHint().height();
    settings.set(setting::fontScale, 200);
    QTRY_VERIFY(label.fontMetrics().height() >= before * 17 / 10);
    QTRY_VERIFY(box.minimumSizeHint().height() > boxBefore);
    settings.set(setting::fontScale, 100);
    QTRY_COMPARE(label.fontMetrics().height(), before);
    QTRY_COMPARE(box.minimumSizeHint().height(), boxBefore);
}

void TestLook::theLanguageChangesWhileWindowsAreOpen()
{
    QTemporaryDir folder;
    Settings settings(folder.filePath(u"c.ini"_s));
    settings.set(setting::language, u"en"_s);
    Language language(settings);
    QSignalSpy spy(&language, &Language::changed);
    QCOMPARE(Profile().title(), u"This computer"_s);
    settings.set(setting::language, u"zh_CN"_s);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(language.code(), u"zh_CN"_s);
    QCOMPARE(Profile().title(), u"本机"_s);
    QCOMPARE(QLocale().language(), QLocale::Chinese);
    settings.set(setting::language, u"en"_s);
    QCOMPARE(Profile().title(), u"This computer"_s);
}

void TestLook::anUnknownLanguageFollowsTheSystem()
{
    QTemporaryDir folder;
    Settings settings(folder.filePath(u"c.ini"_s));
    settings.set(setting::language, u"tlh"_s);
    QCOMPARE(Language(settings).code(), u"en"_s);
}

QTEST_MAIN(TestLook)
#include "tst_look.moc"
