// The ring and the beep, measured.
#include "audio/engine/ringtone.h"
#include "media/pcm/level.h"
#include <QTest>

using namespace callboard;
using namespace callboard::audio;

class TstRingTone : public QObject
{
    Q_OBJECT

private slots:
    void theRingHasTwoNotesAndAPause();
    void theBeepIsShortAndSofter();
    void volumeZeroIsSilence();
    void nothingJumpsBetweenFrames();

private:
    static std::vector<media::Sample> sound(RingTone tone, int ms);
    static double db(const std::vector<media::Sample> &all, int fromMs, int toMs);
    static double toneDb(const std::vector<media::Sample> &all, int fromMs, int toMs, double hertz);
};

std::vector<media::Sample> TstRingTone::sound(RingTone tone, int ms)
{
    std::vector<media::Sample> all;
    for (int at = 0; at < ms; at += 20) {
        const media::Frame &frame = tone.next();
        all.insert(all.end(), frame.begin(), frame.end());
    }
    return all;
}

static media::Samples part(const std::vector<media::Sample> &all, int fromMs, int toMs)
{
    return media::Samples(all).subspan(size_t(fromMs) * 16, size_t(toMs - fromMs) * 16);
}

double TstRingTone::db(const std::vector<media::Sample> &all, int fromMs, int toMs)
{
    return media::rmsDb(part(all, fromMs, toMs));
}

double TstRingTone::toneDb(const std::vector<media::Sample> &all, int fromMs, int toMs, double hertz)
{
    return media::toneDb(part(all, fromMs, toMs), hertz);
}

void TstRingTone::theRingHasTwoNotesAndAPause()
{
    const auto all = sound(RingTone(RingTone::Kind::Ring, 100), 6000);
    QVERIFY(toneDb(all, 120, 180, 784) > -12);
    QVERIFY(toneDb(all, 180, 240, 988) > -12);
    QVERIFY(db(all, 0, 1200) > -12);
    QCOMPARE(db(all, 1220, 3000), media::QuietestDb);
    QVERIFY(db(all, 3000, 4200) > -12);
}

void TstRingTone::theBeepIsShortAndSofter()
{
    const auto ring = sound(RingTone(RingTone::Kind::Ring, 80), 1000);
    const auto beep = sound(RingTone(RingTone::Kind::Beep, 80), 8000);
    QVERIFY(toneDb(beep, 20, 180, 880) < db(ring, 0, 1000) - 11);
    QVERIFY(toneDb(beep, 20, 180, 880) > -40);
    QCOMPARE(db(beep, 220, 4000), media::QuietestDb);
    QVERIFY(db(beep, 4000, 4200) > -40);
}

void TstRingTone::volumeZeroIsSilence()
{
    QCOMPARE(db(sound(RingTone(RingTone::Kind::Ring, 0), 1000), 0, 1000), media::QuietestDb);
    RingTone quieter(RingTone::Kind::Ring, 100);
    quieter.setVolume(50);
    const double full = db(sound(RingTone(RingTone::Kind::Ring, 100), 1000), 0, 1000);
    QVERIFY(qAbs(db(sound(quieter, 1000), 0, 1000) - (full - 12.04)) < 0.1);
}

void TstRingTone::nothingJumpsBetweenFrames()
{
    const auto all = sound(RingTone(RingTone::Kind::Ring, 100), 3000);
    int most = 0;
    for (size_t i = 1; i < all.size(); ++i)
        most = std::max(most, std::abs(all[i] - all[i - 1]));
    // The steepest a 988 Hz sine of this loudness gets is 6,354 a sample.
    QVERIFY2(most < 6600, qPrintable(QString::number(most)));
}

QTEST_GUILESS_MAIN(TstRingTone)
#include "tst_ringtone.moc"
