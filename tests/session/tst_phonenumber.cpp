#include "core/literals.h"
#include "session/actions/phonenumber.h"
#include <QTest>

using namespace callboard;

class TstPhoneNumber : public QObject
{
    Q_OBJECT
private slots:
    void numbersBecomeE164_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("e164");
        const auto row = [](const QString &text, const QString &country, const QString &e164) {
            QTest::newRow(qPrintable(text + u' ' + country)) << text << country << e164;
        };
        row(u"+44 20 7946 0000"_s, u"US"_s, u"+442079460000"_s);
        row(u"+44 (0)20 7946 0000"_s, u""_s, u"+442079460000"_s);
        row(u"0044 20 7946 0000"_s, u"DE"_s, u"+442079460000"_s);
        row(u"0044 20 7946 0000"_s, u""_s, u"+442079460000"_s);
        row(u"011 44 20 7946 0000"_s, u"US"_s, u"+442079460000"_s);
        row(u"(425) 555-0123"_s, u"US"_s, u"+14255550123"_s);
        row(u"1-425-555-0123"_s, u"US"_s, u"+14255550123"_s);
        row(u"020 7946 0000"_s, u"GB"_s, u"+442079460000"_s);
        row(u"06 1234 5678"_s, u"IT"_s, u"+390612345678"_s);
        row(u"06 1 234 5678"_s, u"HU"_s, u"+3612345678"_s);
        row(u"8 495 123-45-67"_s, u"RU"_s, u"+74951234567"_s);
        row(u"tel:+1-425-555-0123;ext=7"_s, u""_s, u"+14255550123"_s);
        row(u"\uFF0B\uFF11 425 555 0123"_s, u""_s, u"+14255550123"_s);
    }
    void numbersBecomeE164()
    {
        QFETCH(QString, text);
        QFETCH(QString, country);
        const PhoneNumber number = parsePhoneNumber(u"  "_s + text, country);
        QTEST(number.e164, "e164");
        QVERIFY(number.isValid());
        QCOMPARE(number.entered, text);
    }
    void whatCantBeDialledSaysWhy_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("country");
        QTest::addColumn<int>("problem");
        const auto row = [](const QString &text, const QString &country, PhoneNumber::Problem problem) {
            QTest::newRow(qPrintable(text + u' ' + country)) << text << country << int(problem);
        };
        using P = PhoneNumber::Problem;
        row(u" "_s, u"US"_s, P::Empty);
        row(u"Mina"_s, u"US"_s, P::NotANumber);
        row(u"+"_s, u"US"_s, P::NotANumber);
        row(u"+0123456789"_s, u"US"_s, P::NotANumber);
        row(u"911"_s, u"US"_s, P::Emergency);
        row(u"1 1 2"_s, u""_s, P::Emergency);
        row(u"+1 911"_s, u"US"_s, P::Emergency);
        row(u"+44 999"_s, u"US"_s, P::Emergency);
        row(u"118118"_s, u"GB"_s, P::ShortNumber);
        row(u"4567"_s, u"GB"_s, P::ShortNumber);
        row(u"+1234"_s, u""_s, P::TooShort);
        row(u"555-0123"_s, u"US"_s, P::TooShort);
        row(u"+1234567890123456"_s, u""_s, P::TooLong);
        row(u"+1 425 555 01234"_s, u""_s, P::TooLong);
        row(u"4255550123"_s, u""_s, P::NoCountry);
        row(u"4255550123"_s, u"XX"_s, P::NoCountry);
    }
    void whatCantBeDialledSaysWhy()
    {
        QFETCH(QString, text);
        QFETCH(QString, country);
        const PhoneNumber number = parsePhoneNumber(text, country);
        QTEST(int(number.problem), "problem");
        QVERIFY(number.e164.isEmpty());
    }
    void countriesHaveTheirCode()
    {
        QCOMPARE(callingCode(u"gb"_s), u"+44"_s);
        QVERIFY(callingCode(u"XX"_s).isEmpty());
        QVERIFY(phoneCountries().contains(u"US"_s));
        QStringList ordered = phoneCountries();
        ordered.sort();
        QCOMPARE(phoneCountries(), ordered);
    }
};

QTEST_GUILESS_MAIN(TstPhoneNumber)
#include "tst_phonenumber.moc"
