// Samples as bytes and back.
#include "media/pcm/bytes.h"
#include <QTest>

using namespace callboard::media;

class TstBytes : public QObject
{
    Q_OBJECT

private slots:
    void theLowByteComesFirst()
    {
        const Frame frame{-2, 12'000};
        QCOMPARE(bytesOf(frame).size(), 640);
        QCOMPARE(bytesOf(frame).first(4), QByteArray("\xfe\xff\xe0\x2e", 4));
    }
    void whatWasWrittenIsRead()
    {
        Frame frame{};
        for (size_t i = 0; i < frame.size(); ++i)
            frame[i] = Sample(i * 205);
        QVERIFY(samplesOf(bytesOf(frame)) == std::vector<Sample>(frame.begin(), frame.end()));
        QVERIFY(frameOf(bytesOf(frame)) == frame);
    }
    void anOddByteIsLeftOut()
    {
        QCOMPARE(samplesOf("\1\2\3").size(), size_t(1));
        QVERIFY(samplesOf({}).empty());
    }
    void onlyAWholeFrameIsAFrame()
    {
        QVERIFY(!frameOf(QByteArray(639, 'x')));
        QVERIFY(!frameOf(QByteArray(642, 'x')));
        QVERIFY(!frameOf({}));
    }
};

QTEST_GUILESS_MAIN(TstBytes)
#include "tst_bytes.moc"
