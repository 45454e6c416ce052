#include "core/backoff.h"
#include "core/base64.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "core/redaction.h"
#include "core/timestamp.h"
#include <QTest>

using namespace callboard;

class TstCore : public QObject
{
    Q_OBJECT
private slots:
    void aMissingMemberIsNamedWithItsPath()
    {
        JsonReader r(QJsonObject{{u"b"_s, 1}}, u"$.data"_s);
        r.required<QString>("a"_L1);
        r.required<QString>("b"_L1);
        QCOMPARE(*r.problems(), QStringList({u"$.data.a: missing"_s, u"$.data.b: wrong type"_s}));
        QVERIFY(!r.finish(1));
    }
    void nullCountsAsLeftOut()
    {
        JsonReader r(QJsonObject{{u"a"_s, QJsonValue::Null}});
        QVERIFY(!r.optional<QString>("a"_L1));
        QVERIFY(r.ok());
    }
    void unreadMembersSurvive()
    {
        JsonReader r(QJsonObject{{u"a"_s, 1}, {u"later"_s, u"x"_s}});
        QCOMPARE(r.required<int>("a"_L1), 1);
        QCOMPARE(r.unread(), QJsonObject({{u"later"_s, u"x"_s}}));
    }
    void wholeNumbersKeepAll64Bits()
    {
        const auto object = parseJsonObject(R"({"offset":9007199254740993})");
        QVERIFY(object);
        JsonReader r(*object);
        QCOMPARE(r.required<qint64>("offset"_L1), 9007199254740993LL);
    }
    void aFractionIsNoWholeNumber()
    {
        JsonReader r(QJsonObject{{u"n"_s, 1.5}});
        r.required<int>("n"_L1);
        QVERIFY(!r.ok());
    }
    void deepNestingIsRefused()
    {
        QVERIFY(!parseJson(QByteArray(1'000'000, '[')));
        QVERIFY(!parseJson(QByteArray(65, '[') + QByteArray(65, ']')));
        QVERIFY(parseJson(QByteArray(60, '[') + QByteArray(60, ']')));
    }
    void timesKeepTheirTextAndSevenDigits()
    {
        const auto t = Timestamp::parse(u"2026-03-16T09:12:44.1837265+00:00");
        QVERIFY(t);
        QCOMPARE(t->text(), u"2026-03-16T09:12:44.1837265+00:00"_s);
        QCOMPARE(Timestamp::fromTicks(t->ticks()).text(), t->text());
        QCOMPARE(Timestamp::fromTicks(t->ticks() - 5).text(), u"2026-03-16T09:12:44.183726+00:00"_s);
        QVERIFY(!Timestamp::parse(u"yesterday"));
        QVERIFY(Timestamp::parse(u"0001-01-01T00:00:00+00:00"));
    }
    void theServicesFormIsReadAsEveryOther()
    {
        constexpr qint64 hour = 3600LL * 10'000'000;
        for (const QString &moment :
             {u"0001-01-01T05:00:00"_s, u"1600-02-29T00:00:00"_s, u"1969-12-31T23:59:59.9"_s, u"1970-01-01T00:00:00"_s,
              u"2000-02-29T12:30:45.0000001"_s, u"2100-02-28T23:59:59"_s, u"9999-12-31T23:59:59.1234567"_s}) {
            const auto plain = Timestamp::parse(moment + "+00:00"_L1);
            const auto zulu = Timestamp::parse(moment + "Z"_L1);
            const auto general = Timestamp::parse(moment + "+01:00"_L1);
            QVERIFY2(plain && zulu && general, qPrintable(moment));
            QCOMPARE(plain->ticks(), general->ticks() + hour);
            QCOMPARE(zulu->ticks(), plain->ticks());
            QCOMPARE(zulu->text(), moment + "Z"_L1);
        }
        for (const QStringView wrong :
             {u"2026-02-29T00:00:00Z", u"2026-13-01T00:00:00Z", u"2026-00-01T00:00:00Z", u"2026-01-01T24:00:01Z",
              u"2026-01-01T00:60:00Z", u"2026-01-01T00:00:00.Z", u"2026-0a-01T00:00:00Z", u"-026-01-01T00:00:00Z"})
            QVERIFY2(!Timestamp::parse(wrong), qPrintable(wrong.toString()));
    }
    void secretsAndNumbersAreMasked()
    {
        QCOMPARE(redacted(u"4:+14255550123"_s), u"4:+*********23"_s);
        QVERIFY(!redacted(u"Authorization: Bearer eyJhbGciOi.eyJzdWIiOjF9.c2ln"_s).contains(u"eyJ"));
        QVERIFY(!redacted(u"POST /eventgrid?code=topsecret"_s).contains(u"topsecret"));
        QVERIFY(!redacted(u"{\"incomingCallContext\":\"abc\"}"_s).contains(u"abc"));
    }
    void base64IsThatOfQt()
    {
        QRandomGenerator random(5);
        for (int size = 0; size < 700; ++size) {
            QByteArray bytes;
            for (int i = 0; i < size; ++i)
                bytes += char(random.generate());
            QByteArray text = "before";
            base64::append(text, bytes);
            QCOMPARE(text, "before" + bytes.toBase64());
            QCOMPARE(base64::decode(text.sliced(6)), std::optional(bytes));
        }
    }
    void base64RefusesWhatQtRefuses()
    {
        const QByteArray good = QByteArray("what a party says in 20 ms, and what it says in the next").toBase64();
        for (qsizetype length = 0; length <= good.size(); ++length) {
            for (const char wrong : QByteArrayView("=-_ \n\0\x80\xff", 8)) {
                QByteArray text = good.first(length);
                const auto compare = [&text] {
                    const auto qt = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
                    QCOMPARE(base64::decode(text), qt ? std::optional(qt.decoded) : std::nullopt);
                };
                compare();
                if (length == 0)
                    continue;
                for (const qsizetype place : {length / 2, length - 1, qsizetype(0)}) {
                    text = good.first(length);
                    text[place] = wrong;
                    compare();
                }
            }
        }
    }
    void backoffGrowsToItsLimit()
    {
        Backoff b(std::chrono::milliseconds(100), std::chrono::milliseconds(400), 1);
        const auto first = b.next();
        QVERIFY(first.count() >= 50 && first.count() <= 100);
        b.next();
        b.next();
        QVERIFY(b.next().count() <= 400);
        b.reset();
        QVERIFY(b.next().count() <= 100);
    }
};

QTEST_GUILESS_MAIN(TstCore)
#include "tst_core.moc"
