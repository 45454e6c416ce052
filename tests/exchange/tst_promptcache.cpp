// Prompts with a cache id.
#include "core/literals.h"
#include "exchange/media/promptcache.h"
#include <QTest>

using namespace callboard;
using namespace callboard::exchange;
using namespace std::chrono_literals;

namespace {
PromptSource source(const QString &id, const QString &content = u"http://x/a.wav"_s)
{
    PromptSource s;
    s.content = content;
    s.cacheId = id;
    return s;
}

SharedSamples sound(size_t samples)
{
    return std::make_shared<const std::vector<media::Sample>>(samples);
}
} // namespace

class TestPromptCache : public QObject
{
    Q_OBJECT

private slots:
    void theSameSourceIsFoundForAnHour()
    {
        PromptCache cache;
        const SharedSamples made = sound(10);
        QVERIFY(!cache.find(source(u"a"_s), 0ms));
        cache.keep(source(u"a"_s), made, 0ms);
        QCOMPARE(cache.find(source(u"a"_s), 59min), made);
        QVERIFY(!cache.find(source(u"b"_s), 59min));
        QVERIFY(!cache.find(source(u"a"_s), 61min));
        QCOMPARE(cache.samples(), size_t(0));
    }
    void anotherSourceTakesThePlace()
    {
        PromptCache cache;
        cache.keep(source(u"a"_s), sound(10), 0ms);
        const PromptSource other = source(u"a"_s, u"http://x/b.wav"_s);
        QVERIFY(!cache.find(other, 1ms));
        cache.keep(other, sound(20), 1ms);
        QVERIFY(cache.find(other, 2ms));
        QVERIFY(!cache.find(source(u"a"_s), 2ms));
        QCOMPARE(cache.samples(), size_t(20));
    }
    void withoutAnIdNothingIsKept()
    {
        PromptCache cache;
        cache.keep(source({}), sound(10), 0ms);
        QVERIFY(!cache.find(source({}), 0ms));
    }
    void theOldestGoWhenThereIsNoRoom()
    {
        PromptCache cache(100);
        cache.keep(source(u"a"_s), sound(50), 0ms);
        cache.keep(source(u"b"_s), sound(40), 1ms);
        cache.keep(source(u"c"_s), sound(40), 2ms);
        QVERIFY(!cache.find(source(u"a"_s), 3ms));
        QVERIFY(cache.find(source(u"b"_s), 3ms) && cache.find(source(u"c"_s), 3ms));
        cache.keep(source(u"d"_s), sound(101), 3ms);
        QVERIFY(!cache.find(source(u"d"_s), 3ms));
        QCOMPARE(cache.samples(), size_t(80));
    }
};

QTEST_APPLESS_MAIN(TestPromptCache)
#include "tst_promptcache.moc"
