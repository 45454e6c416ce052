// File time, call time, wall clock.
#include "core/literals.h"
#include "relay/vault/gapmap.h"
#include <QTest>

using namespace callboard;
using namespace callboard::relay;

namespace {
Timestamp second(double s)
{
    return Timestamp::fromTicks(qint64(s * 10'000'000));
}
ChunkTime chunk(double start, qint64 durationMs, const QList<std::pair<double, double>> &pauses = {})
{
    ChunkTime c{second(start), {}, durationMs};
    for (const auto &[at, length] : pauses)
        c.pauses.append({second(at), length});
    return c;
}
using Rows = QList<GapRow>;
} // namespace

class TstGapMap : public QObject
{
    Q_OBJECT
private slots:
    void withoutPausesThereIsOneRow() { QCOMPARE(gapMap({chunk(100, 5000)}), (Rows{{0, 100'000}})); }
    void eachPauseBeginsARow()
    {
        QCOMPARE(gapMap({chunk(100, 5000, {{102, 3000}, {106, 500}})}),
                 (Rows{{0, 100'000}, {2000, 105'000}, {3000, 106'500}}));
    }
    void pausesMayComeInAnyOrder()
    {
        QCOMPARE(gapMap({chunk(100, 5000, {{106, 500}, {102, 3000}})}),
                 (Rows{{0, 100'000}, {2000, 105'000}, {3000, 106'500}}));
    }
    void aPauseAtTheStartMovesTheStart() { QCOMPARE(gapMap({chunk(100, 5000, {{100, 3000}})}), (Rows{{0, 103'000}})); }
    void aPauseAtTheEndIsNoGap() { QCOMPARE(gapMap({chunk(100, 5000, {{105, 3000}})}), (Rows{{0, 100'000}})); }
    void nonsenseIsLeftOut() { QCOMPARE(gapMap({chunk(100, 5000, {{102, -3}, {103, 0}})}), (Rows{{0, 100'000}})); }
    void chunksFollowEachOtherInTheFile()
    {
        QCOMPARE(gapMap({chunk(100, 5000), chunk(200, 2000, {{201, 50}})}),
                 (Rows{{0, 100'000}, {5000, 200'000}, {6000, 201'050}}));
    }
    void aChunkOfUnknownStartFollowsTheOneBefore()
    {
        QCOMPARE(gapMap({chunk(100, 5000), {{}, {}, 1000}, chunk(200, 1000)}), (Rows{{0, 100'000}, {6000, 200'000}}));
    }
};

QTEST_GUILESS_MAIN(TstGapMap)
#include "tst_gapmap.moc"
