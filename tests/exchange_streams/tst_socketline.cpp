#include "exchange/media/socketline.h"
#include "media/pcm/level.h"
#include <QTest>
#include <cmath>

using namespace callboard;
using namespace callboard::exchange;
using Millis = SocketLine::Millis;

namespace {
media::Frame tone(int number)
{
    media::Frame frame;
    for (size_t i = 0; i < frame.size(); ++i)
        frame[i] = media::Sample(8000 * std::sin(2 * M_PI * 500 * (number * 320 + double(i)) / media::SampleRate));
    return frame;
}

/// Share of ticks in which the tone is within 3 dB, when a program speaks for 20 s.
double understood(const LineFaults &faults, quint64 seed = 7)
{
    SocketLine line(seed);
    std::vector<QChar> keys;
    int loud = 0;
    for (int i = 0; i < 1000; ++i) {
        const Millis now(i * 20);
        line.in.write(SocketLine::In{i, now, {}, tone(i)});
        const media::Frame *frame = line.next(now, faults, keys);
        loud += frame && media::rmsDb(*frame) > -18 ? 1 : 0;
    }
    return loud / 1000.0;
}
} // namespace

class TestSocketLine : public QObject
{
    Q_OBJECT

private slots:
    void aGoodLineIsHeardWhole() { QVERIFY(understood({}) > 0.99); }
    void lossAndJitterAreConcealed()
    {
        const double share = understood({0.05, Millis(100)});
        QVERIFY2(share > 0.9, qPrintable(QString::number(share)));
    }
    void nothingComesThroughWhenAllIsLost() { QCOMPARE(understood({1, Millis(0)}), 0.0); }
    void theSeedDecides()
    {
        QCOMPARE(understood({0.3, Millis(60)}, 1), understood({0.3, Millis(60)}, 1));
        QVERIFY(understood({0.3, Millis(60)}, 1) != understood({0.3, Millis(60)}, 2));
    }
    void keysAreNotLost();
    void theWayOutLosesToo();
    void whatIsOldIsForgotten();
};

void TestSocketLine::keysAreNotLost()
{
    SocketLine line(1);
    std::vector<QChar> keys;
    line.in.write(SocketLine::In{0, Millis(0), QLatin1Char('5'), {}});
    QVERIFY(!line.next(Millis(0), {1, Millis(0)}, keys));
    QCOMPARE(keys, std::vector<QChar>{QLatin1Char('5')});
}

void TestSocketLine::theWayOutLosesToo()
{
    SocketLine line(1);
    int got = 0;
    SocketLine::Out out;
    for (int i = 0; i < 1000; ++i) {
        line.hear(tone(i), Millis(i * 20), {0.25, Millis(0)});
        while (line.out.read(out))
            ++got;
    }
    QVERIFY(got > 700 && got < 800);
}

void TestSocketLine::whatIsOldIsForgotten()
{
    SocketLine line(1);
    std::vector<QChar> keys;
    for (int i = 0; i < 10; ++i)
        line.in.write(SocketLine::In{i, Millis(i * 20), {}, tone(i)});
    line.forget();
    for (int i = 0; i < 10; ++i)
        QVERIFY(!line.next(Millis(200 + i * 20), {}, keys));
}

QTEST_GUILESS_MAIN(TestSocketLine)
#include "tst_socketline.moc"
