// A short fuzzing run with a fixed seed: some ten thousand changed inputs for each parser that meets the network.
// CALLBOARD_FUZZ_RUNS and CALLBOARD_FUZZ_SEED make it longer or different.
#include "core/literals.h"
#include "fuzz/mutator.h"
#include "fuzz/targets.h"
#include <QTest>

using namespace callboard::fuzz;

class TstFuzzShort : public QObject
{
    Q_OBJECT
private slots:
    void wellFormedInputsAreTaken_data() { rows(); }
    void wellFormedInputsAreTaken()
    {
        QFETCH(int, index);
        const Target &target = targets()[index];
        const QList<QByteArray> seeds = target.seeds();
        QVERIFY(!seeds.isEmpty());
        for (const QByteArray &seed : seeds)
            verifyHolds(target, seed);
    }

    void changedInputsEndInAValueOrAnError_data() { rows(); }
    void changedInputsEndInAValueOrAnError()
    {
        QFETCH(int, index);
        const Target &target = targets()[index];
        const quint32 seed = setting("CALLBOARD_FUZZ_SEED", 20260312);
        Mutator mutator(target.seeds(), seed + quint32(index));
        for (quint32 left = setting("CALLBOARD_FUZZ_RUNS", 20'000); left > 0; --left)
            verifyHolds(target, mutator.next());
    }

    void rubbishEndsInAValueOrAnError_data() { rows(); }
    void rubbishEndsInAValueOrAnError()
    {
        QFETCH(int, index);
        Mutator mutator({}, quint32(index) + 1);
        for (int i = 0; i < 2'000; ++i)
            verifyHolds(targets()[index], mutator.next());
    }

    void theSameSeedGivesTheSameInputs()
    {
        Mutator one({"{\"a\":1}"}, 7);
        Mutator two({"{\"a\":1}"}, 7);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(one.next(), two.next());
    }

private:
    static void verifyHolds(const Target &target, const QByteArray &input)
    {
        target.run(input);
        const QByteArray failure = takeFailure();
        QVERIFY2(failure.isEmpty(), QByteArray(failure + ", input in hex: " + input.toHex()).constData());
    }
    static quint32 setting(const char *name, quint32 usual)
    {
        bool given = false;
        const int value = qEnvironmentVariableIntValue(name, &given);
        return given ? quint32(value) : usual;
    }
    static void rows()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < targets().size(); ++i)
            QTest::newRow(targets()[i].name) << i;
    }
};

QTEST_GUILESS_MAIN(TstFuzzShort)
#include "tst_fuzz_short.moc"
