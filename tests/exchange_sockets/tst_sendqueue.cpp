#include "exchange/sockets/sendqueue.h"
#include <QTest>

using namespace callboard::exchange;
using Loss = SendQueue::Loss;

class TestSendQueue : public QObject
{
    Q_OBJECT

private slots:
    void theOldestSoundGoesFirst();
    void textGoesOnlyWhenThereIsNothingElse();
    void whatIsTooLongAloneIsLost();
    void soundIsForgotten();
};

void TestSendQueue::theOldestSoundGoesFirst()
{
    SendQueue queue(30);
    for (const char *text : {"0123456789", "text456789", "1123456789", "2123456789"})
        queue.add(text, text[0] == 't' ? Loss::LastResort : Loss::Allowed);
    QCOMPARE(queue.bytes(), 30);
    QCOMPARE(queue.lost(), 1U);
    QCOMPARE(queue.take(), QByteArray("text456789"));
    QCOMPARE(queue.take(), QByteArray("1123456789"));
    QCOMPARE(queue.take(), QByteArray("2123456789"));
    QVERIFY(queue.isEmpty());
    QCOMPARE(queue.bytes(), 0);
}

void TestSendQueue::textGoesOnlyWhenThereIsNothingElse()
{
    SendQueue queue(20);
    for (const char *text : {"0123456789", "1123456789", "2123456789"})
        queue.add(text, Loss::LastResort);
    QCOMPARE(queue.take(), QByteArray("1123456789"));
    QCOMPARE(queue.lost(), 1U);
}

void TestSendQueue::whatIsTooLongAloneIsLost()
{
    SendQueue queue(5);
    queue.add("0123456789", Loss::LastResort);
    QVERIFY(queue.isEmpty());
    QCOMPARE(queue.lost(), 1U);
}

void TestSendQueue::soundIsForgotten()
{
    SendQueue queue(100);
    queue.add("sound", Loss::Allowed);
    queue.add("text", Loss::LastResort);
    queue.add("sound", Loss::Allowed);
    queue.forgetSound();
    QCOMPARE(queue.lost(), 2U);
    QCOMPARE(queue.take(), QByteArray("text"));
    QVERIFY(queue.isEmpty());
}

QTEST_GUILESS_MAIN(TestSendQueue)
#include "tst_sendqueue.moc"
