#include "app/console/options.h"
#include "core/literals.h"
#include <QTest>

using namespace callboard;

class TstConsoleOptions : public QObject
{
    Q_OBJECT

private slots:
    void nothingGivenMeansNothingSet();
    void everythingIsRead();
    void qtsOwnOptionsPass();
    void badOnesAreNamed_data();
    void badOnesAreNamed();
    void helpNamesEveryOption();

private:
    static Result<ConsoleOptions> parse(const QStringList &given)
    {
        return parseConsoleOptions(QStringList{u"callboard"_s} + given);
    }
};

void TstConsoleOptions::nothingGivenMeansNothingSet()
{
    const auto options = parse({});
    QVERIFY(options);
    QVERIFY(options->profile.isEmpty() && options->dataFolder.isEmpty() && options->tourFolder.isEmpty());
    QVERIFY(!options->demo && !options->help && !options->version);
}

void TstConsoleOptions::everythingIsRead()
{
    const auto options = parse({u"--profile"_s, u"Team"_s, u"--data=/tmp/x"_s, u"--demo"_s});
    QVERIFY(options);
    QCOMPARE(options->profile, u"Team"_s);
    QCOMPARE(options->dataFolder, u"/tmp/x"_s);
    QVERIFY(options->demo);
    QCOMPARE(parse({u"--tour"_s, u"pictures"_s})->tourFolder, u"pictures"_s);
    QVERIFY(parse({u"-h"_s})->help);
    QVERIFY(parse({u"--version"_s})->version);
}

void TstConsoleOptions::qtsOwnOptionsPass()
{
    const auto options = parse({u"-platform"_s, u"offscreen"_s, u"-style"_s, u"fusion"_s, u"--demo"_s});
    QVERIFY(options);
    QVERIFY(options->demo);
}

void TstConsoleOptions::badOnesAreNamed_data()
{
    QTest::addColumn<QStringList>("given");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown") << QStringList{u"--nonsense"_s} << u"nonsense"_s;
    QTest::newRow("no value") << QStringList{u"--profile"_s} << u"profile"_s;
    QTest::newRow("empty profile") << QStringList{u"--profile="_s} << u"--profile"_s;
    QTest::newRow("empty data") << QStringList{u"--data"_s, QString()} << u"--data"_s;
    QTest::newRow("empty tour") << QStringList{u"--tour"_s, u" "_s} << u"--tour"_s;
    QTest::newRow("a word too many") << QStringList{u"--demo"_s, u"now"_s} << u"now"_s;
    QTest::newRow("value for a switch") << QStringList{u"--demo=yes"_s} << u"demo"_s;
    QTest::newRow("tour and profile") << QStringList{u"--tour"_s, u"x"_s, u"--profile"_s, u"y"_s} << u"--tour"_s;
    QTest::newRow("tour and demo") << QStringList{u"--tour"_s, u"x"_s, u"--demo"_s} << u"--tour"_s;
}

void TstConsoleOptions::badOnesAreNamed()
{
    QFETCH(QStringList, given);
    QFETCH(QString, named);
    const auto options = parse(given);
    QVERIFY(!options);
    QVERIFY2(options.error().detail.contains(named), qPrintable(options.error().detail));
}

void TstConsoleOptions::helpNamesEveryOption()
{
    const QString help = consoleHelp();
    for (const QString &option : {u"--profile"_s, u"--data"_s, u"--demo"_s, u"--tour"_s, u"--help"_s, u"--version"_s})
        QVERIFY2(help.contains(option), qPrintable(option));
    QVERIFY(!help.contains(u"--platform"_s));
}

QTEST_GUILESS_MAIN(TstConsoleOptions)
#include "tst_consoleoptions.moc"
