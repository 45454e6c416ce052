#include "models/playdesk.h"
#include "models/recentparties.h"
#include "models/sortkey.h"
#include "models/spacednumber.h"
#include <QTest>

using namespace callboard;

class TestModelTexts : public QObject
{
    Q_OBJECT

private slots:
    void numbersAreReadableInGroups_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("text");
        QTest::newRow("North America") << u"+14255550123"_s << u"+1 425 555 0123"_s;
        QTest::newRow("London") << u"+442079460000"_s << u"+44 20 7946 0000"_s;
        QTest::newRow("China") << u"+8613800138000"_s << u"+86 138 0013 8000"_s;
        QTest::newRow("nine digits") << u"+33123456789"_s << u"+33 123 456 789"_s;
        QTest::newRow("no number") << u"8:acs:x"_s << u"8:acs:x"_s;
        QTest::newRow("empty") << QString() << QString();
    }
    void numbersAreReadableInGroups()
    {
        QFETCH(QString, number);
        QFETCH(QString, text);
        QCOMPARE(spacedNumber(number).replace(QChar(QChar::Nbsp), u' '), text);
    }

    void spansAreShortAndGrow()
    {
        QCOMPARE(spanText(-3), u"0:00"_s);
        QCOMPARE(spanText(7), u"0:07"_s);
        QCOMPARE(spanText(724), u"12:04"_s);
        QCOMPARE(spanText(3723), u"1:02:03"_s);
    }

    void sortKeysKeepTicksAndNegativeNumbersApart()
    {
        const QCollator collator;
        const auto key = [&](const QVariant &value) { return SortKey::of(value, collator); };
        const qint64 ticks = 17'700'000'000'000'001;
        QVERIFY(key(ticks).compare(key(ticks + 1)) < 0);
        QVERIFY(key(-1.5).compare(key(-1.25)) < 0);
        QVERIFY(key(-1.0).compare(key(0.5)) < 0);
        QVERIFY(key(QVariant()).compare(key(-1)) < 0);
        QVERIFY(key(u"a"_s).compare(key(u"b"_s)) < 0);
        QCOMPARE(key(u"a"_s).compare(key(u"a"_s)), 0);
    }

    void recentPartiesAreFoundByNameAndByDigits()
    {
        PlayDesk desk;
        desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        desk.apply(announced(9000, u"ctx-2"_s, u"4:+442079460000"_s));
        desk.apply(announced(9500, u"ctx-3"_s, u"4:anonymous"_s));
        const QList<KnownParty> all = recentParties(desk.calls);
        QCOMPARE(all.first().party.number, u"+442079460000"_s);
        QVERIFY(std::ranges::none_of(all, [](const KnownParty &p) { return p.party.rawId.text == u"4:anonymous"_s; }));
        QCOMPARE(matching(all, u"2079-46"_s).size(), 1);
        QCOMPARE(matching(all, u"(425) 555"_s).size(), 1);
        QCOMPARE(matching(all, u"nobody"_s).size(), 0);
        QCOMPARE(matching(all, {}).size(), all.size());
    }
};

QTEST_GUILESS_MAIN(TestModelTexts)
#include "tst_modeltexts.moc"
